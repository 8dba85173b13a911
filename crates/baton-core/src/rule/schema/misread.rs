//! Why a value is not one of a fact's values.

use crate::value::missing_value;

/// The code of a finding about an amount that was given and could not be read.
pub const AMOUNT_UNREADABLE: &str = "amount_unreadable";

/// The code of a finding about an amount that was read without the words beside it.
pub const AMOUNT_QUALIFIED: &str = "amount_qualified";

/// Why a value is not one of a fact's values.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Misread {
    /// Another type.
    WrongType(String),
    /// The right type, outside the range or options.
    OutOfRange(String),
    /// A marker for a missing value, such as `N/A`.
    Marker(String),
    /// No amount of money that can be read in exactly one way.
    Amount(String),
}

impl Misread {
    /// What is wrong, in words.
    #[must_use]
    pub fn message(&self) -> &str {
        match self {
            Self::WrongType(m) | Self::OutOfRange(m) | Self::Amount(m) | Self::Marker(m) => m,
        }
    }

    /// The stable code of the finding about a call's value.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WrongType(_) => "wrong_type",
            Self::OutOfRange(_) => "out_of_range",
            Self::Amount(_) => AMOUNT_UNREADABLE,
            Self::Marker(_) => missing_value::PLACEHOLDER_VALUE,
        }
    }
}
