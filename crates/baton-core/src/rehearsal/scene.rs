//! Everything there is to see at one moment of a rehearsal.

use super::choice::Choice;
use super::course::RehearsalRun;
use super::ladder::{EscalationState, EscalationStep, SlaClock};
use super::leak::PolicyFlaw;
use super::log_entry::LogEntry;
use super::scenario::Scenario;
use crate::calendar::Instant;
use crate::call::Call;
use crate::call::Outcome;
use crate::decision::explain;
use crate::decision::trace_lines;
use crate::decision::{Decision, Missing, TraceLine};
use crate::policy::Policy;
use crate::rule::Truth;

/// Everything there is to see at one moment of a rehearsal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// The moment.
    pub at: Instant,
    /// The situation in one sentence.
    pub headline: String,
    /// The call as far as it is known.
    pub call: Call,
    /// The outcome as it stands.
    pub outcome: Outcome,
    /// The lights: every condition with what it says of the call now.
    pub trace: Vec<TraceLine>,
    /// What to ask, in the order worth asking.
    pub missing: Vec<Missing>,
    /// When the trigger fired, if it has.
    pub fired_at: Option<Instant>,
    /// The decision of that moment, without the steps of its plan that leak. Its digest is that of the document as
    /// [`rehearsable`](super::rehearsable) mended it.
    pub decision: Option<Decision>,
    /// The message that the AE got, in Slack's mrkdwn: the brief, or under a leak a name and a number. `None` if
    /// nobody told them.
    pub ae_reads: Option<String>,
    /// The steps of the SLA with their states; empty before the handoff and without a clock.
    pub ladder: Vec<EscalationStep>,
    /// How the SLA stands.
    pub clock: SlaClock,
    /// What each has seen so far, in the order of time.
    pub seen: Vec<LogEntry>,
}

/// What there is to see at a moment. Choices and events after it have no part in it.
#[must_use]
pub fn rehearse(
    policy: &Policy,
    leaks: &[PolicyFlaw],
    scenario: &Scenario,
    choices: &[Choice],
    at: Instant,
) -> Scene {
    let course = RehearsalRun::run(policy, leaks, scenario, choices, at);
    let (facts, _) = course.call.prepare(policy.schema(), policy.money());
    let lines = explain::trace(policy.trigger(), &facts);
    let trigger = lines.first().map_or(Truth::Unknown, |root| root.result);
    let missing = crate::decision::missing(policy, &facts);
    let outcome = match course.fired_at() {
        Some(_) => Outcome::HandOff,
        None => crate::decision::outcome(policy, course.call.phase, trigger, &missing),
    };
    let trace = trace_lines(policy, &lines);
    let ladder = course.ladder();
    let clock = course.clock();
    Scene {
        at,
        headline: course.headline(outcome, &trace, &missing, clock),
        outcome,
        trace,
        missing,
        fired_at: course.fired_at(),
        ae_reads: course.ae_reads(),
        seen: course.seen(&ladder),
        ladder,
        clock,
        call: course.call,
        decision: course.decision,
    }
}

/// The moments at which something changes, in order, each once: the first is the call's beginning, the last the end
/// of the rehearsal. Between two of them only the time that is left changes.
#[must_use]
pub fn key_moments(
    policy: &Policy,
    leaks: &[PolicyFlaw],
    scenario: &Scenario,
    choices: &[Choice],
) -> Vec<Instant> {
    // Nothing of a rehearsal lies after the last moment that can be written.
    let course = RehearsalRun::run(
        policy,
        leaks,
        scenario,
        choices,
        Instant::from_epoch(i64::MAX),
    );
    let ladder = course.ladder();
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
    course.seen(&ladder).iter().for_each(|m| add(m.at));
    course.starts().into_iter().for_each(&mut add);
    for rung in &ladder {
        // The last moment at which it can still be met.
        if rung.state == EscalationState::Breached {
            add(rung.at);
        }
    }
    moments
}
