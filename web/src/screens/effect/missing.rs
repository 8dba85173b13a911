//! What is missing, and what to ask.

use baton_core::call::Phase;
use baton_core::decision::Missing;
use leptos::prelude::*;

use super::Answer;
use crate::words;

/// The facts that could still change the outcome; nothing when there are none.
pub(super) fn view(answer: &Answer) -> Option<impl IntoView + use<>> {
    let missing = &answer.decision.missing;
    let lead = match answer.sample.call.phase {
        Phase::Live => "There is still time to ask:",
        Phase::Ended => "The call is over, so a person has to find out:",
    };
    (!missing.is_empty()).then(|| {
        view! {
            <section class="part missing" aria-labelledby="missing-title">
                <h4 id="missing-title">"Missing"</h4>
                <p>{lead}</p>
                <ul>{missing.iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}

fn line(missing: &Missing) -> impl IntoView + use<> {
    let ask = match &missing.ask {
        Some(question) => format!("“{question}”"),
        None => "no question is written for this fact".to_owned(),
    };
    view! {
        <li data-testid=format!("missing-{}", missing.field)>
            <span class="fact">{words::field(&missing.field)}</span>
            <span class="ask">{ask}</span>
        </li>
    }
}
