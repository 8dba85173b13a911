//! Which of budget, authority, need and timeline the trigger asks for.

use baton_core::bant::{LETTERS, Letter};
use leptos::prelude::*;

use crate::conditions;
use crate::session::session;

/// A badge for each, and a warning for each that no condition covers.
#[component]
pub(crate) fn Badges() -> impl IntoView {
    let session = session();
    let rows = session.node(conditions::list());
    let badges = move || {
        let rows = rows.get().unwrap_or_default();
        LETTERS
            .map(|letter| badge(letter, letter.covered_by(&rows)))
            .collect_view()
    };
    view! { <ul class="badges" aria-label="BANT coverage">{badges}</ul> }
}

fn badge(letter: Letter, covered: bool) -> impl IntoView {
    let (glyph, word) = if covered {
        ("✓", "covered".to_owned())
    } else {
        ("!", format!("not covered: {}", letter.risk))
    };
    view! {
        <li
            class="badge"
            data-covered=covered.to_string()
            data-testid=format!("bant-{}", letter.word)
        >
            <span class="glyph" aria-hidden="true">{glyph}</span>
            {letter.name}
            <span class="why" class:hidden=covered>{word}</span>
        </li>
    }
}
