//! Rows that go by their position.

use leptos::prelude::*;

/// One row for each position below a count. A row stays while others come and go behind it.
#[component]
pub(crate) fn Indexed(
    /// How many rows.
    count: Memo<usize>,
    /// Makes the row at a position.
    row: fn(usize) -> AnyView,
) -> impl IntoView {
    view! { <For each=move || 0..count.get() key=|index| *index children=row /> }
}
