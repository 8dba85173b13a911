//! What is wrong at a place, shown at that place.

use baton_core::{Diagnostic, Severity};
use leptos::prelude::*;

use crate::words;

/// The findings of one field; nothing while there are none.
#[component]
pub(crate) fn Problems(
    /// The element's id, for the field's `aria-describedby`.
    id: String,
    /// What to show now.
    found: Memo<Vec<Diagnostic>>,
) -> impl IntoView {
    view! {
        <div class="problems" id=id>
            {move || found.get().iter().map(|d| view! { <Problem found=d.clone() /> }).collect_view()}
        </div>
    }
}

/// One finding: a glyph for how much it matters, and the text.
#[component]
pub(crate) fn Problem(found: Diagnostic) -> impl IntoView {
    let (glyph, word, class) = match found.severity {
        Severity::Error => ("✕", "error: ", "error"),
        Severity::Warning => ("!", "warning: ", "warning"),
        Severity::Note => ("i", "note: ", "info"),
    };
    view! {
        <p class="problem" data-severity=class data-code=found.code.as_str()>
            <span class="glyph" aria-hidden="true">{glyph}</span>
            <span><span class="hidden">{word}</span> {words::finding(&found)}</span>
        </p>
    }
}
