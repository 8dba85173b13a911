//! Phone numbers in E.164, parsed from numbers as people and platforms write them.

mod digit;
mod error;
mod several;
mod text;

use std::fmt;

use super::calling_code;
use super::country::Country;
use super::north_america::is_north_american;
use crate::value::invisible;
use text::Written;

pub use error::PhoneError;

/// A phone number that can be called: 7 to 15 digits that begin with an assigned calling code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneNumber {
    /// The digits after the plus; the first is never 0.
    number: u64,
    extension: Option<Box<str>>,
}

/// Numbers that carriers send for a withheld number. They spell ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN and UNAVAILABLE
/// on a keypad.
const SPELT_WITHHELD: [&str; 5] = [
    "266696687",
    "7378742833",
    "2562533",
    "8656696",
    "86282452253",
];

/// Calling codes whose national numbers keep their leading zero: Italy, San Marino, Ivory Coast, Congo.
const KEEPS_ZERO: [u16; 4] = [39, 378, 225, 242];

impl PhoneNumber {
    /// A number that Ofcom reserves for fiction. The engine gives it to generated calls, so that they count as
    /// reachable.
    pub const FICTIONAL: &str = "+447700900000";

    /// Parses a number as people write it: with spaces, hyphens, dots and brackets, after `+` or `00`, as a `tel:` URI,
    /// or with an extension. A number without a calling code is read as one of `country`, and refused if that is
    /// `None`.
    ///
    /// ```
    /// use baton_core::call::contact::{Country, PhoneError, PhoneNumber};
    /// let e164 = |text: &str| PhoneNumber::parse(text, None).map(|number| number.to_string());
    /// assert_eq!(e164("+44 (0)20 7946 0958").as_deref(), Ok("+442079460958"));
    /// assert_eq!(e164("07700 900123"), Err(PhoneError::National));
    /// let gb = PhoneNumber::parse("07700 900123", Country::parse("GB"));
    /// assert_eq!(gb.map(|number| number.to_string()).as_deref(), Ok("+447700900123"));
    /// ```
    ///
    /// # Errors
    /// Returns [`PhoneError`] if the text is not exactly one number that can be called.
    pub fn parse(text: &str, country: Option<Country>) -> Result<Self, PhoneError> {
        // Most numbers are already in E.164.
        if let Some(digits) = text.strip_prefix('+')
            && (7..=15).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
        {
            return Self::international(digits, None, None);
        }
        if invisible::is_blank(text) {
            return Err(PhoneError::Missing);
        }
        let Written {
            digits,
            plus,
            bracketed_zero,
            extension,
        } = Written::parse(text)?;
        if SPELT_WITHHELD.contains(&digits.as_str()) {
            return Err(PhoneError::Withheld);
        }
        if digits.len() >= 7 && digits.bytes().all(|byte| byte == b'0') {
            return Err(PhoneError::NotInUse);
        }
        if plus {
            // Some people write `+00`.
            let digits = digits.strip_prefix("00").unwrap_or(&digits);
            return Self::international(digits, bracketed_zero, extension);
        }
        let exit_codes = country.map_or(&[][..], Country::exit_codes);
        let exit = exit_codes
            .iter()
            .chain(&["00"])
            .find(|exit| digits.starts_with(**exit));
        if let Some(exit) = exit {
            let rest = digits.get(exit.len()..).unwrap_or_default();
            let zero = bracketed_zero.and_then(|at| at.checked_sub(exit.len()));
            return Self::international(rest, zero, extension);
        }
        match country {
            Some(country) => Self::national(&digits, country, extension),
            None if digits.len() < 7 => Err(PhoneError::TooShort),
            None if digits.len() > 15 => Err(PhoneError::TooLong),
            None => Err(PhoneError::National),
        }
    }

