//! Why a value is not one of a fact's values.

use crate::value::missing_value;

/// The code of a finding about an amount that could not be read.
pub const AMOUNT_UNREADABLE: &str = "amount_unreadable";

/// The code of a finding about an amount whose qualifying words were ignored.
pub const AMOUNT_QUALIFIED: &str = "amount_qualified";

/// The reason why a value cannot be read as a fact. Each variant carries its message.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FactError {
    /// Another type.
    WrongType(String),
    /// The value lies outside the limits or options.
    OutOfRange(String),
    /// The value is a marker for a missing value, such as `N/A`.
    Marker(String),
    /// The amount of money cannot be read in exactly one way.
    Amount(String),
}

impl FactError {
    /// Returns the message for people.
    #[must_use]
    pub fn message(&self) -> &str {
        match self {
            Self::WrongType(m) | Self::OutOfRange(m) | Self::Amount(m) | Self::Marker(m) => m,
        }
    }

    /// Returns the stable code of the finding about the call's value.
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
