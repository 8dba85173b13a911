//! When the steps of the SLA fall, and why then.

use baton_core::calendar::Zone;
use baton_core::sla::{StepId, TimelineStep};
use baton_core::{Instant, Policy};
use leptos::prelude::*;

use crate::session::session;
use crate::time;
use crate::words;

/// The word of a step in a decision's JSON; tests find steps by it.
const fn name(id: StepId) -> &'static str {
    match id {
        StepId::WarmHold => "warm_hold",
        StepId::Tier1 => "tier_1",
        StepId::Tier2 => "tier_2",
        StepId::HoldingMessage => "holding_message",
        StepId::Nurture => "nurture",
    }
}

/// The dated ladder; nothing when the call is not handed off.
#[component]
pub(crate) fn Timeline() -> impl IntoView {
    let session = session();
    let timeline = session.decision(|d| (d.at, d.timeline.clone()));
    move || {
        let (start, steps) = timeline.get()?;
        let zone = session.with_policy(|policy: &Policy| policy.calendar().zone());
        (!steps.is_empty()).then(|| {
            view! {
                <section class="part" aria-labelledby="timeline-title">
                    <h4 id="timeline-title">"SLA, in " {time::place(zone)} " time"</h4>
                    <ol class="timeline">
                        {steps.into_iter().map(|step| view! { <Step step start zone /> }).collect_view()}
                    </ol>
                </section>
            }
        })
    }
}

#[component]
fn Step(step: TimelineStep, start: Instant, zone: Zone) -> impl IntoView {
    let at = step.deadline.at;
    let after = time::span(at.epoch() - start.epoch());
    let skipped = time::skipped(&step.deadline.receipt);
    let skipped = (!skipped.is_empty()).then(|| {
        view! { <span class="skips">{format!("skips {}", words::list(&skipped, "and"))}</span> }
    });
    let mut lines: Vec<String> = step
        .deadline
        .receipt
        .iter()
        .map(|line| time::receipt(line, zone))
        .collect();
    if lines.is_empty() {
        lines.push("every minute counts, day and night".to_owned());
    }
    let lines = lines
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect_view();
    view! {
        <li data-testid=format!("sla-{}", name(step.id))>
            <time datetime=at.to_string()>{time::moment(at, zone)}</time>
            <span class="what">{step.id.words()}</span>
            <span class="note">{format!("{after} after the call")} " " {skipped}</span>
            <details>
                <summary>"why this moment"</summary>
                <ol class="receipt">{lines}</ol>
            </details>
        </li>
    }
}
