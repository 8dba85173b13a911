//! Findings about a brief and its messages.

use serde::Serialize;

/// A flaw in a brief or one of its messages that its reader should know about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BriefFinding {
    /// The stable code.
    ///
    /// - Deal size: `deal_size_unreadable`, `deal_size_qualified`.
    /// - Brief: `contact_unreachable`, `phone_missing`, `phone_unusable`, `intent_signal_empty`, `contact_name_empty`,
    ///   `brief_too_short`, `brief_too_long`.
    /// - Summary: `summary_empty`, `summary_too_long`, `summary_preamble`, `summary_refused`.
    /// - Messages: `sms_not_gsm7`, `sms_too_long`, `sms_many_segments`, `whisper_too_long`, `slack_line_cut`,
    ///   `value_missing`.
    pub code: &'static str,
    /// The field or message concerned.
    pub field: &'static str,
    /// A sentence that describes the problem.
    pub message: String,
}
