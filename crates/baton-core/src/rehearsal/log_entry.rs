//! What somebody has seen in a rehearsal.

use crate::calendar::Instant;

/// Whose eyes something is seen with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The person on the line.
    Prospect,
    /// The account executive.
    Ae,
    /// The sales manager.
    Manager,
    /// The CRM record.
    Crm,
    /// The automated outreach.
    Sequence,
}

impl Who {
    /// The word for people.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Prospect => "prospect",
            Self::Ae => "AE",
            Self::Manager => "manager",
            Self::Crm => "CRM",
            Self::Sequence => "sequence",
        }
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
