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
    /// The outcome.
    outcome: Outcome,
    /// The tier's id.
    #[prop(optional_no_strip)]
    tier: Option<String>,
    /// Whether to be brief: the tier alone, or one word; screen readers get the outcome all the same.
    #[prop(optional)]
    compact: bool,
) -> impl IntoView {
    view! {
        <span class="chip" data-outcome=outcome.as_str()>
            <span class="glyph" aria-hidden="true">{glyph(outcome)}</span>
            {if compact {
                let short = tier.unwrap_or_else(|| words::short(outcome).to_owned());
                view! { <span class="hidden">{words::outcome(outcome)} ": "</span> <span>{short}</span> }.into_any()
            } else {
                view! { <span>{words::verdict(outcome, tier.as_deref())}</span> }.into_any()
            }}
        </span>
    }
}
