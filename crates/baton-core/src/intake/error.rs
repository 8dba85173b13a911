//! Why a payload is not a call.

use std::fmt;

use super::pointer::Pointer;

/// Why no call can be made of a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IntakeError {
    /// The text is not JSON, or a key stands twice in it.
    NotJson {
        /// What is wrong.
        message: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// The payload does not name its event where this source's payloads do.
    EventMissing {
        /// Where it should stand.
        at: Pointer,
        /// The event that is read.
        expected: String,
    },
    /// Another event. A platform sends several for one call; only one of them is complete.
    OtherEvent {
        /// Where it stands.
        at: Pointer,
        /// The event that came.
        found: String,
        /// The event that is read.
        expected: String,
    },
    /// The payload has no id for the call, so that it could not be told from another.
    IdMissing {
        /// Where it should stand; none if the map does not say.
        at: Option<Pointer>,
    },
}

impl IntakeError {
    /// The stable code.
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
                "the payload names no event at {at}, where `{expected}` is awaited; \
                 is it from another platform?"
            ),
            Self::OtherEvent {
                at,
                found,
                expected,
            } => write!(
                f,
                "the event at {at} is `{found}`; only `{expected}` can be decided, so leave this one out"
            ),
            Self::IdMissing { at: Some(at) } => {
                write!(f, "the payload has no id for the call at {at}")
            }
            Self::IdMissing { at: None } => f.write_str("the map does not say where the id stands"),
        }
    }
}

impl std::error::Error for IntakeError {}
