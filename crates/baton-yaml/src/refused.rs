//! Refusals of YAML texts.

use std::fmt;

use crate::limits::narrow;
use crate::tree::Position;

/// The refusal of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The kind of reason.
    pub reason: Reason,
    /// The message: a sentence without a full stop.
    pub message: String,
    /// A hint for the fix; may be empty.
    pub hint: String,
    /// The position in the text.
    pub at: Position,
    /// The keys and item indices from the root to it, as far as known.
    pub path: Vec<String>,
}

/// The kind of reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// More than [`crate::MAX_BYTES`].
    TooLarge,
    /// Not YAML.
    Syntax,
    /// YAML with a feature that is not accepted.
    Feature,
    /// Nested deeper than [`crate::MAX_DEPTH`].
    TooDeep,
    /// A key occurs twice in its mapping.
    DuplicateKey,
    /// An unquoted number contains a comma where a comma ends the value.
    CommaInNumber,
}

impl Refused {
    pub(crate) fn new(reason: Reason, at: Position, message: String) -> Self {
        Self {
            reason,
            message,
            hint: String::new(),
            at,
            path: Vec::new(),
        }
    }

    pub(crate) fn feature(at: Position, what: &str, hint: &str) -> Self {
        let message = format!("{what} is not accepted in a policy");
        Self::new(Reason::Feature, at, message).hint(hint)
    }

    /// Creates the refusal of a number such as `5,000` in brackets; `at` is the position of the part after the comma.
    #[must_use]
    pub fn comma_in_number(at: Position, number: &str) -> Self {
        let mut parts = number.split(',');
        let read = parts.next().unwrap_or_default();
        let message = format!(
            "within brackets the comma ends the value: “{number}” is read as “{read}” and something else"
        );
        let thousands =
            parts.all(|part| part.split('.').next().is_some_and(|part| part.len() == 3));
        let bare = number.replace(',', if thousands { "" } else { "." });
        let hint = format!(
            "put it into quotes, \"{number}\", or write {bare}; two values have a space after the comma"
        );
        Self::new(Reason::CommaInNumber, at, message).hint(&hint)
    }

    pub(crate) fn hint(mut self, hint: &str) -> Self {
        hint.clone_into(&mut self.hint);
        self
    }

    /// Moves a position after the text to its end. Parsers report an early end on the line after the text.
    pub(crate) fn within(mut self, text: &str) -> Self {
        let alone = |after: &&str| !after.starts_with('\n');
        let returns = text.split('\r').skip(1).filter(alone).count();
        let lines = narrow(text.matches('\n').count() + returns + 1);
        if self.at.line > lines {
            let last = text.rsplit(['\n', '\r']).next().unwrap_or_default();
            self.at = Position {
                line: lines,
                column: narrow(last.chars().count() + 1),
            };
        }
        self
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column } = self.at;
        write!(f, "line {line}, column {column}: {}", self.message)
    }
}

impl std::error::Error for Refused {}
