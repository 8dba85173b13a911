//! What each has seen, in the order of time.

use super::choice::ChoiceKind;
use super::contacting::Verb;
use super::course::RehearsalRun;
use super::ladder::{EscalationState, EscalationStep};
use super::leak::PolicyFlaw;
use super::log_entry::{LogEntry, Who};
use crate::calendar::Instant;
use crate::call::contact::Approach;
use crate::decision::{Message, local_time};
use crate::handoff::EMAIL_TO_PROSPECT;
use crate::handoff::StepId;

/// Moments in the order of time, up to one; those of the same moment in the order in which they were added.
struct EventLog {
    at: Instant,
    seen: Vec<LogEntry>,
}

impl EventLog {
    fn add(&mut self, at: Instant, who: Who, what: String, good: bool) {
        if at <= self.at {
            let place = self.seen.partition_point(|known| known.at <= at);
            let moment = LogEntry {
                at,
                who,
                what,
                good,
            };
            self.seen.insert(place, moment);
        }
    }

    /// A text message as it was rendered.
    fn sms(&mut self, at: Instant, message: Option<&Message>) {
        if let Some(message) = message {
            self.add(at, Who::Prospect, ["SMS: ", &message.text].concat(), true);
        }
    }

    /// An e-mail as it was rendered.
    fn email(&mut self, at: Instant, message: Option<&Message>) {
        if let Some(message) = message {
            self.add(
                at,
                Who::Prospect,
                ["E-mail: ", &message.text].concat(),
                true,
            );
        }
    }
}

