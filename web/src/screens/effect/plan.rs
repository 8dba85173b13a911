//! What happens, in order.

use baton_core::plan::PlanStep;
use leptos::prelude::*;

use super::Answer;

/// The plan; nothing when the call is not handed off.
pub(super) fn view(answer: &Answer) -> Option<impl IntoView + use<>> {
    let plan = &answer.decision.plan;
    (!plan.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="plan-title">
                <h4 id="plan-title">"Plan"</h4>
                <ol class="plan">{plan.iter().enumerate().map(step).collect_view()}</ol>
            </section>
        }
    })
}

fn step((index, step): (usize, &PlanStep)) -> impl IntoView + use<> {
    view! {
        <li data-testid=format!("plan-{index}") data-step=step.step>
            {step.words}
            <span class="note">{step.from}</span>
            {step.note.map(|note| view! { <span class="note">{note}</span> })}
        </li>
    }
}
