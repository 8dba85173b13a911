//! The seven fields of a brief.

use serde::Serialize;

use crate::calendar::Instant;
use crate::call::contact::KnownContact;
use crate::call::{Call, Outcome};
use crate::value::missing_value;

/// The status of a handed-off call.
pub(super) const QUALIFIED: &str = "qualified";

/// The seven fields of a brief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BriefFields {
    /// The summary of the call, at most 80 words.
    pub call_summary: String,
    /// The contact's company.
    pub company: String,
    /// The contact's name.
    pub contact_name: String,
    /// Reasons for caution.
    pub disqualifying_flags: Vec<String>,
    /// The time of the handoff; `None` without a handoff, and for a call without a time.
    pub handoff_timestamp: Option<Instant>,
    /// The words or actions of the prospect that make this a lead, with which the AE opens the call back.
    pub intent_signal: String,
    /// The outcome: `qualified`, `not_qualified` or `undecided`.
    pub qualification_status: &'static str,
}

impl BriefFields {
    /// Collects the fields of a call. Markers for missing values and blank texts are left out.
    #[must_use]
    pub fn new(
        call: &Call,
        contact: &KnownContact<'_>,
        outcome: Outcome,
        handoff: Option<Instant>,
    ) -> Self {
        let flags = call.disqualifying_flags.iter();
        Self {
            contact_name: contact.name.clone().into_owned(),
            company: contact.company.to_owned(),
            qualification_status: match outcome {
                Outcome::HandOff => QUALIFIED,
                Outcome::NoHandoff => "not_qualified",
                Outcome::Undecided => "undecided",
            },
            intent_signal: missing_value::known(&call.intent_signal).to_owned(),
            call_summary: missing_value::known(&call.call_summary).to_owned(),
            disqualifying_flags: flags
                .filter(|flag| !missing_value::is_missing(flag))
                .cloned()
                .collect(),
            handoff_timestamp: handoff,
        }
    }
}
