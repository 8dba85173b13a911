//! The placeholders of message templates: values of the brief, the contact, the AE and the timeline.

use super::claim::Claim;

/// A value that a message template may contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placeholder {
    /// The brief's `contact_name`.
    ContactName,
    /// The brief's `company`.
    Company,
    /// The brief's `qualification_status`, in words.
    QualificationStatus,
    /// The brief's `intent_signal`.
    IntentSignal,
    /// The brief's `call_summary`.
    CallSummary,
    /// The brief's `disqualifying_flags`, separated by commas.
    DisqualifyingFlags,
    /// The brief's `handoff_timestamp`, as RFC 3339.
    HandoffTimestamp,
    /// The contact's first name, if it can be identified in the full name.
    FirstName,
    /// The contact's telephone number in E.164, if usable.
    Phone,
    /// The contact's e-mail address, if usable.
    Email,
    /// The deal size in short, as stated on the call: `£15–20k`.
    DealSize,
    /// The AE's name, once assigned.
    AeName,
    /// The AE's first name.
    AeFirstName,
    /// The local time of the handoff.
    HandoffTime,
    /// The local time at which the AE's response is due.
    ResponseDue,
    /// The local time at which the manager is alerted.
    EscalationDue,
    /// A statement that is made only if it is true.
    Claim(Claim),
}

impl Placeholder {
    /// Returns true for a value that a handed-off call may lack. Only a call without a time lacks times.
    #[must_use]
    pub const fn may_be_missing(self) -> bool {
        matches!(
            self,
            Self::ContactName
                | Self::Company
                | Self::IntentSignal
                | Self::CallSummary
                | Self::DisqualifyingFlags
                | Self::FirstName
                | Self::Phone
                | Self::Email
                | Self::DealSize
                | Self::AeName
                | Self::AeFirstName
        )
    }

    /// Every placeholder with its name.
    pub const WORDS: [(&'static str, Self); 19] = [
        ("contact_name", Self::ContactName),
        ("company", Self::Company),
        ("qualification_status", Self::QualificationStatus),
        ("intent_signal", Self::IntentSignal),
        ("call_summary", Self::CallSummary),
        ("disqualifying_flags", Self::DisqualifyingFlags),
        ("handoff_timestamp", Self::HandoffTimestamp),
        ("first_name", Self::FirstName),
        ("phone", Self::Phone),
        ("email", Self::Email),
        ("deal_size", Self::DealSize),
        ("ae_name", Self::AeName),
        ("ae_first_name", Self::AeFirstName),
        ("handoff_time", Self::HandoffTime),
        ("response_due", Self::ResponseDue),
        ("escalation_due", Self::EscalationDue),
        ("tried_to_reach_you", Self::Claim(Claim::TriedToReachYou)),
        ("today", Self::Claim(Claim::Today)),
        ("next_working_day", Self::Claim(Claim::NextWorkingDay)),
    ];

    /// Returns the name between the braces.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        let word = Self::WORDS.iter().find(|(_, p)| *p == self);
        word.map_or("", |(word, _)| *word)
    }

    /// Returns true for values that only colleagues may see, such as notes about the prospect.
    #[must_use]
    pub const fn is_internal(self) -> bool {
        matches!(
            self,
            Self::QualificationStatus
                | Self::IntentSignal
                | Self::CallSummary
                | Self::DisqualifyingFlags
                | Self::HandoffTimestamp
                | Self::DealSize
                | Self::ResponseDue
                | Self::EscalationDue
        )
    }
}
