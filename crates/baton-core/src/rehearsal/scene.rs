//! State of a rehearsal at a given moment.

use super::choice::Choice;
use super::escalation::{EscalationState, EscalationStep, SlaClock};
use super::log_entry::LogEntry;
use super::policy_flaw::PolicyFlaw;
use super::run::RehearsalRun;
use super::scenario::Scenario;
use crate::calendar::Instant;
use crate::call::{Call, Outcome};
use crate::decision::{Decision, Missing, TraceLine, explain, trace_lines};
use crate::policy::Policy;
use crate::rule::Truth;

/// The state of a rehearsal at a given moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// The moment.
    pub at: Instant,
    /// The situation in a sentence.
    pub headline: String,
    /// The call with the facts so far.
    pub call: Call,
    /// The current outcome.
    pub outcome: Outcome,
    /// The trace of the trigger with the current result of every condition.
    pub trace: Vec<TraceLine>,
    /// The missing facts, most useful question first.
    pub missing: Vec<Missing>,
    /// The time at which the trigger fired, if it has.
    pub fired_at: Option<Instant>,
    /// The decision at that time, without the plan steps that the policy's flaws suppress. Its digest is that of the
    /// document as repaired by [`rehearsable`](super::rehearsable).
    pub decision: Option<Decision>,
    /// The message to the AE in Slack mrkdwn: the brief, or only a name and a number if the context was not written.
    /// `None` if the AE was not notified.
    pub ae_reads: Option<String>,
    /// The steps of the SLA timeline with their states; empty before the handoff and without a clock.
    pub escalation: Vec<EscalationStep>,
    /// The state of the SLA clock.
    pub clock: SlaClock,
    /// The events so far, in chronological order.
    pub log: Vec<LogEntry>,
}

/// Returns the scene at a given moment. Later choices and events have no effect on it.
#[must_use]
pub fn rehearse(
    policy: &Policy,
    flaws: &[PolicyFlaw],
    scenario: &Scenario,
    choices: &[Choice],
    at: Instant,
) -> Scene {
    let run = RehearsalRun::run(policy, flaws, scenario, choices, at);
    let (facts, _) = run.call.prepare(policy.schema(), policy.money());
    let lines = explain::trace(policy.trigger(), &facts);
    let trigger = lines.first().map_or(Truth::Unknown, |root| root.result);
    let missing = crate::decision::missing(policy, &facts);
    let outcome = match run.fired_at() {
        Some(_) => Outcome::HandOff,
        None => crate::decision::outcome(policy, run.call.phase, trigger, &missing),
    };
    let trace = trace_lines(policy, &lines);
    let escalation = run.escalation();
    let clock = run.clock();
    Scene {
        at,
        headline: run.headline(outcome, &trace, &missing, clock),
        outcome,
        trace,
        missing,
        fired_at: run.fired_at(),
        ae_reads: run.ae_reads(),
        log: run.event_log(&escalation),
        escalation,
        clock,
        call: run.call,
        decision: run.decision,
    }
}

/// Returns the moments at which something changes, unique and in order, from the start of the call to the end of the
/// rehearsal. Between two of them only the remaining time changes.
#[must_use]
pub fn key_moments(
    policy: &Policy,
    flaws: &[PolicyFlaw],
    scenario: &Scenario,
    choices: &[Choice],
) -> Vec<Instant> {
    // Runs the rehearsal to its end.
    let run = RehearsalRun::run(
        policy,
        flaws,
        scenario,
        choices,
        Instant::from_epoch(i64::MAX),
    );
    let escalation = run.escalation();
    let mut moments = vec![scenario.start];
    let mut add = |at: Instant| {
        let place = moments.partition_point(|known| *known < at);
        if moments.get(place) != Some(&at) {
            moments.insert(place, at);
        }
    };
    add(scenario.ends());
    add(scenario.until);
    scenario
        .events
        .iter()
        .for_each(|e| add(scenario.after(e.after_seconds)));
    run.event_log(&escalation).iter().for_each(|m| add(m.at));
    run.starts().into_iter().for_each(&mut add);
    for step in &escalation {
        // The last moment at which the deadline can still be met.
        if step.state == EscalationState::Breached {
            add(step.at);
        }
    }
    moments
}
