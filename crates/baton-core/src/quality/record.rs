//! Handoff outcomes as they are collected: each handoff once, and no event before what it follows.

use std::collections::BTreeMap;
use std::fmt;

use super::outcome::HandoffOutcome;
use crate::calendar::Instant;

/// A moment of a handoff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The trigger became true.
    Trigger,
    /// The SLA clock began.
    Start,
    /// The AE's contact attempt was due.
    Due,
    /// A human being tried to reach the prospect.
    Attempt,
    /// A meeting was booked.
    Booking,
}

impl Event {
    /// The key in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Trigger => "triggered_at",
            Self::Start => "effective_start",
            Self::Due => "due_at",
            Self::Attempt => "attempt_at",
            Self::Booking => "booked_at",
        }
    }

    const fn describe(self) -> &'static str {
        match self {
            Self::Trigger => "the trigger",
            Self::Start => "the start of the SLA clock",
            Self::Due => "the deadline",
            Self::Attempt => "the attempt",
            Self::Booking => "the booking",
        }
    }

    fn of(self, outcome: &HandoffOutcome) -> Option<Instant> {
        match self {
            Self::Trigger => Some(outcome.triggered_at),
            Self::Start => Some(outcome.effective_start),
            Self::Due => Some(outcome.due_at),
            Self::Attempt => outcome.attempt_at,
            Self::Booking => outcome.booked_at,
        }
    }
}

/// Each event that cannot come before another. A prospect can book before an AE has called, and an AE can call before
/// the team opens: those two orders are possible.
const ORDER: [(Event, Event); 4] = [
    (Event::Trigger, Event::Start),
    (Event::Start, Event::Due),
    (Event::Trigger, Event::Attempt),
    (Event::Trigger, Event::Booking),
];

/// An outcome that figures cannot be made of.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OutcomeError {
    /// A handoff without an id.
    Nameless {
        /// The line.
        line: usize,
    },
    /// A handoff that an earlier line told of. Counting both would falsify every rate.
    Duplicate {
        /// The handoff's id.
        id: String,
        /// The earlier line.
        first: usize,
        /// The line.
        line: usize,
    },
    /// An event before what it follows.
    Order {
        /// The line.
        line: usize,
        /// What has to come first, and when it did.
        before: (Event, Instant),
        /// What cannot come before it, and when it did.
        after: (Event, Instant),
    },
}

impl OutcomeError {
    /// The stable name of the error. Programs match on it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Nameless { .. } => "handoff_without_id",
            Self::Duplicate { .. } => "duplicate_handoff",
            Self::Order { .. } => "impossible_order",
        }
    }

    /// The line that is refused.
    #[must_use]
    pub const fn line(&self) -> usize {
        match self {
            Self::Nameless { line } | Self::Duplicate { line, .. } | Self::Order { line, .. } => {
                *line
            }
        }
    }
}

impl fmt::Display for OutcomeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nameless { line } => write!(f, "line {line}: the handoff has no id"),
            Self::Duplicate { id, first, line } => write!(
                f,
                "lines {first} and {line} are both the handoff “{id}”: keep the one that is up to date"
            ),
            Self::Order {
                line,
                before: (before, earliest),
                after: (after, at),
            } => write!(
                f,
                "line {line}: {} (`{}`: {at}) is before {} (`{}`: {earliest})",
                after.describe(),
                after.key(),
                before.describe(),
                before.key(),
            ),
        }
    }
}

impl std::error::Error for OutcomeError {}

/// The outcomes read so far.
#[derive(Clone, Debug, Default)]
pub struct OutcomeRecord {
    outcomes: Vec<HandoffOutcome>,
    lines: BTreeMap<String, usize>,
}

impl OutcomeRecord {
    /// Adds the outcome of a line.
    ///
    /// # Errors
    /// [`OutcomeError`] for a handoff that is there already, and for one whose events cannot have come in their order.
    pub fn add(&mut self, line: usize, outcome: HandoffOutcome) -> Result<(), OutcomeError> {
        let id = outcome.id.trim();
        if id.is_empty() {
            return Err(OutcomeError::Nameless { line });
        }
        if let Some(first) = self.lines.get(id) {
            return Err(OutcomeError::Duplicate {
                id: id.to_owned(),
                first: *first,
                line,
            });
        }
        for (before, after) in ORDER {
            if let Some(earliest) = before.of(&outcome)
                && let Some(at) = after.of(&outcome)
                && at < earliest
            {
                return Err(OutcomeError::Order {
                    line,
                    before: (before, earliest),
                    after: (after, at),
                });
            }
        }
        self.lines.insert(id.to_owned(), line);
        self.outcomes.push(outcome);
        Ok(())
    }

    /// The outcomes, in the order of their lines.
    #[must_use]
    pub fn into_outcomes(self) -> Vec<HandoffOutcome> {
        self.outcomes
    }
}
