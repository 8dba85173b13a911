//! Errors of the call reader.

use std::fmt;

use crate::document::json::JsonError;

/// The reason why a text is not a call, with its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallError {
    pub(super) message: String,
    pub(super) line: usize,
    pub(super) column: usize,
}

impl CallError {
    /// The stable code.
    pub const CODE: &'static str = "call_unreadable";

    /// Returns the line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// Returns the column in characters, from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for CallError {}

impl From<JsonError> for CallError {
    fn from(error: JsonError) -> Self {
        Self {
            message: error.message().to_owned(),
            line: error.line(),
            column: error.column(),
        }
    }
}
