//! Simulation of a rehearsal up to a given moment: the call, the handoff, and the AE's actions.

use super::choice::{Choice, ChoiceKind};
use super::policy_flaw::PolicyFlaw;
use super::scenario::Scenario;
use crate::calendar::Instant;
use crate::call::contact::{KnownContact, full_name};
use crate::call::{Call, Phase};
use crate::decision::{Decision, LiveCall, decide};
use crate::document::node::Node;
use crate::handoff::{Action, Clock, StepId};
use crate::policy::Policy;

/// The field of an event that sets the intent signal.
const INTENT_SIGNAL: &str = "intent_signal";

/// The state of a rehearsal at a given moment, which excludes everything later.
pub(super) struct RehearsalRun<'a> {
    pub(super) policy: &'a Policy,
    pub(super) flaws: &'a [PolicyFlaw],
    pub(super) scenario: &'a Scenario,
    pub(super) at: Instant,
    pub(super) call: Call,
    pub(super) decision: Option<Decision>,
    /// The choices from the handoff on, in chronological order.
    pub(super) choices: Vec<Choice>,
    /// The time of the AE's first call.
    pub(super) attempt: Option<Instant>,
}

impl<'a> RehearsalRun<'a> {
    pub(super) fn run(
        policy: &'a Policy,
        flaws: &'a [PolicyFlaw],
        scenario: &'a Scenario,
        choices: &[Choice],
        at: Instant,
    ) -> Self {
        let mut live = LiveCall::begin(policy, scenario.call.clone(), scenario.start);
        // Decides the call as it was when the trigger fired.
        let mut call_at_handoff = live.fired_at().map(|_| live.call().clone());
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
                    live.set_intent_signal(signal);
                    false
                }
                value => live.update(when, field, value.clone()).fired,
            };
            if fired {
                call_at_handoff = Some(live.call().clone());
            }
        }
        if scenario.ends() <= at && live.end(scenario.ends()).fired {
            call_at_handoff = Some(live.call().clone());
        }
        let fired = live.fired_at().filter(|fired| *fired <= at);
        let decision = fired.zip(call_at_handoff).map(|(fired, call)| {
            let mut decision = decide(policy, &call, fired);
            remove_flawed_steps(&mut decision, flaws);
            decision
        });
        let mut call = live.call().clone();
        if decision.is_none() && call.phase == Phase::Live {
            call.call_summary.clear();
        }
        let mut run = Self {
            policy,
            flaws,
            scenario,
            at,
            call,
            decision,
            choices: Vec::new(),
            attempt: None,
        };
        if let Some(fired) = fired {
            for choice in choices.iter().filter(|c| fired <= c.at && c.at <= at) {
                let place = run.choices.partition_point(|known| known.at <= choice.at);
                run.choices.insert(place, *choice);
            }
            let calls = |c: &&Choice| c.what == ChoiceKind::AeCalls;
            run.attempt = run.choices.iter().find(calls).map(|c| c.at);
        }
        run
    }

    pub(super) fn fired_at(&self) -> Option<Instant> {
        self.decision.as_ref().and_then(|decision| decision.at)
    }

    pub(super) fn has_flaw(&self, flaw: PolicyFlaw) -> bool {
        self.flaws.contains(&flaw)
    }

    /// Returns true if the AE has called by a given time.
    pub(super) fn has_called_by(&self, at: Instant) -> bool {
        self.attempt.is_some_and(|attempt| attempt <= at)
    }

    /// Returns the deadline for the AE's response; `None` without a clock.
    pub(super) fn due(&self) -> Option<Instant> {
        let timeline = &self.decision.as_ref()?.timeline;
        let tier_1 = timeline.iter().find(|step| step.id == StepId::Tier1)?;
        Some(tier_1.deadline.at)
    }

    /// Returns true if the AE is notified and has a deadline.
    pub(super) fn has_deadline(&self) -> bool {
        self.due().is_some() && !self.has_flaw(PolicyFlaw::AeNotNotified)
    }

    /// Returns the start of the clock: the handoff, or the team's next opening.
    pub(super) fn starts(&self) -> Option<Instant> {
        let fired = self.fired_at()?;
        self.due()?;
        Some(match self.policy.sla().clock {
            Clock::Business => self.policy.calendar().after(fired, 0).at,
            Clock::Elapsed => fired,
        })
    }

    /// Returns the latest end of the hold for a warm transfer.
    pub(super) fn transfer_until(&self) -> Option<Instant> {
        let decision = self.decision.as_ref()?;
        let warm =
            |step: &&crate::handoff::PlanStep| step.step == "warm_transfer" && step.is_done();
        decision.plan.iter().find(warm)?;
        let seconds = self.policy.transfer().hold_seconds();
        Some(decision.at?.plus(i64::from(seconds)))
    }

    /// Returns the time at which the prospect gave up, if they have.
    pub(super) fn gave_up_at(&self) -> Option<Instant> {
        let times_out = self.scenario.times_out.as_ref()?;
        let at = self.fired_at()?.plus(times_out.after_seconds);
        (at <= self.at && !self.has_called_by(at)).then_some(at)
    }

    /// Returns the message that the AE received.
    pub(super) fn ae_reads(&self) -> Option<String> {
        let decision = self.decision.as_ref()?;
        if self.has_flaw(PolicyFlaw::AeNotNotified) {
            return None;
        }
        Some(if self.has_flaw(PolicyFlaw::ContextNotWritten) {
            let contact = KnownContact::read(&self.call.contact);
            let phone = contact
                .phone
                .map_or_else(|_| "no number".to_owned(), |phone| phone.to_string());
            format!("New lead: {}, {phone}", self.name())
        } else {
            decision.brief.messages.slack_brief.text.clone()
        })
    }

    /// Returns the prospect's name for use in a sentence.
    pub(super) fn name(&self) -> &str {
        let name = self.call.contact.name.trim();
        match full_name(name) {
            Some(_) => name,
            None => "the prospect",
        }
    }
}

/// Removes the parts of a decision that the flaws suppress.
fn remove_flawed_steps(decision: &mut Decision, flaws: &[PolicyFlaw]) {
    for flaw in flaws {
        let dead: &[&str] = match flaw {
            PolicyFlaw::SequenceNotPaused => &[Action::PauseSequence.as_str()],
            PolicyFlaw::AeNotNotified => &["notify_ae_slack", "slack_alert", "warm_transfer"],
            PolicyFlaw::ContextNotWritten => {
                decision.crm = None;
                &["write_crm_contact", "crm_note"]
            }
            PolicyFlaw::SlaClockMissing => {
                decision.timeline.clear();
                &["start_sla_timer"]
            }
            PolicyFlaw::SlowResponse => &[],
        };
        decision.plan.retain(|step| !dead.contains(&step.step));
    }
}
