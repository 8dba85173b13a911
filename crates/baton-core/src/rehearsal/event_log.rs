//! Event log of a rehearsal, in chronological order.

use super::choice::ChoiceKind;
use super::escalation::{EscalationState, EscalationStep};
use super::log_entry::{LogEntry, Viewer};
use super::policy_flaw::PolicyFlaw;
use super::response_verb::ResponseVerb;
use super::run::RehearsalRun;
use crate::calendar::Instant;
use crate::call::contact::Approach;
use crate::decision::{Message, push_local_time};
use crate::handoff::{EMAIL_TO_PROSPECT, StepId};

/// Collects events up to a moment in chronological order. Events at the same time keep the order of insertion.
struct EventLog {
    at: Instant,
    entries: Vec<LogEntry>,
}

impl EventLog {
    fn add(&mut self, at: Instant, who: Viewer, what: String, good: bool) {
        if at <= self.at {
            let place = self.entries.partition_point(|known| known.at <= at);
            let moment = LogEntry {
                at,
                who,
                what,
                good,
            };
            self.entries.insert(place, moment);
        }
    }

    /// Adds a rendered text message.
    fn sms(&mut self, at: Instant, message: Option<&Message>) {
        if let Some(message) = message {
            self.add(
                at,
                Viewer::Prospect,
                ["SMS: ", &message.text].concat(),
                true,
            );
        }
    }

    /// Adds a rendered e-mail.
    fn email(&mut self, at: Instant, message: Option<&Message>) {
        if let Some(message) = message {
            self.add(
                at,
                Viewer::Prospect,
                ["E-mail: ", &message.text].concat(),
                true,
            );
        }
    }
}

