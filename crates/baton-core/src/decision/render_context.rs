//! Values of a call that its messages can contain.

use std::borrow::Cow;

use chrono::Timelike;

use crate::calendar::{Calendar, Instant};
use crate::call::contact::{KnownContact, first_name, full_name};
use crate::decision::brief_fields::BriefFields;
use crate::document::node::Node;
use crate::handoff::{StepId, TimelineStep};
use crate::message::template::{ClaimContext, Placeholder, relative_day};
use crate::rule::DEAL_SIZE;
use crate::value::money::{self, Currency};

/// The values of a call for its messages.
#[derive(Clone, Copy, Debug)]
pub struct RenderContext<'a> {
    /// The seven fields of the brief.
    pub fields: &'a BriefFields,
    /// The usable parts of the contact.
    pub contact: &'a KnownContact<'a>,
    /// The facts of the call.
    pub facts: &'a Node,
    /// The currency of amounts.
    pub currency: Currency,
    /// The AE's name, once assigned.
    pub ae: Option<&'a str>,
    /// The time of the decision; `None` for a call without a time.
    pub at: Option<Instant>,
    /// The deadline for the call back promised by the tier, if any.
    pub callback_by: Option<Instant>,
    /// The SLA timeline; empty unless handed off.
    pub timeline: &'a [TimelineStep],
    /// True if a person has tried to contact the prospect since the handoff.
    pub attempt_made: bool,
    /// The team's calendar.
    pub calendar: &'a Calendar,
}

impl<'a> RenderContext<'a> {
    /// Returns the time of a step of the SLA timeline; `None` unless handed off.
    #[must_use]
    pub fn step(&self, id: StepId) -> Option<Instant> {
        let step = self.timeline.iter().find(|step| step.id == id)?;
        Some(step.deadline.at)
    }

    /// Returns the AE's name; empty before assignment.
    pub(crate) fn ae_name(&self) -> Cow<'a, str> {
        self.ae.and_then(full_name).unwrap_or_default()
    }

    /// Returns the deadline for the AE's response: tier 1 of the SLA, or the promised call back without an SLA clock.
    #[must_use]
    pub fn response_due(&self) -> Option<Instant> {
        self.step(StepId::Tier1).or(self.callback_by)
    }

    /// Appends a value as a single line; nothing if it is not known. [`ClaimContext`] handles claims.
    pub(super) fn add(&self, what: Placeholder, out: &mut String) {
        let fields = self.fields;
        match what {
            Placeholder::ContactName => line(&fields.contact_name, out),
            Placeholder::Company => line(&fields.company, out),
            Placeholder::QualificationStatus => {
                out.push_str(&fields.qualification_status.replace('_', " "));
            }
            Placeholder::IntentSignal => line(&fields.intent_signal, out),
            Placeholder::CallSummary => line(&fields.call_summary, out),
            Placeholder::DisqualifyingFlags => {
                for (i, flag) in fields.disqualifying_flags.iter().enumerate() {
                    out.push_str(if i > 0 { ", " } else { "" });
                    line(flag, out);
                }
            }
            Placeholder::HandoffTimestamp => {
                if let Some(at) = fields.handoff_timestamp {
                    out.push_str(&at.to_string());
                }
            }
            Placeholder::FirstName => {
                line(self.contact.first_name.as_deref().unwrap_or_default(), out);
            }
            Placeholder::Phone => {
                if let Ok(phone) = &self.contact.phone {
                    out.push_str(&phone.to_string());
                }
            }
            Placeholder::Email => {
                if let Ok(email) = &self.contact.email {
                    out.push_str(email.as_str());
                }
            }
            Placeholder::AeName => line(&self.ae_name(), out),
            Placeholder::AeFirstName => {
                line(&self.ae.and_then(first_name).unwrap_or_default(), out);
            }
            // Keeps a range as the prospect stated it.
            Placeholder::DealSize => {
                let amount = self.facts.get(DEAL_SIZE);
                if let Some(Ok(amount)) = amount.map(|said| money::read(said, self.currency)) {
                    out.push_str(&amount.format(self.currency));
                }
            }
            Placeholder::HandoffTime => self.time(fields.handoff_timestamp, out),
            Placeholder::ResponseDue => self.time(self.response_due(), out),
            Placeholder::EscalationDue => self.time(self.step(StepId::Tier2), out),
            Placeholder::Claim(_) => {}
        }
    }

    /// Appends alternatives for an AE without a usable number: the number as given if a person can dial it, the e-mail
    /// address, or a note that there is none. `elsewhere` is true if the text already contains the address.
    pub(super) fn add_instead_of_phone(&self, elsewhere: bool, out: &mut String) {
        let contact = self.contact;
        if let Some(given) = contact.legible_phone() {
            out.push_str(" (given: ");
            line(given, out);
            out.push(')');
        }
        match &contact.email {
            _ if elsewhere => {}
            Ok(email) => {
                out.push_str(", ");
                out.push_str(email.as_str());
            }
            Err(_) if contact.is_unreachable() => out.push_str(", no e-mail address"),
            Err(_) => {}
        }
    }

    /// Returns the facts for the claims of a message sent at a given time.
    #[must_use]
    pub fn claims(&self, sent: Option<Instant>) -> ClaimContext {
        let trigger = self.fields.handoff_timestamp.or(self.at);
        match trigger.zip(sent) {
            Some((trigger, sent)) => {
                ClaimContext::new(self.calendar, self.attempt_made, trigger, sent)
            }
            None => ClaimContext::without_dates(self.attempt_made),
        }
    }

    /// Appends a time as local time.
    fn time(&self, at: Option<Instant>, out: &mut String) {
        if let Some((at, from)) = at.zip(self.at) {
            push_local_time(self.calendar, at, from, out);
        }
    }
}

/// Appends "15:53" for a time on the same local day as `from`, and "09:53 on Monday" otherwise.
pub(crate) fn push_local_time(calendar: &Calendar, at: Instant, from: Instant, out: &mut String) {
    let (local, here) = (
        calendar.zone().local(at),
        calendar.zone().local(from).date(),
    );
    let two = |n: u32| [n / 10, n % 10].map(|d| char::from_digit(d, 10).unwrap_or('0'));
    out.extend(two(local.hour()));
    out.push(':');
    out.extend(two(local.minute()));
    if local.date() != here {
        out.push(' ');
        out.push_str(&relative_day(local.date(), here));
    }
}

/// Appends a value without line breaks, which would add a line to a brief.
fn line(value: &str, out: &mut String) {
    let value = value.trim();
    if value.contains(is_break) {
        for (i, word) in value.split_whitespace().enumerate() {
            out.push_str(if i > 0 { " " } else { "" });
            out.extend(word.chars().filter(|c| !is_break(*c)));
        }
    } else {
        out.push_str(value);
    }
}

/// Returns true for control characters and the Unicode line and paragraph separators.
fn is_break(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_in_a_value_become_spaces() {
        for (mark, instead) in [
            ("\n", " "),
            ("\u{2028}", " "),
            ("\u{85}", " "),
            ("\u{7f}", ""),
            ("\u{1}", ""),
            ("~", "~"),
            ("é", "é"),
            ("’ ", "’ "),
        ] {
            for before in 1..20 {
                let mut out = String::new();
                let text = "x".repeat(before);
                line(&format!("{text}{mark}y"), &mut out);
                assert_eq!(out, format!("{text}{instead}y"), "{mark:?} after {before}");
            }
        }
    }
}
