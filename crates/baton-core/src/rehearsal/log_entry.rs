//! Entries of the event log.

use crate::calendar::Instant;
use strum::IntoStaticStr;

/// A person or system that notices an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Viewer {
    /// The prospect.
    Prospect,
    /// The account executive.
    #[strum(serialize = "AE")]
    Ae,
    /// The sales manager.
    Manager,
    /// The CRM record.
    #[strum(serialize = "CRM")]
    Crm,
    /// The automated outreach.
    Sequence,
}

impl Viewer {
    /// Returns the label shown to people.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// An event that a person or system has noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// The time.
    pub at: Instant,
    /// The person or system.
    pub who: Viewer,
    /// A sentence, or the text of the message.
    pub what: String,
    /// True for an event as intended; false for one that loses deals.
    pub good: bool,
}