impl RehearsalRun<'_> {
    /// Returns the events up to the moment of the run.
    pub(super) fn event_log(&self, escalation: &[EscalationStep]) -> Vec<LogEntry> {
        let mut log = EventLog {
            at: self.at,
            entries: Vec::new(),
        };
        for event in &self.scenario.events {
            let at = self.scenario.after(event.after_seconds);
            log.add(at, Viewer::Prospect, event.said.clone(), true);
        }
        self.add_handoff(&mut log);
        self.add_choices(&mut log);
        for step in escalation {
            self.add_step(step, &mut log);
        }
        self.add_sequence(&mut log);
        if let (Some(at), Some(times_out)) = (self.gave_up_at(), &self.scenario.times_out) {
            log.add(at, Viewer::Prospect, times_out.what.clone(), false);
        }
        log.entries
    }

    /// Adds the events at the handoff.
    fn add_handoff(&self, log: &mut EventLog) {
        let Some((decision, at)) = self.decision.as_ref().zip(self.fired_at()) else {
            return;
        };
        let messages = &decision.brief.messages;
        if self.has_flaw(PolicyFlaw::SequenceNotPaused) {
            let what = "Nothing is paused: e-mails, LinkedIn messages and calls continue.";
            log.add(at, Viewer::Sequence, what.to_owned(), false);
        }
        for step in &decision.plan {
            if let Some(not) = &step.not_possible {
                let what = format!(
                    "No {}: {}; {}.",
                    step.words,
                    not.reason,
                    not.instead.label()
                );
                log.add(at, Viewer::Ae, what, false);
                continue;
            }
            match step.step {
                "pause_sequence" => {
                    let what = format!("All sequences to {} are paused.", self.name());
                    log.add(at, Viewer::Sequence, what, true);
                }
                "notify_ae_slack" | "slack_alert" => {
                    let what = self.ae_reads().unwrap_or_default();
                    let good = !self.has_flaw(PolicyFlaw::ContextNotWritten);
                    log.add(at, Viewer::Ae, ["Slack: ", &what].concat(), good);
                }
                "write_crm_contact" | "crm_note" => {
                    let what = "The record has the summary and the reason for the handoff.";
                    // The action and the format's note write the same record.
                    if !log.entries.iter().any(|m| m.who == Viewer::Crm) {
                        log.add(at, Viewer::Crm, what.to_owned(), true);
                    }
                }
                "sms_to_prospect" => log.sms(at, messages.warm_hold_sms.as_ref()),
                EMAIL_TO_PROSPECT => log.email(at, messages.warm_hold_email.as_ref()),
                "warm_transfer" => self.add_transfer(at, log),
                _ => {}
            }
        }
        let flaw = |flaw, who, what: &str, log: &mut EventLog| {
            if self.has_flaw(flaw) {
                log.add(at, who, what.to_owned(), false);
            }
        };
        flaw(
            PolicyFlaw::AeNotNotified,
            Viewer::Ae,
            "The AE is not notified: the lead waits until someone looks.",
            log,
        );
        flaw(
            PolicyFlaw::ContextNotWritten,
            Viewer::Crm,
            "The call is not recorded in the CRM.",
            log,
        );
        flaw(
            PolicyFlaw::SlaClockMissing,
            Viewer::Manager,
            &format!(
                "No SLA clock runs: no one is alerted if the AE does not {}.",
                self.verb().due
            ),
            log,
        );
        if self.has_flaw(PolicyFlaw::SlowResponse) {
            let what = format!(
                "The SLA allows {} minutes, longer than a warm prospect waits.",
                self.policy.sla().tier_1_response_minutes
            );
            log.add(at, Viewer::Ae, what, false);
        }
    }

    /// Adds a warm transfer: the agent stays on the line until the AE takes the call or the hold ends.
    fn add_transfer(&self, at: Instant, log: &mut EventLog) {
        let Some(decision) = &self.decision else {
            return;
        };
        let messages = &decision.brief.messages;
        if let Some(line) = &messages.transfer_line {
            log.add(at, Viewer::Prospect, ["Agent: ", &line.text].concat(), true);
        }
        if let Some(whisper) = &messages.whisper {
            let known = !self.has_flaw(PolicyFlaw::ContextNotWritten);
            let said = if known { &whisper.text } else { self.name() };
            let what = ["Phone rings. Whisper: ", said].concat();
            log.add(at, Viewer::Ae, what, known);
        }
        if let Some(until) = self
            .transfer_until()
            .filter(|until| !self.has_called_by(*until))
        {
            let what = "The hold ended before an AE took the call. The agent promises a call back.";
            log.add(until, Viewer::Prospect, what.to_owned(), false);
        }
    }

    /// Adds the actions of the AE.
    fn add_choices(&self, log: &mut EventLog) {
        let name = self.name();
        let ResponseVerb { present, joint, .. } = self.verb();
        for choice in &self.choices {
            let at = choice.at;
            let again = self.attempt.is_some_and(|first| first < at);
            let (what, good) = match choice.what {
                ChoiceKind::AeClaims if self.has_called_by(at) || self.due().is_none() => {
                    (format!("Claims {name}."), true)
                }
                ChoiceKind::AeClaims => {
                    let response = match self.approach() {
                        Approach::Call => "call",
                        Approach::Write => "message",
                        Approach::Unknown => "response",
                    };
                    let what =
                        format!("Claims {name}. The SLA clock keeps running until a {response}.");
                    (what, true)
                }
                ChoiceKind::AeCalls if again => {
                    let what = format!("{present}{joint}{name} again.");
                    (capitalised(&what), true)
                }
                ChoiceKind::AeCalls => self.describe_call(at),
            };
            log.add(at, Viewer::Ae, what, good);
        }
    }

    /// Describes the AE's first call and what they know at that time.
    fn describe_call(&self, at: Instant) -> (String, bool) {
        let name = self.name();
        let known = !self.has_flaw(PolicyFlaw::ContextNotWritten);
        let taken = self.transfer_until().is_some_and(|until| at <= until);
        let ResponseVerb { present, joint, .. } = self.verb();
        let how = match (taken, self.has_flaw(PolicyFlaw::AeNotNotified)) {
            (true, _) => "Takes the transfer of ".to_owned(),
            (false, true) => format!("Finds the lead in a list and {present}{joint}"),
            (false, false) => capitalised(&format!("{present}{joint}")),
        };
        let why = match self
            .decision
            .as_ref()
            .map(|d| d.brief.fields.intent_signal.trim())
        {
            Some(signal) if known && !signal.is_empty() => format!("knowing why: {signal}"),
            _ if known => "knowing the call but not the reason for the handoff".to_owned(),
            _ => "without knowing what was said, and has to ask everything again".to_owned(),
        };
        let times_out = self.scenario.times_out.as_ref();
        let patience = times_out.zip(self.fired_at());
        let gone = patience.is_some_and(|(g, fired)| fired.plus(g.after_seconds) < at);
        let end = if gone { "; too late." } else { "." };
        (format!("{how}{name}, {why}{end}"), known && !gone)
    }

    /// Adds the effects of a step of the SLA timeline.
    fn add_step(&self, step: &EscalationStep, log: &mut EventLog) {
        let Some((decision, fired)) = self.decision.as_ref().zip(self.fired_at()) else {
            return;
        };
        let messages = &decision.brief.messages;
        let name = self.name();
        let ResponseVerb {
            base,
            participle,
            joint,
            ..
        } = self.verb();
        match (step.state, step.id) {
            (EscalationState::Breached, _) => {
                let what = format!("The deadline to {base}{joint}{name} has passed: SLA breached.");
                log.add(step.at.plus(1), Viewer::Ae, what, false);
            }
            (EscalationState::Done, StepId::WarmHold) => {
                log.sms(step.at, messages.warm_hold_sms.as_ref());
            }
            (EscalationState::Done, StepId::HoldingMessage) => {
                log.sms(step.at, messages.holding_message.as_ref());
            }
            (EscalationState::Done, StepId::WarmHoldEmail) => {
                log.email(step.at, messages.warm_hold_email.as_ref());
            }
            (EscalationState::Done, StepId::HoldingEmail) => {
                log.email(step.at, messages.holding_email.as_ref());
            }
            (EscalationState::Done, StepId::Tier2) => {
                let mut what =
                    format!("Alert: the AE has not {participle}{joint}{name}, handed off at ");
                push_local_time(self.policy.calendar(), fired, step.at, &mut what);
                what.push('.');
                log.add(step.at, Viewer::Manager, what, true);
            }
            (EscalationState::Done, StepId::Nurture) => {
                let what = format!("{name} enters nurture.");
                log.add(step.at, Viewer::Crm, what, true);
            }
            _ => {}
        }
    }

    /// Adds the e-mails of the sequence, sent or held back.
    fn add_sequence(&self, log: &mut EventLog) {
        let paused = !self.has_flaw(PolicyFlaw::SequenceNotPaused);
        for email in &self.scenario.sequence {
            let is_handed_off = self.fired_at().is_some_and(|fired| fired <= email.at);
            let taken_over = self.choices.iter().any(|choice| choice.at <= email.at);
            let (end, good) = match (is_handed_off, paused, taken_over) {
                (false, ..) => ("is sent as planned.", true),
                (true, true, _) => ("is not sent: the sequence is paused.", true),
                (true, false, true) => ("is sent although a person has taken over.", false),
                (true, false, false) => ("is sent although the lead is with an AE.", false),
            };
            log.add(
                email.at,
                Viewer::Sequence,
                format!("{} {end}", email.what),
                good,
            );
        }
    }
}

/// Capitalises the first letter of a sentence, which is ASCII.
fn capitalised(sentence: &str) -> String {
    let mut sentence = sentence.to_owned();
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    sentence
}
