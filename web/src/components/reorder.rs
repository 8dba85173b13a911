//! Buttons that move an item of a list up and down.

use baton_core::draft::Edit;
use baton_core::path::Path;
use leptos::prelude::*;

use crate::browser::focus_later;
use crate::session::session;

/// The two buttons of one item. The focus follows the item, and the move is announced.
#[component]
pub(crate) fn Reorder(
    /// The list.
    list: Path,
    /// The item's index.
    index: usize,
    /// What one item is called, as in `condition`; ids begin with it.
    what: &'static str,
) -> impl IntoView {
    let session = session();
    let count = session.count(list.clone());
    let shift = move |up: bool| {
        let count = count.get_untracked();
        let to = if up {
            index.checked_sub(1)
        } else {
            Some(index + 1)
        };
        let Some(to) = to.filter(|to| *to < count) else {
            return;
        };
        session.apply(&[Edit::Move {
            list: list.clone(),
            from: index,
            to,
        }]);
        session.announce(format!(
            "{what} {} moved to position {} of {count}",
            index + 1,
            to + 1
        ));
        // At an end of the list the button that brought it there can do no more.
        let way = match (up, to) {
            (true, 0) => "down",
            (false, last) if last + 1 == count => "up",
            (true, _) => "up",
            (false, _) => "down",
        };
        focus_later(format!("{what}-{to}-{way}"));
    };
    let is_last = move || index + 1 >= count.get();
    let (up, down) = (shift.clone(), shift);
    view! {
        <button
            type="button"
            class="icon"
            id=format!("{what}-{index}-up")
            data-testid=format!("{what}-{index}-up")
            aria-label=format!("move {what} {} up", index + 1)
            disabled=index == 0
            on:click=move |_| up(true)
        >
            <span aria-hidden="true">"↑"</span>
        </button>
        <button
            type="button"
            class="icon"
            id=format!("{what}-{index}-down")
            data-testid=format!("{what}-{index}-down")
            aria-label=format!("move {what} {} down", index + 1)
            disabled=is_last
            on:click=move |_| down(false)
        >
            <span aria-hidden="true">"↓"</span>
        </button>
    }
}
