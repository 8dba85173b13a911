//! The course of a rehearsal up to a moment: the call, the handoff, and what the AE did.

use super::choice::{Choice, ChoiceKind};
use super::leak::PolicyFlaw;
use super::scenario::Scenario;
use crate::calendar::Instant;
use crate::call::contact::{KnownContact, full_name};
use crate::call::{Call, Phase};
use crate::decision::Decision;
use crate::decision::LiveCall;
use crate::decision::decide;
use crate::document::node::Node;
use crate::handoff::Action;
use crate::handoff::{Clock, StepId};
use crate::policy::Policy;

/// The field of an event that tells why this is a lead.
const INTENT_SIGNAL: &str = "intent_signal";

/// What has happened up to a moment, and nothing of what comes after it.
pub(super) struct RehearsalRun<'a> {
    pub(super) policy: &'a Policy,
    pub(super) leaks: &'a [PolicyFlaw],
    pub(super) scenario: &'a Scenario,
    pub(super) at: Instant,
    pub(super) call: Call,
    pub(super) decision: Option<Decision>,
    /// From the handoff to the moment, in the order of time.
    pub(super) choices: Vec<Choice>,
    /// The AE's first call.
    pub(super) attempt: Option<Instant>,
}

impl<'a> RehearsalRun<'a> {
    pub(super) fn run(
        policy: &'a Policy,
        leaks: &'a [PolicyFlaw],
        scenario: &'a Scenario,
        choices: &[Choice],
        at: Instant,
    ) -> Self {
        let mut live = LiveCall::begin(policy, scenario.call.clone(), scenario.start);
        // The call is decided as it stood when the trigger fired; a handoff at the very start is at the start.
        let mut handed = live.fired_at().map(|_| live.call().clone());
        for event in &scenario.events {
            let (when, Some((field, value))) = (scenario.after(event.after_seconds), &event.told)
            else {
                continue;
            };
            if when > at {
                break;
            }
            let fired = match value {
                Node::Text(signal) if field == INTENT_SIGNAL => {
                    live.hear(signal);
                    false
                }
                value => live.update(when, field, value.clone()).fired,
            };
            if fired {
                handed = Some(live.call().clone());
            }
        }
        if scenario.ends() <= at && live.end(scenario.ends()).fired {
            handed = Some(live.call().clone());
        }
        let fired = live.fired_at().filter(|fired| *fired <= at);
        let decision = fired.zip(handed).map(|(fired, call)| {
            let mut decision = decide(policy, &call, fired);
            stop_up(&mut decision, leaks);
            decision
        });
        let mut call = live.call().clone();
        if decision.is_none() && call.phase == Phase::Live {
            call.call_summary.clear();
        }
        let mut course = Self {
            policy,
            leaks,
            scenario,
            at,
            call,
            decision,
            choices: Vec::new(),
            attempt: None,
        };
        if let Some(fired) = fired {
            for choice in choices.iter().filter(|c| fired <= c.at && c.at <= at) {
                let place = course
                    .choices
                    .partition_point(|known| known.at <= choice.at);
                course.choices.insert(place, *choice);
            }
            let calls = |c: &&Choice| c.what == ChoiceKind::AeCalls;
            course.attempt = course.choices.iter().find(calls).map(|c| c.at);
        }
        course
    }

    pub(super) fn fired_at(&self) -> Option<Instant> {
        self.decision.as_ref().and_then(|decision| decision.at)
    }

    pub(super) fn leaks(&self, leak: PolicyFlaw) -> bool {
        self.leaks.contains(&leak)
    }

    /// Whether the AE has rung by a moment.
    pub(super) fn rung_by(&self, at: Instant) -> bool {
        self.attempt.is_some_and(|attempt| attempt <= at)
    }

    /// When the AE's response is due; `None` without a clock.
    pub(super) fn due(&self) -> Option<Instant> {
        let timeline = &self.decision.as_ref()?.timeline;
        let tier_1 = timeline.iter().find(|step| step.id == StepId::Tier1)?;
        Some(tier_1.deadline.at)
    }

    /// Whether the AE is told, and of a time by which to ring.
    pub(super) fn has_deadline(&self) -> bool {
        self.due().is_some() && !self.leaks(PolicyFlaw::AeNotTold)
    }

    /// When the clock begins to run: at the handoff, or when the team is there again.
    pub(super) fn starts(&self) -> Option<Instant> {
        let fired = self.fired_at()?;
        self.due()?;
        Some(match self.policy.sla().clock {
            Clock::Business => self.policy.calendar().after(fired, 0).at,
            Clock::Elapsed => fired,
        })
    }

    /// How long the prospect is on hold for a warm transfer, at the most: until when.
    pub(super) fn transfer_until(&self) -> Option<Instant> {
        let decision = self.decision.as_ref()?;
        let warm =
            |step: &&crate::handoff::PlanStep| step.step == "warm_transfer" && step.is_done();
        decision.plan.iter().find(warm)?;
        let seconds = self.policy.transfer().hold_seconds();
        Some(decision.at?.plus(i64::from(seconds)))
    }

    /// When the prospect gave up, if they have.
    pub(super) fn gone(&self) -> Option<Instant> {
        let times_out = self.scenario.times_out.as_ref()?;
        let at = self.fired_at()?.plus(times_out.after_seconds);
        (at <= self.at && !self.rung_by(at)).then_some(at)
    }

    /// The message that the AE got.
    pub(super) fn ae_reads(&self) -> Option<String> {
        let decision = self.decision.as_ref()?;
        if self.leaks(PolicyFlaw::AeNotTold) {
            return None;
        }
        Some(if self.leaks(PolicyFlaw::NothingWritten) {
            let contact = KnownContact::read(&self.call.contact);
            let phone = contact
                .phone
                .map_or_else(|_| "no number".to_owned(), |phone| phone.to_string());
            format!("New lead: {}, {phone}", self.name())
        } else {
            decision.brief.messages.slack_brief.text.clone()
        })
    }

    /// The prospect's name, for a sentence about them.
    pub(super) fn name(&self) -> &str {
        let name = self.call.contact.name.trim();
        match full_name(name) {
            Some(_) => name,
            None => "the prospect",
        }
    }
}

/// Takes out of a decision what is not carried out.
fn stop_up(decision: &mut Decision, leaks: &[PolicyFlaw]) {
    for leak in leaks {
        let dead: &[&str] = match leak {
            PolicyFlaw::SequenceRuns => &[Action::PauseSequence.as_str()],
            PolicyFlaw::AeNotTold => &["notify_ae_slack", "slack_alert", "warm_transfer"],
            PolicyFlaw::NothingWritten => {
                decision.crm = None;
                &["write_crm_contact", "crm_note"]
            }
            PolicyFlaw::NoClock => {
                decision.timeline.clear();
                &["start_sla_timer"]
            }
            PolicyFlaw::SlowResponse => &[],
        };
        decision.plan.retain(|step| !dead.contains(&step.step));
    }
}