    /// Parses the digits after a plus. A zero in brackets after the calling code, `+44 (0)20`, is dropped.
    fn international(
        digits: &str,
        bracketed_zero: Option<usize>,
        extension: Option<Box<str>>,
    ) -> Result<Self, PhoneError> {
        if SPELT_WITHHELD.contains(&digits) {
            return Err(PhoneError::Withheld);
        }
        let (code, rest) = calling_code::split(digits).ok_or(PhoneError::CountryCode)?;
        let plan = Country::from_calling_code(code);
        let after_code = bracketed_zero == Some(digits.len() - rest.len());
        let mut national = rest;
        if !KEEPS_ZERO.contains(&code) {
            if after_code {
                national = national.strip_prefix('0').unwrap_or(national);
            }
            // Drops a trunk prefix left in by mistake: no national number in these countries begins with it.
            if let Some(plan) = plan.filter(|plan| !plan.trunk().is_empty())
                && let Some(stripped) = national.strip_prefix(plan.trunk())
                && (plan.trunk() == "0" || !plan.allows(national.len()))
            {
                national = stripped;
            }
        }
        Self::from_parts(code, plan, national, extension)
    }

    /// Parses a number without a plus as one of a country.
    fn national(
        digits: &str,
        country: Country,
        extension: Option<Box<str>>,
    ) -> Result<Self, PhoneError> {
        let code = country.calling_code();
        let allowed = |national: &&str| country.allows(national.len());
        let whole = Some(digits).filter(allowed);
        let trunk = country.trunk();
        let after_code = digits.strip_prefix(&*code.to_string());
        let after_code = after_code.map(|rest| match trunk {
            "0" => rest.strip_prefix('0').unwrap_or(rest),
            _ => rest,
        });
        let after_code = after_code.filter(allowed);
        let after_trunk = digits
            .strip_prefix(trunk)
            .filter(|_| !trunk.is_empty())
            .filter(allowed);
        let national = match (after_trunk, whole, after_code) {
            (Some(national), _, _) => national,
            (None, Some(_), _) if !country.is_clearly_national(digits) => {
                return Err(PhoneError::Ambiguous);
            }
            (None, Some(national), _) if trunk.is_empty() => national,
            // A spreadsheet has dropped the leading zero.
            (None, Some(national), None) if !digits.starts_with(trunk) => national,
            (None, Some(_), Some(_)) => return Err(PhoneError::Ambiguous),
            (None, _, Some(national)) => national,
            (None, _, None) => digits.strip_prefix(trunk).unwrap_or(digits),
        };
        Self::from_parts(code, Some(country), national, extension).map_err(|why| match why {
            PhoneError::TooShort => PhoneError::TooShortFor(country),
            PhoneError::TooLong => PhoneError::TooLongFor(country),
            other => other,
        })
    }

    fn from_parts(
        code: u16,
        plan: Option<Country>,
        national: &str,
        extension: Option<Box<str>>,
    ) -> Result<Self, PhoneError> {
        let digits = national.len()
            + if code < 10 {
                1
            } else if code < 100 {
                2
            } else {
                3
            };
        let fits = plan.is_none_or(|plan| plan.allows(national.len()));
        if digits > 15 || (!fits && national.len() > 9) {
            return Err(PhoneError::TooLong);
        }
        if digits < 7 || (!fits && national.len() < 8) {
            return Err(PhoneError::TooShort);
        }
        if !fits {
            let longer =
                plan.is_some_and(|plan| (0..national.len()).any(|length| plan.allows(length)));
            return Err(if longer {
                PhoneError::TooLong
            } else {
                PhoneError::TooShort
            });
        }
        if national.bytes().all(|byte| byte == b'0') || (code == 1 && !is_north_american(national))
        {
            return Err(PhoneError::NotInUse);
        }
        let number = national.bytes().fold(u64::from(code), |number, digit| {
            number * 10 + u64::from(digit.wrapping_sub(b'0'))
        });
        Ok(Self { number, extension })
    }

    /// Returns the number in E.164, such as `+447700900123`, without its extension.
    #[must_use]
    pub fn e164(&self) -> String {
        format!("+{}", self.number)
    }

    /// Returns the digits of the extension, if there is one.
    #[must_use]
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// Returns true if the number can receive text messages. A number with an extension belongs to a switchboard, which
    /// only forwards calls.
    #[must_use]
    pub const fn can_receive_texts(&self) -> bool {
        self.extension.is_none()
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "+{}", self.number)?;
        match &self.extension {
            Some(extension) => write!(f, " ext {extension}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
