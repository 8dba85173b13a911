//! An outcome as a chip: a glyph, words, and a colour.

use baton_core::Outcome;
use leptos::prelude::*;

use crate::words;

/// The glyph of an outcome.
pub(crate) const fn glyph(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::HandOff => "→",
        Outcome::NoHandoff => "–",
        Outcome::Undecided => "?",
    }
}

/// An outcome, with its tier where there is one.
#[component]
pub(crate) fn Chip(
    outcome: Outcome,
    #[prop(optional_no_strip)] tier: Option<String>,
) -> impl IntoView {
    view! {
        <span class="chip" data-outcome=outcome.as_str()>
            <span class="glyph" aria-hidden="true">{glyph(outcome)}</span>
            <span>{words::verdict(outcome, tier.as_deref())}</span>
        </span>
    }
}
