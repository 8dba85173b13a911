//! Findings about a brief and its messages.

use serde::Serialize;

/// Something about a brief or a message that its reader would stumble over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BriefFinding {
    /// The stable code.
    ///
    /// Of a deal size, first of all: `deal_size_unreadable`, `deal_size_qualified`; of a brief: `contact_unreachable`,
    /// `phone_missing`, `phone_unusable`, `intent_signal_empty`, `contact_name_empty`, `brief_too_short`,
    /// `brief_too_long`; of its summary:
    /// `summary_empty`, `summary_too_long`, `summary_preamble`, `summary_refused`; of a message: `sms_not_gsm7`,
    /// `sms_too_long`, `sms_many_segments`, `whisper_too_long`, `slack_line_cut`,
    /// `value_missing`.
    pub code: &'static str,
    /// The field or message it is about.
    pub field: &'static str,
    /// What is wrong, in words.
    pub message: String,
}
