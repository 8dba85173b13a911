//! Why a text is not a phone number that can be used.

use std::borrow::Cow;
use std::fmt;

use crate::call::contact::country::Country;

/// The reason why a text is not a usable phone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PhoneError {
    /// The text is empty or a marker for a missing value.
    Missing,
    /// The caller withheld the number: `anonymous`, or digits that spell such a word on a keypad.
    Withheld,
    /// The text is the address of an app or a line, such as `client:web` or `sip:desk@example.com`.
    Address,
    /// The number is national, and its country is unknown.
    National,
    /// The number may be national or may begin with a calling code.
    Ambiguous,
    /// The calling code is not assigned to a country, or reaches only services.
    CountryCode,
    /// The number has too few digits.
    TooShort,
    /// The number has too many digits.
    TooLong,
    /// The national number has too few digits for the given country.
    TooShortFor(Country),
    /// The national number has too many digits for the given country.
    TooLongFor(Country),
    /// The number has a valid length but is never assigned.
    NotInUse,
    /// The text has more than one number.
    Several,
    /// The number begins with two plus signs.
    TwoPluses,
    /// A spreadsheet has rounded the number: `4.47701E+11`.
    Rounded,
    /// The text is not written in digits.
    NotDigits,
}

impl PhoneError {
    /// The code of the finding.
    pub const CODE: &'static str = "phone_unusable";

    /// Returns the reason as it follows "the number".
    #[must_use]
    pub fn reason(self) -> Cow<'static, str> {
        let for_country = |what: &str, country: Country| {
            let (code, calling) = (country.code(), country.calling_code());
            Cow::Owned(format!("has too {what} digits for {code} (+{calling})"))
        };
        Cow::Borrowed(match self {
            Self::TooShortFor(country) => return for_country("few", country),
            Self::TooLongFor(country) => return for_country("many", country),
            Self::Missing => "was not given",
            Self::Withheld => "was withheld by the caller",
            Self::Address => "is the address of an app or a line, not a phone number",
            Self::National => "has no country code; write it with a plus and its country code",
            Self::Ambiguous => "can be read in two ways; write it with a plus and its country code",
            Self::CountryCode => "has a country code that cannot be called",
            Self::TooShort => "has too few digits",
            Self::TooLong => "has too many digits",
            Self::NotInUse => "is not a number in service",
            Self::Several => "is more than one number; enter just one",
            Self::Rounded => "was rounded by a spreadsheet; its last digits are lost",
            Self::TwoPluses => "has two plus signs",
            Self::NotDigits => "is not written in digits",
        })
    }

    /// Returns true if a person may still be able to dial the number by hand.
    #[must_use]
    pub const fn is_legible(self) -> bool {
        matches!(
            self,
            Self::National | Self::Ambiguous | Self::Several | Self::TwoPluses
        )
    }
}

impl fmt::Display for PhoneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no phone number"),
            other => write!(f, "the number {}", other.reason()),
        }
    }
}

impl std::error::Error for PhoneError {}
