//! The reason why a text is no moment.

use std::fmt;

use super::order::DateOrder;

/// The error of a text that is not a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// The text is not a date.
    NoDate,
    /// The order of day and month is ambiguous and not given.
    Ambiguous,
    /// The date does not fit the given order.
    OtherOrder(DateOrder),
    /// The day or time does not exist: 31 February, 25:00, the wrong weekday.
    Impossible,
    /// The abbreviation of a time zone is ambiguous or unknown.
    Abbreviation(String),
}

impl DateError {
    /// The stable code.
    pub const CODE: &'static str = "moment_unreadable";
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDate => f.write_str("is not a date and time"),
            Self::Ambiguous => f.write_str(
                "could be read with the day or the month first; say which order the file uses",
            ),
            Self::OtherOrder(order) => write!(f, "is not a date in the order {}", order.describe()),
            Self::Impossible => f.write_str("names a day or a time that does not exist"),
            Self::Abbreviation(word) => write!(
                f,
                "has the time zone `{word}`, which is ambiguous or unknown; write an offset such as +01:00"
            ),
        }
    }
}

impl std::error::Error for DateError {}
