//! What happens.

use baton_core::call::Phase;
use leptos::prelude::*;

use crate::components::chip::glyph;
use crate::session::session;
use crate::time;

/// The outcome in one sentence, and whose call it is.
#[component]
pub(crate) fn OutcomeCard() -> impl IntoView {
    let session = session();
    let outcome = session.decision(|d| (d.outcome, d.sentence.clone()));
    let at = session.decision(|d| d.at);
    let moment = move || {
        let zone = session.with_policy(|policy| policy.calendar().zone());
        at.get().map(|at| time::moment(at, zone))
    };
    let intake = session.decision(|d| d.intake.clone());
    view! {
        {move || session.sample().map(|sample| view! {
            <p class="who">
                <strong>{sample.who()}</strong>
                " · " {moment}
                {match sample.call.phase {
                    Phase::Live => " · still on the line",
                    Phase::Ended => " · call over",
                }}
            </p>
        })}
        <h3
            id="outcome-title"
            class="outcome"
            data-testid="outcome"
            data-outcome=move || outcome.get().map(|(outcome, _)| outcome.as_str())
        >
            <span class="glyph" aria-hidden="true">{move || outcome.get().map(|(o, _)| glyph(o))}</span>
            <span>{move || outcome.get().map(|(_, sentence)| sentence)}</span>
        </h3>
        <p class="story">{move || session.sample().map(|sample| sample.story)}</p>
        {move || {
            let found = intake.get().unwrap_or_default();
            (!found.is_empty()).then(|| view! {
                <ul class="plain" data-testid="intake">
                    {found.into_iter().map(|f| view! { <li class="problem" data-severity="warning">{f.message}</li> }).collect_view()}
                </ul>
            })
        }}
    }
}
