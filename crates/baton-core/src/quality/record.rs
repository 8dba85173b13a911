//! Collection of handoff outcomes, checked for duplicates and for the order of events.

use std::collections::BTreeMap;
use std::fmt;

use super::outcome::HandoffOutcome;
use crate::calendar::Instant;

/// An event in the course of a handoff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The trigger became true.
    Trigger,
    /// The SLA clock started.
    Start,
    /// The AE's contact attempt was due.
    Due,
    /// A person tried to contact the prospect.
    Attempt,
    /// A meeting was booked.
    Booking,
}

impl Event {
    /// Returns the key used in data.
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

    fn time_in(self, outcome: &HandoffOutcome) -> Option<Instant> {
        match self {
            Self::Trigger => Some(outcome.triggered_at),
            Self::Start => Some(outcome.effective_start),
            Self::Due => Some(outcome.due_at),
            Self::Attempt => outcome.attempt_at,
            Self::Booking => outcome.booked_at,
        }
    }
}

/// Pairs of events that must occur in order. Other orders are possible: a prospect can book before an AE has called,
/// and an AE can call before the team opens.
const ORDER: [(Event, Event); 4] = [
    (Event::Trigger, Event::Start),
    (Event::Start, Event::Due),
    (Event::Trigger, Event::Attempt),
    (Event::Trigger, Event::Booking),
];

/// A reason why an outcome is rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OutcomeError {
    /// The handoff has no ID.
    MissingId {
        /// The line.
        line: usize,
    },
    /// The handoff is listed twice. Counting both would falsify every rate.
    Duplicate {
        /// The ID of the handoff.
        id: String,
        /// The first line.
        first: usize,
        /// The line.
        line: usize,
    },
    /// Two events are in an impossible order.
    Order {
        /// The line.
        line: usize,
        /// The event that has to come first, with its time.
        before: (Event, Instant),
        /// The event that cannot come before it, with its time.
        after: (Event, Instant),
    },
}

impl OutcomeError {
    /// Returns the stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MissingId { .. } => "handoff_without_id",
            Self::Duplicate { .. } => "duplicate_handoff",
            Self::Order { .. } => "impossible_order",
        }
    }

    /// Returns the line that is rejected.
    #[must_use]
    pub const fn line(&self) -> usize {
        match self {
            Self::MissingId { line } | Self::Duplicate { line, .. } | Self::Order { line, .. } => {
                *line
            }
        }
    }
}

impl fmt::Display for OutcomeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingId { line } => write!(f, "line {line}: the handoff has no id"),
            Self::Duplicate { id, first, line } => write!(
                f,
                "lines {first} and {line} are both the handoff “{id}”: keep the current line"
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

/// The outcomes collected so far.
#[derive(Clone, Debug, Default)]
pub struct OutcomeRecord {
    outcomes: Vec<HandoffOutcome>,
    lines: BTreeMap<String, usize>,
}

impl OutcomeRecord {
    /// Adds the outcome on a line.
    ///
    /// # Errors
    /// [`OutcomeError`] for a handoff without an ID, a duplicate, and events in an impossible order.
    pub fn add(&mut self, line: usize, outcome: HandoffOutcome) -> Result<(), OutcomeError> {
        let id = outcome.id.trim();
        if id.is_empty() {
            return Err(OutcomeError::MissingId { line });
        }
        if let Some(first) = self.lines.get(id) {
            return Err(OutcomeError::Duplicate {
                id: id.to_owned(),
                first: *first,
                line,
            });
        }
        for (before, after) in ORDER {
            if let Some(earliest) = before.time_in(&outcome)
                && let Some(at) = after.time_in(&outcome)
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

    /// Returns the outcomes in the order of their lines.
    #[must_use]
    pub fn into_outcomes(self) -> Vec<HandoffOutcome> {
        self.outcomes
    }
}
