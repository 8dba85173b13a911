//! Which of budget, authority, need and timeline the trigger asks for.

use leptos::prelude::*;

use crate::bant::{LETTERS, Letter};
use crate::conditions;
use crate::session::session;

/// A badge for each, and a warning for each that no condition covers.
#[component]
pub(crate) fn Badges() -> impl IntoView {
    let session = session();
    let rows = session.node(conditions::list());
    let covered = move |letter: Letter| {
        rows.with(|rows| rows.as_ref().is_some_and(|rows| letter.covered_by(rows)))
    };
    let badge = move |letter: Letter| {
        let covered = Memo::new(move |_| covered(letter));
        view! {
            <li class="badge" data-covered=move || covered.get().to_string()
                data-testid=format!("bant-{}", letter.field)>
                <span class="glyph" aria-hidden="true">{move || if covered.get() { "✓" } else { "!" }}</span>
                {letter.name}
                <span class="why">
                    {move || (!covered.get()).then(|| format!("not covered: {}", letter.risk))}
                </span>
                <span class="hidden">{move || covered.get().then_some("covered")}</span>
            </li>
        }
    };
    view! { <ul class="badges" aria-label="BANT coverage">{LETTERS.map(badge).into_iter().collect_view()}</ul> }
}
