//! What happens, in order.

use leptos::prelude::*;

use crate::session::session;

/// The plan; nothing when the call is not handed off.
#[component]
pub(crate) fn Plan() -> impl IntoView {
    let session = session();
    let plan = session.decision(|d| d.plan.clone());
    move || {
        let plan = plan.get().unwrap_or_default();
        (!plan.is_empty()).then(|| {
            let step = |(index, step): (usize, baton_core::plan::PlanStep)| {
                view! {
                    <li data-testid=format!("plan-{index}") data-step=step.step>
                        {step.words}
                        <span class="note">{step.from}</span>
                    </li>
                }
            };
            view! {
                <section class="part" aria-labelledby="plan-title">
                    <h4 id="plan-title">"Plan"</h4>
                    <ol class="plan">{plan.into_iter().enumerate().map(step).collect_view()}</ol>
                </section>
            }
        })
    }
}
