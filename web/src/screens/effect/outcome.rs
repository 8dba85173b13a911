//! What happens.

use baton_core::call::Phase;
use leptos::prelude::*;

use super::Answer;
use crate::components::chip::glyph;
use crate::time;

/// The outcome in one sentence, whose call it is, and what of it could not be used.
pub(super) fn view(answer: &Answer) -> impl IntoView + use<> {
    let Answer {
        sample, decision, ..
    } = answer;
    let phase = match sample.call.phase {
        Phase::Live => "still on the line",
        Phase::Ended => "call over",
    };
    let when = format!(" · {} · {phase}", time::moment(decision.at, answer.zone));
    let unusable = decision.intake.iter().map(|finding| {
        let message = finding.message.clone();
        view! {
            <p class="problem" data-severity="warning" data-testid="intake">
                <span class="glyph" aria-hidden="true">"!"</span> <span>{message}</span>
            </p>
        }
    });
    view! {
        <p class="who"><strong>{sample.who()}</strong> {when}</p>
        <h3
            id="outcome-title"
            class="outcome"
            data-testid="outcome"
            data-outcome=decision.outcome.as_str()
        >
            <span class="glyph" aria-hidden="true">{glyph(decision.outcome)}</span>
            <span>{decision.sentence.clone()}</span>
        </h3>
        <p class="story">{sample.story.clone()}</p>
        {unusable.collect_view()}
    }
}
