//! Why a value has no canonical form.

use std::fmt;

/// The largest whole number that every JSON reader represents exactly: 2^53 − 1.
pub const MAX_INTEGER: i64 = (1 << 53) - 1;

/// The reason why a value has no canonical form.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CanonicalError {
    /// A number that is not whole, or larger than [`MAX_INTEGER`].
    Number(String),
    /// A key with characters outside ASCII.
    Key(String),
    /// A value that JSON cannot represent.
    Unserializable(String),
}

impl fmt::Display for CanonicalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(n) => write!(f, "{n} is not a whole number of at most 2^53 − 1"),
            Self::Key(k) => write!(f, "the key `{k}` has characters outside ASCII"),
            Self::Unserializable(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for CanonicalError {}
