//! The seven fields of a brief.

use serde::Serialize;

use crate::calendar::Instant;
use crate::call::contact::KnownContact;
use crate::call::{Call, Outcome};
use crate::value::missing_value;

/// The status of a call that is handed off.
pub(super) const QUALIFIED: &str = "qualified";

/// The seven fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BriefFields {
    /// The call in at most 80 words.
    pub call_summary: String,
    /// Where they work.
    pub company: String,
    /// Who to ask for.
    pub contact_name: String,
    /// Reasons for caution.
    pub disqualifying_flags: Vec<String>,
    /// When the handoff happened; `None` without a handoff, and for a call without a moment.
    pub handoff_timestamp: Option<Instant>,
    /// What the prospect said or did: the opening of the call back.
    pub intent_signal: String,
    /// Follows the outcome: `qualified`, `not_qualified`, `undecided`.
    pub qualification_status: &'static str,
}

impl BriefFields {
    /// The fields of a call with this outcome. Markers for missing values and texts with nothing to read are left out.
    #[must_use]
    pub fn of(
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
                .filter(|flag| !missing_value::is_nothing(flag))
                .cloned()
                .collect(),
            handoff_timestamp: handoff,
        }
    }
}
