//! Scenes of the shipped scenarios, as a story writes them.

use baton_core::rehearsal::{
    Choice, ChoiceKind, EscalationState, Scenario, SlaClock, rehearsable, rehearse,
};
use baton_core::{Instant, PolicyDraft, document::json};
use serde_json::{Map, Value, json};

const SCENARIOS: &str = sample!("scenarios.json");

/// Takes `scenario`, `at` and `choices` out of what a story tells, and gives the scene that they lead to. Without
/// `choices` they are the scenario's own.
pub(crate) fn scene(told: &mut Value, draft: &PolicyDraft, place: &str) -> Value {
    let told = told
        .as_object_mut()
        .unwrap_or_else(|| panic!("{place}: a mapping"));
    let mut take = |key: &str| told.remove(key);
    let id = take("scenario").unwrap_or_else(|| panic!("{place}: which scenario?"));
    let at = moment(&take("at").unwrap_or_default(), place);
    let all = Scenario::read_all(&json::parse_sent(SCENARIOS).unwrap()).unwrap();
    let scenario = all.into_iter().find(|s| s.id == id);
    let scenario = scenario.unwrap_or_else(|| panic!("{place}: no scenario {id}"));
    let (policy, leaks) = rehearsable(draft).unwrap_or_else(|| panic!("{place}: no policy"));
    let choices = match take("choices") {
        Some(choices) => choices
            .as_array()
            .unwrap()
            .iter()
            .map(|c| choice(c, place))
            .collect(),
        None => scenario.planned(&policy, &leaks),
    };
    let scene = rehearse(&policy, &leaks, &scenario, &choices, at);
    let ladder: Map<String, Value> = scene
        .escalation
        .iter()
        .map(|step| {
            let id = step.id.as_str().to_owned();
            (id, state(step.state))
        })
        .collect();
    let line = |m: &baton_core::rehearsal::LogEntry| format!("{}: {}", m.who.as_str(), m.what);
    let bad: Vec<String> = scene.log.iter().filter(|m| !m.good).map(line).collect();
    json!({
        "headline": scene.headline,
        "outcome": scene.outcome.as_str(),
        "fired_at": scene.fired_at,
        "ae_reads": scene.ae_reads,
        "clock": clock(scene.clock),
        "ladder": ladder,
        "bad": bad,
        "last": scene.log.last().map(line),
    })
}

fn moment(told: &Value, place: &str) -> Instant {
    let at = told.as_str().and_then(Instant::parse);
    at.unwrap_or_else(|| panic!("{place}: {told} is no moment"))
}

fn choice(told: &Value, place: &str) -> Choice {
    let known = told["what"].as_str().and_then(|word| word.parse().ok());
    let what: ChoiceKind = known.unwrap_or_else(|| panic!("{place}: {told} is no choice"));
    Choice {
        at: moment(&told["at"], place),
        what,
    }
}

fn state(state: EscalationState) -> Value {
    match state {
        EscalationState::Due(seconds) => json!({ "due_in_seconds": seconds }),
        EscalationState::Done => json!("done"),
        EscalationState::NotNeeded => json!("not_needed"),
        EscalationState::Merged(merged) => json!({ "merged_into": merged.into }),
        EscalationState::Met => json!("met"),
        EscalationState::Breached => json!("breached"),
    }
}

fn clock(clock: SlaClock) -> &'static str {
    match clock {
        SlaClock::Idle => "idle",
        SlaClock::Absent => "absent",
        SlaClock::Waiting { .. } => "waiting",
        SlaClock::Running { .. } => "running",
        SlaClock::Met { .. } => "met",
        SlaClock::Breached { .. } => "breached",
        SlaClock::Late { .. } => "late",
    }
}