impl RehearsalRun<'_> {
    /// What each has seen up to the moment.
    pub(super) fn seen(&self, ladder: &[EscalationStep]) -> Vec<LogEntry> {
        let mut story = EventLog {
            at: self.at,
            seen: Vec::new(),
        };
        for event in &self.scenario.events {
            let at = self.scenario.after(event.after_seconds);
            story.add(at, Who::Prospect, event.said.clone(), true);
        }
        self.handoff(&mut story);
        self.person(&mut story);
        for rung in ladder {
            self.step(rung, &mut story);
        }
        self.emails(&mut story);
        if let (Some(at), Some(times_out)) = (self.gone(), &self.scenario.times_out) {
            story.add(at, Who::Prospect, times_out.what.clone(), false);
        }
        story.seen
    }

    /// What happens as the trigger fires.
    fn handoff(&self, story: &mut EventLog) {
        let Some((decision, at)) = self.decision.as_ref().zip(self.fired_at()) else {
            return;
        };
        let messages = &decision.brief.messages;
        if self.leaks(PolicyFlaw::SequenceRuns) {
            let what = "Nobody pauses anything: e-mails, LinkedIn and calls run on.";
            story.add(at, Who::Sequence, what.to_owned(), false);
        }
        for step in &decision.plan {
            if let Some(not) = &step.not_possible {
                let what = format!(
                    "No {}: {}; {}.",
                    step.words,
                    not.reason,
                    not.instead.label()
                );
                story.add(at, Who::Ae, what, false);
                continue;
            }
            match step.step {
                "pause_sequence" => {
                    let what = format!("Every sequence to {} is paused.", self.name());
                    story.add(at, Who::Sequence, what, true);
                }
                "notify_ae_slack" | "slack_alert" => {
                    let what = self.ae_reads().unwrap_or_default();
                    let good = !self.leaks(PolicyFlaw::NothingWritten);
                    story.add(at, Who::Ae, ["Slack: ", &what].concat(), good);
                }
                "write_crm_contact" | "crm_note" => {
                    let what = "The record has the summary and why this is a lead.";
                    // The action and the format's note are one record.
                    if !story.seen.iter().any(|m| m.who == Who::Crm) {
                        story.add(at, Who::Crm, what.to_owned(), true);
                    }
                }
                "sms_to_prospect" => story.sms(at, messages.warm_hold_sms.as_ref()),
                EMAIL_TO_PROSPECT => story.email(at, messages.warm_hold_email.as_ref()),
                "warm_transfer" => self.transfer(at, story),
                _ => {}
            }
        }
        let leak = |leak, who, what: &str, story: &mut EventLog| {
            if self.leaks(leak) {
                story.add(at, who, what.to_owned(), false);
            }
        };
        leak(
            PolicyFlaw::AeNotTold,
            Who::Ae,
            "Nobody tells the AE: the lead waits until somebody looks.",
            story,
        );
        leak(
            PolicyFlaw::NothingWritten,
            Who::Crm,
            "Nothing of the call is written down.",
            story,
        );
        leak(
            PolicyFlaw::NoClock,
            Who::Manager,
            &format!(
                "No clock runs: nobody will hear of it if nobody {}.",
                self.verb().present
            ),
            story,
        );
        if self.leaks(PolicyFlaw::SlowResponse) {
            let what = format!(
                "{} minutes are allowed, more than a warm prospect waits.",
                self.policy.sla().tier_1_response_minutes
            );
            story.add(at, Who::Ae, what, false);
        }
    }

    /// The agent stays on the line until the AE takes the call, or the hold is over.
    fn transfer(&self, at: Instant, story: &mut EventLog) {
        let Some(decision) = &self.decision else {
            return;
        };
        let messages = &decision.brief.messages;
        if let Some(line) = &messages.transfer_line {
            story.add(at, Who::Prospect, ["Agent: ", &line.text].concat(), true);
        }
        if let Some(whisper) = &messages.whisper {
            let known = !self.leaks(PolicyFlaw::NothingWritten);
            let said = if known { &whisper.text } else { self.name() };
            let what = ["The telephone rings. Whisper: ", said].concat();
            story.add(at, Who::Ae, what, known);
        }
        if let Some(until) = self.transfer_until().filter(|until| !self.rung_by(*until)) {
            let what = "The hold is over and nobody took the call: the agent promises a call back.";
            story.add(until, Who::Prospect, what.to_owned(), false);
        }
    }

    /// What the AE does.
    fn person(&self, story: &mut EventLog) {
        let name = self.name();
        let Verb { present, joint, .. } = self.verb();
        for choice in &self.choices {
            let at = choice.at;
            let again = self.attempt.is_some_and(|first| first < at);
            let (what, good) = match choice.what {
                ChoiceKind::AeClaims if self.rung_by(at) || self.due().is_none() => {
                    (format!("Claims {name}."), true)
                }
                ChoiceKind::AeClaims => {
                    let no = match self.approach() {
                        Approach::Call => "call",
                        Approach::Write => "message",
                        Approach::Unknown => "response",
                    };
                    let what = format!("Claims {name}. A claim is no {no}: the clock runs on.");
                    (what, true)
                }
                ChoiceKind::AeCalls if again => {
                    let what = format!("{present}{joint}{name} again.");
                    (capitalised(&what), true)
                }
                ChoiceKind::AeCalls => self.rings(at),
            };
            story.add(at, Who::Ae, what, good);
        }
    }

    /// The AE's first call, and what they know as they make it.
    fn rings(&self, at: Instant) -> (String, bool) {
        let name = self.name();
        let known = !self.leaks(PolicyFlaw::NothingWritten);
        let taken = self.transfer_until().is_some_and(|until| at <= until);
        let Verb { present, joint, .. } = self.verb();
        let how = match (taken, self.leaks(PolicyFlaw::AeNotTold)) {
            (true, _) => "Takes the transfer of ".to_owned(),
            (false, true) => format!("Comes across a name in a list and {present}{joint}"),
            (false, false) => capitalised(&format!("{present}{joint}")),
        };
        let why = match self
            .decision
            .as_ref()
            .map(|d| d.brief.fields.intent_signal.trim())
        {
            Some(signal) if known && !signal.is_empty() => format!("knowing why: {signal}"),
            _ if known => "knowing the call, and not why it is a lead".to_owned(),
            _ => "not knowing what was said, and has to ask it all again".to_owned(),
        };
        let times_out = self.scenario.times_out.as_ref();
        let patience = times_out.zip(self.fired_at());
        let gone = patience.is_some_and(|(g, fired)| fired.plus(g.after_seconds) < at);
        let end = if gone { "; too late." } else { "." };
        (format!("{how}{name}, {why}{end}"), known && !gone)
    }

    /// What a step of the SLA brings, once it has come.
    fn step(&self, rung: &EscalationStep, story: &mut EventLog) {
        let Some((decision, fired)) = self.decision.as_ref().zip(self.fired_at()) else {
            return;
        };
        let messages = &decision.brief.messages;
        let name = self.name();
        let Verb {
            base,
            participle,
            joint,
            ..
        } = self.verb();
        match (rung.state, rung.id) {
            (EscalationState::Breached, _) => {
                let what = format!("The time to {base}{joint}{name} is over: the SLA is breached.");
                story.add(rung.at.plus(1), Who::Ae, what, false);
            }
            (EscalationState::Done, StepId::WarmHold) => {
                story.sms(rung.at, messages.warm_hold_sms.as_ref());
            }
            (EscalationState::Done, StepId::HoldingMessage) => {
                story.sms(rung.at, messages.holding_message.as_ref());
            }
            (EscalationState::Done, StepId::WarmHoldEmail) => {
                story.email(rung.at, messages.warm_hold_email.as_ref());
            }
            (EscalationState::Done, StepId::HoldingEmail) => {
                story.email(rung.at, messages.holding_email.as_ref());
            }
            (EscalationState::Done, StepId::Tier2) => {
                let mut what =
                    format!("Alert: nobody has {participle}{joint}{name}, handed over at ");
                local_time(self.policy.calendar(), fired, rung.at, &mut what);
                what.push('.');
                story.add(rung.at, Who::Manager, what, true);
            }
            (EscalationState::Done, StepId::Nurture) => {
                let what = format!("{name} enters nurture.");
                story.add(rung.at, Who::Crm, what, true);
            }
            _ => {}
        }
    }

    /// The sequence's e-mails, sent or held.
    fn emails(&self, story: &mut EventLog) {
        let paused = !self.leaks(PolicyFlaw::SequenceRuns);
        for email in &self.scenario.sequence {
            let handed = self.fired_at().is_some_and(|fired| fired <= email.at);
            let taken_over = self.choices.iter().any(|choice| choice.at <= email.at);
            let (end, good) = match (handed, paused, taken_over) {
                (false, ..) => ("goes out as planned.", true),
                (true, true, _) => ("does not go out: the sequence is paused.", true),
                (true, false, true) => ("goes out although a person has taken over.", false),
                (true, false, false) => ("goes out although the lead is with an AE.", false),
            };
            story.add(
                email.at,
                Who::Sequence,
                format!("{} {end}", email.what),
                good,
            );
        }
    }
}

/// A sentence with its first letter, which is ASCII, as a capital.
fn capitalised(sentence: &str) -> String {
    let mut sentence = sentence.to_owned();
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    sentence
}
