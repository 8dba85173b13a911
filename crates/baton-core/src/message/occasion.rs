//! What a message can draw on when it is rendered for one call.

use crate::brief::BriefFields;
use crate::calendar::Calendar;
use crate::call::Contact;
use crate::instant::Instant;
use crate::sla::{StepId, TimelineStep};
use crate::template::{ClaimContext, Placeholder, day_words};

/// One call's values for its messages.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    /// The brief's seven fields.
    pub fields: &'a BriefFields,
    /// Who was called.
    pub contact: &'a Contact,
    /// The AE's name, once one is assigned.
    pub ae: Option<&'a str>,
    /// The moment of the decision.
    pub at: Instant,
    /// The SLA's steps; empty unless handed off.
    pub timeline: &'a [TimelineStep],
    /// Whether a person has tried to contact the prospect since the handoff.
    pub attempt_made: bool,
    /// The team's working time.
    pub calendar: &'a Calendar,
}

impl<'a> Occasion<'a> {
    /// When a step of the SLA falls; `None` unless handed off.
    #[must_use]
    pub fn step(&self, id: StepId) -> Option<Instant> {
        let step = self.timeline.iter().find(|step| step.id == id)?;
        Some(step.deadline.at)
    }

    /// A value as one line of text; empty when it is not known. Claims are for [`ClaimContext`].
    #[must_use]
    pub(super) fn value(&self, what: Placeholder) -> String {
        let fields = self.fields;
        match what {
            Placeholder::ContactName => line(&fields.contact_name),
            Placeholder::Company => line(&fields.company),
            Placeholder::QualificationStatus => fields.qualification_status.replace('_', " "),
            Placeholder::IntentSignal => line(&fields.intent_signal),
            Placeholder::CallSummary => line(&fields.call_summary),
            Placeholder::DisqualifyingFlags => line(&fields.disqualifying_flags.join(", ")),
            Placeholder::HandoffTimestamp => self
                .fields
                .handoff_timestamp
                .map_or_else(String::new, |at| at.to_string()),
            Placeholder::FirstName => first(&fields.contact_name).to_owned(),
            Placeholder::Phone => line(&self.contact.phone),
            Placeholder::Email => line(&self.contact.email),
            Placeholder::AeName => line(self.ae.unwrap_or_default()),
            Placeholder::AeFirstName => first(self.ae.unwrap_or_default()).to_owned(),
            Placeholder::HandoffTime => self.time(fields.handoff_timestamp),
            Placeholder::ResponseDue => self.time(self.step(StepId::Tier1)),
            Placeholder::EscalationDue => self.time(self.step(StepId::Tier2)),
            Placeholder::Claim(_) => String::new(),
        }
    }

    /// The facts for claims of a message that goes out at a moment.
    #[must_use]
    pub fn claims(&self, sent: Instant) -> ClaimContext {
        let trigger = self.fields.handoff_timestamp.unwrap_or(self.at);
        ClaimContext::new(self.calendar, self.attempt_made, trigger, sent)
    }

    /// "15:53" on the day of the handoff, else "09:53 on Monday".
    fn time(&self, at: Option<Instant>) -> String {
        let Some(at) = at else {
            return String::new();
        };
        let zone = self.calendar.zone();
        let (local, here) = (zone.local(at), zone.local(self.at).date());
        let clock = local.format("%H:%M");
        if local.date() == here {
            clock.to_string()
        } else {
            format!("{clock} {}", day_words(local.date(), here))
        }
    }
}

/// A value on one line: a line break in a summary must not make a sixth line of a brief.
fn line(value: &str) -> String {
    let value = value.trim();
    if value.contains(char::is_control) {
        value.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        value.to_owned()
    }
}

fn first(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or_default()
}
