//! What a text holds, and where.

use crate::limits::narrow;

/// A place in a text. Both count from 1; columns are characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

impl Position {
    /// Where a text begins.
    pub const START: Self = Self { line: 1, column: 1 };
}

/// A value of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Where it begins.
    pub at: Position,
    /// What it is.
    pub kind: Kind,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text, a number, a word: not told apart here.
    Scalar {
        /// Its text, without quotes and escapes.
        text: String,
        /// Whether it stands without quotes, and may so be something else than a text.
        plain: bool,
    },
    /// A list.
    List(Vec<Value>),
    /// A mapping, in the order of the text. No key stands twice.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key begins.
    pub at: Position,
    /// The value.
    pub value: Value,
}

impl Value {
    /// Returns true if a plain scalar that begins at a place goes on with the number that this one begins, such as the
    /// `000` of `5,000`: only a comma stands between the two.
    ///
    /// A number of its own can stand so too, as in `[1,200]`; what follows says which it is.
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
    /// What stands one step below: the value of a key, or the item with a number.
    #[must_use]
    pub fn below(&self, step: &str) -> Option<&Value> {
        match self {
            Self::Scalar { .. } => None,
            Self::List(items) => items.get(step.parse::<usize>().ok()?),
            Self::Map(_) => self.entry(step).map(|entry| &entry.value),
        }
    }

    /// The entry of a key.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        match self {
            Self::Map(entries) => entries.iter().find(|entry| entry.key == key),
            Self::Scalar { .. } | Self::List(_) => None,
        }
    }
}
