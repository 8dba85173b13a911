//! What a condition says of a call, as a light: a glyph, words, and a colour.

use baton_core::Truth;
use leptos::prelude::*;

use crate::words;

/// The light itself; its words stand beside it.
#[component]
pub(crate) fn Light(truth: Truth) -> impl IntoView {
    let glyph = match truth {
        Truth::Met => "✓",
        Truth::NotMet => "✕",
        Truth::Unknown => "?",
    };
    view! {
        <span class="light" data-truth=truth.as_str()>
            <span class="glyph" aria-hidden="true">{glyph}</span>
            <span class="word">{words::truth(truth)}</span>
        </span>
    }
}
