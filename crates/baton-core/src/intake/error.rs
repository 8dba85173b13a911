//! Errors for payloads that cannot become a call.

use std::fmt;

use super::pointer::Pointer;

/// A reason why a payload cannot become a call.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IntakeError {
    /// The text is not JSON, or an object has a duplicate key.
    NotJson {
        /// A description of the problem.
        message: String,
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
    },
    /// The payload does not name its event at the expected location.
    EventMissing {
        /// The expected location.
        at: Pointer,
        /// The event that the source accepts.
        expected: String,
    },
    /// The payload is for another event. A platform sends several events for a call, and only one of them is complete.
    OtherEvent {
        /// The location of the event.
        at: Pointer,
        /// The event received.
        found: String,
        /// The event that the source accepts.
        expected: String,
    },
    /// The payload has no ID for the call, so the call could not be distinguished from others.
    IdMissing {
        /// The location of the ID; `None` if the map has none.
        at: Option<Pointer>,
    },
}

impl IntakeError {
    /// Returns the stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "payload_unreadable",
            Self::EventMissing { .. } => "event_missing",
            Self::OtherEvent { .. } => "other_event",
            Self::IdMissing { .. } => "id_missing",
        }
    }
}

impl fmt::Display for IntakeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { message, .. } => write!(f, "the payload is not JSON: {message}"),
            Self::EventMissing { at, expected } => write!(
                f,
                "the payload names no event at {at}, where `{expected}` is expected; \
                 is it from another platform?"
            ),
            Self::OtherEvent {
                at,
                found,
                expected,
            } => write!(
                f,
                "the event at {at} is `{found}`; only `{expected}` can be decided, so skip this payload"
            ),
            Self::IdMissing { at: Some(at) } => {
                write!(f, "the payload has no id for the call at {at}")
            }
            Self::IdMissing { at: None } => f.write_str("the map has no id for the call"),
        }
    }
}

impl std::error::Error for IntakeError {}
