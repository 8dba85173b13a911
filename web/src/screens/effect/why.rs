//! Why: a light for each condition.

use baton_core::decision::TraceLine;
use baton_core::money::Currency;
use leptos::prelude::*;

use super::Answer;
use crate::components::light::Light;
use crate::words;

/// The conditions as they stand for the call.
pub(super) fn view(answer: &Answer) -> impl IntoView + use<> {
    let mut number = 0;
    let lines = answer.decision.trace.iter().map(|line| {
        if line.field.is_none() {
            return group(line).into_any();
        }
        number += 1;
        condition(line, number - 1, answer.currency).into_any()
    });
    let lines: Vec<AnyView> = lines.collect();
    view! {
        <section class="part" aria-labelledby="why-title">
            <h4 id="why-title">"Why"</h4>
            <ul class="lights">{lines}</ul>
        </section>
    }
}

fn group(line: &TraceLine) -> impl IntoView + use<> {
    view! { <li class="group" data-depth=line.depth.to_string()>{format!("{}:", line.sentence)}</li> }
}

fn condition(line: &TraceLine, index: usize, currency: Currency) -> impl IntoView + use<> {
    let actual = line.actual.as_ref().map(|fact| fact.words(currency));
    let field = words::field(line.field.as_deref().unwrap_or_default());
    // The field and the value stand on their own; the rest of the sentence says what is needed.
    let needed = line.sentence.rsplit_once("; ").map(|(_, needed)| needed);
    let needed = needed.unwrap_or(&line.sentence).to_owned();
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
                <span class="needed">{needed}</span>
            </p>
            <span class="distance">{line.distance.clone()}</span>
        </li>
    }
}
