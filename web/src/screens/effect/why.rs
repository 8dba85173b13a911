//! Why: a light for each condition.

use baton_core::decision::TraceLine;
use baton_core::money::Currency;
use leptos::prelude::*;

use crate::components::light::Light;
use crate::session::session;
use crate::words;

/// The conditions as they stand for the call.
#[component]
pub(crate) fn Why() -> impl IntoView {
    let session = session();
    let trace = session.decision(|d| d.trace.clone());
    let lines = move || {
        let mut number = 0;
        let currency = session.with_policy(|policy| policy.money().currency);
        let line = |line: TraceLine| {
            if line.field.is_none() {
                return view! { <Group line /> }.into_any();
            }
            let index = number;
            number += 1;
            view! { <Line line index currency /> }.into_any()
        };
        trace
            .get()
            .unwrap_or_default()
            .into_iter()
            .map(line)
            .collect_view()
    };
    view! {
        <section class="part" aria-labelledby="why-title">
            <h4 id="why-title">"Why"</h4>
            <ul class="lights">{lines}</ul>
        </section>
    }
}

#[component]
fn Group(line: TraceLine) -> impl IntoView {
    view! { <li class="group" data-depth=line.depth.to_string()>{line.sentence} ":"</li> }
}

#[component]
fn Line(line: TraceLine, index: usize, currency: Currency) -> impl IntoView {
    let actual = line.actual.as_ref().map(|fact| fact.words(currency));
    let field = words::field(line.field.as_deref().unwrap_or_default());
    // The field and the value stand in columns of their own; the rest of the sentence says what is needed.
    let needed = line
        .sentence
        .rsplit_once("; ")
        .map(|(_, needed)| needed.to_owned());
    view! {
        <li
            data-testid=format!("light-{index}")
            data-truth=line.result.as_str()
            data-depth=line.depth.to_string()
        >
            <Light truth=line.result />
            <p>
                <span class="fact">{field}</span> " "
                <span class="actual">{actual.unwrap_or_else(|| "not known".to_owned())}</span> " "
                <span class="needed">{needed.unwrap_or(line.sentence)}</span>
            </p>
            <span class="distance">{line.distance}</span>
        </li>
    }
}
