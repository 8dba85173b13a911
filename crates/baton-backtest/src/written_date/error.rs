//! The reason why a text is no moment.

use std::fmt;

use super::order::DateOrder;

/// The reason why a text is no moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Nothing in it reads as a date.
    NoDate,
    /// The day and the month could be exchanged, and no order is given.
    Ambiguous,
    /// It is no date in the order of its file.
    OtherOrder(DateOrder),
    /// There is no such day or time: 31 February, 25:00, a Monday that was a Friday.
    Impossible,
    /// The abbreviation of a time zone that several zones share, or that is not known.
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
                "has the time zone `{word}`, which is not read; write an offset such as +01:00"
            ),
        }
    }
}

impl std::error::Error for DateError {}
