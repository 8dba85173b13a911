//! What is missing, and what to ask.

use baton_core::call::Phase;
use baton_core::decision::Missing;
use leptos::prelude::*;

use crate::session::session;
use crate::words;

/// The facts that could still change the outcome; nothing when there are none.
#[component]
pub(crate) fn MissingFacts() -> impl IntoView {
    let session = session();
    let missing = session.decision(|d| d.missing.clone());
    let live = move || {
        session
            .sample()
            .is_some_and(|s| s.call.phase == Phase::Live)
    };
    let line = |missing: Missing| {
        let ask = match missing.ask {
            Some(question) => format!("“{question}”"),
            None => "no question is written for this fact".to_owned(),
        };
        view! {
            <li data-testid=format!("missing-{}", missing.field)>
                <span class="fact">{words::field(&missing.field)}</span>
                <span class="ask">{ask}</span>
            </li>
        }
    };
    move || {
        let missing = missing.get().unwrap_or_default();
        (!missing.is_empty()).then(|| {
            let lead = if live() {
                "There is still time to ask:"
            } else {
                "The call is over, so a person has to find out:"
            };
            view! {
                <section class="part missing" aria-labelledby="missing-title">
                    <h4 id="missing-title">"Missing"</h4>
                    <p>{lead}</p>
                    <ul>{missing.into_iter().map(line).collect_view()}</ul>
                </section>
            }
        })
    }
}
