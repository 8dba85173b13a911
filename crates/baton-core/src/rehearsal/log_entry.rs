//! What somebody has seen in a rehearsal.

use crate::calendar::Instant;
use strum::IntoStaticStr;

/// Whose eyes something is seen with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Who {
    /// The person on the line.
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

impl Who {
    /// The word for people.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// Something that somebody has seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// When.
    pub at: Instant,
    /// Who.
    pub who: Who,
    /// What, in a sentence or as the message reads.
    pub what: String,
    /// Whether it is as it should be; `false` for what loses deals.
    pub good: bool,
}
