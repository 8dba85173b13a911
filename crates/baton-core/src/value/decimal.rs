//! Exact decimal numbers, the values of facts of type `number`.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A decimal of at most 18 significant digits, stored as an integer multiple of 10⁻¹⁸.
///
/// The integers have the order of the decimals, so comparing two decimals is one integer comparison. Canonical JSON
/// has no decimals, so a `Decimal` serialises as a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i128);

impl Decimal {
    /// The maximum number of significant digits.
    pub const MAX_DIGITS: usize = 18;

    const SCALE: usize = 18;
    const ONE: i128 = 10i128.pow(18);

    /// Parses a decimal such as `-12.50`: digits with at most one point, without an exponent. Returns `None` for more
    /// than 18 significant digits or 18 decimal places.
    ///
    /// ```
    /// use baton_core::value::Decimal;
    /// assert!(Decimal::parse("0.1") < Decimal::parse("0.10000000000000001"));
    /// assert_eq!(Decimal::parse("1e3"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        let fraction = fraction.trim_end_matches('0');
        let significant = format!("{whole}{fraction}");
        if significant.trim_start_matches('0').len() > Self::MAX_DIGITS
            || fraction.len() > Self::SCALE
        {
            return None;
        }
        let padding = u32::try_from(Self::SCALE - fraction.len()).ok()?;
        let units = significant
            .parse::<i128>()
            .ok()?
            .checked_mul(10i128.pow(padding))?;
        Some(Self(if negative { -units } else { units }))
    }

    /// Converts a whole number; returns `None` for more than 18 digits.
    #[must_use]
    pub fn from_whole(whole: i64) -> Option<Self> {
        (whole.unsigned_abs() < 10u64.pow(18)).then(|| Self::from(whole))
    }

    /// Adds a number of thousandths, which may be negative.
    #[must_use]
    pub(crate) fn plus_thousandths(self, thousandths: i64) -> Self {
        Self(
            self.0
                .saturating_add(i128::from(thousandths) * (Self::ONE / 1000)),
        )
    }

    /// Returns the decimal with the fewest digits strictly between two others; `None` for an end means no limit.
    #[must_use]
    pub(crate) fn between(low: Option<Self>, high: Option<Self>) -> Option<Self> {
        const END: i128 = 10i128.pow(36);
        let (low, high) = (low.map_or(-END, |d| d.0), high.map_or(END, |d| d.0));
        if low < 0 && high > 0 {
            return Some(Self(0));
        }
        let next = |power| {
            let step = 10i128.pow(power);
            (low.div_euclid(step) + 1) * step
        };
        (0..=36).rev().map(next).find(|n| *n < high).map(Self)
    }

    /// Returns the absolute difference.
    #[must_use]
    pub fn distance(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0).saturating_abs())
    }
}

impl From<i64> for Decimal {
    fn from(whole: i64) -> Self {
        Self(i128::from(whole) * Self::ONE)
    }
}

/// The error for a text that is not a decimal of at most 18 significant digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecimalError(String);

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a decimal of at most {} significant digits",
            self.0,
            Decimal::MAX_DIGITS
        )
    }
}

impl std::error::Error for DecimalError {}

impl FromStr for Decimal {
    type Err = DecimalError;

    /// Parses a decimal as [`Decimal::parse`] does.
    ///
    /// ```
    /// use baton_core::value::Decimal;
    /// assert_eq!("12.50".parse::<Decimal>()?, "12.5".parse()?);
    /// assert!("1e3".parse::<Decimal>().is_err());
    /// # Ok::<(), baton_core::value::DecimalError>(())
    /// ```
    fn from_str(text: &str) -> Result<Self, DecimalError> {
        Self::parse(text).ok_or_else(|| DecimalError(text.to_owned()))
    }
}

impl fmt::Display for Decimal {
    /// Writes the shortest form: `12.5`, `-0.001`, `7`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (units, one) = (self.0.unsigned_abs(), Self::ONE.unsigned_abs());
        // Both parts are below 2^64, since the largest value is the distance between two i64. Printing them as 128-bit
        // numbers would link a kilobyte of code for this alone.
        let [whole, rest] =
            [units / one, units % one].map(|part| u64::try_from(part).unwrap_or(u64::MAX));
        let minus = if self.0 < 0 { "-" } else { "" };
        if rest == 0 {
            return write!(f, "{minus}{whole}");
        }
        let fraction = format!("{rest:018}");
        write!(f, "{minus}{whole}.{}", fraction.trim_end_matches('0'))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_parse_and_print_in_shortest_form() {
        for (text, shown) in [
            ("7", "7"),
            ("7.0", "7"),
            ("-0.50", "-0.5"),
            ("0.000000000000000001", "0.000000000000000001"),
            ("999999999999999999", "999999999999999999"),
            ("12345678.0123456789", "12345678.0123456789"),
        ] {
            assert_eq!(Decimal::parse(text).unwrap().to_string(), shown, "{text}");
        }
        for text in [
            "",
            "-",
            ".5",
            "5.",
            "1.2.3",
            "1e3",
            "+1",
            "1234567890123456789",
            "0.0000000000000000001",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
        assert_eq!(Decimal::parse("-0").unwrap(), Decimal::from(0));
    }

    #[test]
    fn between_finds_the_shortest_decimal_if_there_is_one() {
        let read = |text: &str| Some(Decimal::parse(text).unwrap());
        let between = |low, high| Decimal::between(low, high).map(|d| d.to_string());
        for (low, high, found) in [
            ("0.5", "0.5001", "0.50001"),
            ("74", "75", "74.1"),
            ("9.9", "10.1", "10"),
            ("-2", "-1", "-1.9"),
            ("-1", "1", "0"),
        ] {
            assert_eq!(between(read(low), read(high)).as_deref(), Some(found));
        }
        let (low, high) = (read("0.5"), read("0.500000000000000001"));
        assert_eq!(between(low, high), None);
        assert_eq!(between(low, low), None);
        let highest = read("999999999999999999");
        let above = Decimal::between(highest, None).unwrap().to_string();
        assert_eq!(Decimal::parse(&above), None, "{above} has too many digits");
        let below = Decimal::between(None, read("-999999999999999998")).unwrap();
        assert_eq!(Decimal::parse(&below.to_string()), Some(below));
    }
}
