//! Automated texts that are replaced by others.

use serde::Serialize;

/// A text that is not sent because another replaces it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Merged {
    /// The text that replaces it: `sms_to_prospect` (from the format) or `holding_message`; by e-mail,
    /// `email_to_prospect` or `holding_email`.
    pub into: &'static str,
    /// The reason shown to people.
    pub why: &'static str,
}
