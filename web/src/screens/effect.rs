//! What the policy does to the selected call.

mod brief;
mod format;
mod missing;
mod outcome;
mod plan;
mod timeline;
mod why;

use baton_core::Decision;
use baton_core::calendar::Zone;
use baton_core::money::Currency;
use leptos::prelude::*;

use crate::browser::focus_later;
use crate::components::chip::Chip;
use crate::samples::Sample;
use crate::session::session;
use crate::words;

/// What the parts of the answer are made from. They are drawn anew with it, and hold no state.
struct Answer {
    sample: Sample,
    decision: Decision,
    zone: Zone,
    currency: Currency,
}

/// The answer, in the order in which questions arise. While the draft has errors, the last good one, dimmed.
#[component]
pub(crate) fn Effect() -> impl IntoView {
    let session = session();
    let stale = move || session.error_count() > 0;
    let answer = move || {
        let (zone, currency) =
            session.with_policy(|policy| (policy.calendar().zone(), policy.money().currency));
        let answer = Answer {
            sample: session.sample()?,
            decision: session.decision(Decision::clone)?,
            zone,
            currency,
        };
        Some(view! {
            {outcome::view(&answer)}
            {why::view(&answer)}
            {missing::view(&answer)}
            {format::view(&answer)}
            {plan::view(&answer)}
            {timeline::view(&answer)}
            {brief::view(&answer)}
            {json(&answer)}
        })
    };
    view! {
        <section class="block result" aria-labelledby="outcome-title">
            {move || session.first_error().map(|first| banner(&words::finding(&first), session.error_count()))}
            <div class="answer" class:stale=stale data-stale=move || stale().to_string()>{answer}</div>
        </section>
    }
}

/// Why the answer below is not of the draft as it stands.
fn banner(first: &str, errors: usize) -> impl IntoView + use<> {
    let others = match errors {
        0 | 1 => String::new(),
        many => format!(" ({} more)", many - 1),
    };
    let text = format!(
        "The last result that could be decided. The draft cannot decide calls yet: {first}{others}"
    );
    view! {
        <p class="banner" data-testid="stale">
            <span class="glyph" aria-hidden="true">"!"</span>
            <span>{text}</span>
        </p>
    }
}

/// The decision itself, byte for byte what the command line prints for the same policy and call.
fn json(answer: &Answer) -> impl IntoView + use<> {
    let json = answer.decision.canonical();
    let json = json.unwrap_or_else(|error| error.to_string());
    view! {
        <details class="fold json">
            <summary>"Decision as JSON"</summary>
            <pre tabindex="0" aria-label="decision as JSON" data-testid="decision-json">{json}</pre>
        </details>
    }
}

/// The outcome in a line that stays in view when the panes are stacked.
#[component]
pub(crate) fn ResultBar() -> impl IntoView {
    let session = session();
    let standing = move || {
        let verdict = session.verdict(session.selected())?;
        let errors = session.error_count() > 0;
        Some(view! {
            <span class="name">{session.sample()?.title}</span>
            <Chip outcome=verdict.outcome tier=verdict.tier />
            <span class="changed" class:hidden=!errors>{errors.then_some("has errors")}</span>
        })
    };
    view! {
        <aside class="result-bar" aria-label="Result">
            {standing}
            <button type="button" class="button small" on:click=move |_| focus_later("effect".to_owned())>
                "See why"
            </button>
        </aside>
    }
}
