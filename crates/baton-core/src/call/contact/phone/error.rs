//! Why a text is not a phone number that can be used.

use std::borrow::Cow;
use std::fmt;

use crate::call::contact::country::Country;

/// Why a text is not a phone number that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PhoneError {
    /// Nothing was given, or a marker for a missing value.
    Missing,
    /// The caller withheld it: `anonymous`, or a number that spells so on a keypad.
    Withheld,
    /// An address of an app or a line, such as `client:web` or `sip:desk@example.com`.
    Address,
    /// A national number, and nothing says of which country.
    National,
    /// A national number that could also begin with its calling code.
    Ambiguous,
    /// No country has its calling code, or no person is reached under it.
    CountryCode,
    /// Too few digits for its country.
    TooShort,
    /// Too many digits for its country.
    TooLong,
    /// A national number with too few digits for the country in which it was to be read.
    TooShortFor(Country),
    /// A national number with too many digits for the country in which it was to be read.
    TooLongFor(Country),
    /// The right length, and not a number that is given to anybody.
    NotInUse,
    /// More than one number.
    Several,
    /// Two plus signs before its digits.
    TwoPluses,
    /// A spreadsheet has rounded it: `4.47701E+11`.
    Rounded,
    /// Something else than digits.
    NotDigits,
}

impl PhoneError {
    /// The code of the finding.
    pub const CODE: &'static str = "phone_unusable";

    /// The reason, as it follows "the number".
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
            Self::Several => "is more than one number; one belongs here",
            Self::Rounded => "was rounded by a spreadsheet; its last digits are lost",
            Self::TwoPluses => "has two plus signs",
            Self::NotDigits => "is not written in digits",
        })
    }

    /// Returns true if a person can read the number all the same, and dial it by hand.
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
