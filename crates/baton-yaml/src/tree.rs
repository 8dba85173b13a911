//! The tree of a text, with positions.

use crate::limits::narrow;

/// A position in a text. Lines and columns count from 1; columns are characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

impl Position {
    /// The start of a text.
    pub const START: Self = Self { line: 1, column: 1 };
}

/// A value of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The position of its first character.
    pub at: Position,
    /// The kind of value with its content.
    pub kind: Kind,
}

/// The kind of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A scalar: a text, a number or a word.
    Scalar {
        /// The text, without quotes and escapes.
        text: String,
        /// True for a scalar without quotes, which may be a number or a word.
        plain: bool,
    },
    /// A list.
    List(Vec<Value>),
    /// A mapping, in the order of the text. Keys are unique.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// The position of the key.
    pub at: Position,
    /// The value.
    pub value: Value,
}

impl Value {
    /// Returns true if a plain scalar at a position may continue the number of this one, such as the `000` of `5,000`: only
    /// a comma is between them.
    ///
    /// A separate number can look the same, as in `[1,200]`; the caller decides by the values after it.
    #[must_use]
    pub fn is_number_before(&self, next: &str, at: Position) -> bool {
        let Kind::Scalar { text, plain: true } = &self.kind else {
            return false;
        };
        let end = self.at.column + narrow(text.chars().count());
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        self.at.line == at.line
            && end + 1 == at.column
            && digit(text.chars().last())
            && digit(next.chars().next())
    }
}

impl Kind {
    /// Returns the value of a key, or the item with an index.
    #[must_use]
    pub fn below(&self, step: &str) -> Option<&Value> {
        match self {
            Self::Scalar { .. } => None,
            Self::List(items) => items.get(step.parse::<usize>().ok()?),
            Self::Map(_) => self.entry(step).map(|entry| &entry.value),
        }
    }

    /// Returns the entry of a key.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        match self {
            Self::Map(entries) => entries.iter().find(|entry| entry.key == key),
            Self::Scalar { .. } | Self::List(_) => None,
        }
    }
}
