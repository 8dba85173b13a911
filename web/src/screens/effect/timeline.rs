//! When the steps of the SLA fall, and why then.

use baton_core::Instant;
use baton_core::calendar::Zone;
use baton_core::sla::{StepId, TimelineStep};
use leptos::prelude::*;

use super::Answer;
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
pub(super) fn view(answer: &Answer) -> Option<impl IntoView + use<>> {
    let steps = &answer.decision.timeline;
    let step = |step| step_view(step, answer.decision.at, answer.zone);
    (!steps.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="timeline-title">
                <h4 id="timeline-title">{format!("SLA, in {} time", time::place(answer.zone))}</h4>
                <ol class="timeline">{steps.iter().map(step).collect_view()}</ol>
            </section>
        }
    })
}

fn step_view(step: &TimelineStep, start: Instant, zone: Zone) -> impl IntoView + use<> {
    let at = step.deadline.at;
    let mut after = format!("{} after the call", time::span(at.epoch() - start.epoch()));
    if step.merged.is_some() {
        after.push_str(" · not sent by itself");
    }
    let skipped = match time::skipped(&step.deadline.receipt).as_slice() {
        [] => String::new(),
        skipped => format!(" · skips {}", words::list(skipped, "and")),
    };
    let mut lines: Vec<String> = step
        .deadline
        .receipt
        .iter()
        .map(|line| time::receipt(line, zone))
        .collect();
    if lines.is_empty() {
        lines.push("every minute counts, day and night".to_owned());
    }
    if let Some(merged) = step.merged {
        lines.insert(0, format!("not sent: {}", merged.why));
    }
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
    view! {
        <li data-testid=format!("sla-{}", name(step.id))>
            <time datetime=at.to_string()>{time::moment(at, zone)}</time>
            <span class="what">{step.id.words()}</span>
            <span class="note">{after} <span class="skips">{skipped}</span></span>
            <details>
                <summary>"why this moment"</summary>
                <ol class="receipt">{lines.collect_view()}</ol>
            </details>
        </li>
    }
}
