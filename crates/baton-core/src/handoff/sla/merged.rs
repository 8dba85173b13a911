//! Texts that are left out because another says the same.

use serde::Serialize;

/// A text that is not sent because another says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Merged {
    /// What is sent instead: `sms_to_prospect`, the format's, or `holding_message`; `email_to_prospect` or
    /// `holding_email` between e-mails.
    pub into: &'static str,
    /// Why, for people.
    pub why: &'static str,
}
