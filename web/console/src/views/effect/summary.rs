//! What happens, in one sentence; whose call it is, and what of it could not be used.

use baton_core::call::Phase;
use baton_core::format::FormatStep;
use baton_core::sla::StepId;
use baton_core::{Decision, Outcome};
use baton_worker::html::Html;

use super::Answer;
use crate::action::{Verb, act};
use crate::time;
use crate::views::parts;
use crate::words;

pub(super) fn view(answer: &Answer<'_>, html: &mut Html) {
    let Answer {
        sample,
        call,
        decision,
        ..
    } = answer;
    let phase = match call.phase {
        Phase::Live => "still on the line",
        Phase::Ended => "call over",
    };
    let when = format!(" · {} · {phase}", time::moment(decision.at, answer.zone));
    html.within("p", &[("class", "who")], |html| {
        html.tag("strong", &[], &sample.who());
        html.text(&when);
    });
    let attributes = [
        ("id", "outcome-title"),
        ("class", "outcome"),
        ("data-testid", "outcome"),
        ("data-outcome", decision.outcome.as_str()),
    ];
    html.within("h3", &attributes, |html| {
        parts::mark(html, parts::glyph(decision.outcome));
        html.tag("span", &[], &sentence(answer));
    });
    html.tag("p", &[("class", "story")], &sample.story);
    if let Some(trial) = answer.model.trial.as_ref().filter(|_| tried(answer)) {
        let attributes = [("class", "banner"), ("data-testid", "trial")];
        html.within("p", &attributes, |html| {
            parts::mark(html, "✎");
            let what = format!("Only tried: {}. ", words::list(&trial.words, "and"));
            html.tag("span", &[], &what);
            parts::button(html, "link", "untry", &act(Verb::Untry, ""), "Put it back");
        });
    }
    for finding in &decision.intake {
        parts::warning(html, "intake", &finding.message);
    }
    if let Some(straddles) = decision.format.as_ref().and_then(|f| f.straddles.as_ref()) {
        parts::warning(html, "straddles", straddles);
    }
}

/// Whether what is shown is the trial of this sample.
fn tried(answer: &Answer<'_>) -> bool {
    let trial = answer.model.trial.as_ref();
    trial.is_some_and(|trial| trial.sample == answer.model.place.sample)
}

/// "Handed to an AE by Slack and SMS; Sarah should hear from us by Fri 19 Jun, 15:53."
fn sentence(answer: &Answer<'_>) -> String {
    let decision = answer.decision;
    if decision.outcome != Outcome::HandOff {
        return decision.sentence.clone();
    }
    let ways = ways(decision);
    let how = if ways.is_empty() {
        "Handed to an AE".to_owned()
    } else {
        format!("Handed to an AE by {}", words::list(&ways, "and"))
    };
    let name = answer
        .call
        .contact
        .name
        .split(' ')
        .next()
        .unwrap_or_default();
    let who = if name.is_empty() {
        "the prospect"
    } else {
        name
    };
    match due(decision) {
        Some(at) => {
            let by = time::moment(at, answer.zone);
            format!("{how}; {who} should hear from us by {by}.")
        }
        None => format!("{how}; no clock says by when {who} hears from us."),
    }
}

fn due(decision: &Decision) -> Option<baton_core::Instant> {
    let callback = decision
        .format
        .as_ref()
        .and_then(|f| f.callback_by.as_ref());
    let tier_1 = decision
        .timeline
        .iter()
        .find(|step| step.id == StepId::Tier1);
    let tier_1 = tier_1.map(|step| step.deadline.at);
    callback.map(|by| by.at).or(tier_1)
}

fn ways(decision: &Decision) -> Vec<String> {
    let told = decision
        .plan
        .iter()
        .any(|step| step.step == "notify_ae_slack");
    let steps = decision
        .format
        .as_ref()
        .map(|format| format.steps.as_slice());
    let has = |wanted| steps.unwrap_or_default().contains(&wanted);
    let ways = [
        (has(FormatStep::WarmTransfer), "warm transfer"),
        (told || has(FormatStep::SlackAlert), "Slack"),
        (has(FormatStep::SmsToProspect), "SMS"),
        (has(FormatStep::CrmNote), "CRM note"),
    ];
    let ways = ways.into_iter().filter(|(is, _)| *is);
    ways.map(|(_, way)| way.to_owned()).collect()
}
