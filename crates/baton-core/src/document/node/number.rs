//! Exact numbers, read digit by digit.
//!
//! No float is involved, so 74.9999999999999999 does not become 75. An exponent only moves the point: `1.2E7` is
//! 12000000.

use super::tree::Node;

/// The maximum length, in characters, of a decimal whose exponent is expanded. No fact type holds longer numbers, so
/// those keep their exponent.
const MAX_EXPANDED: i64 = 48;

/// Exponents above this are treated as equal.
const MAX_EXPONENT: i64 = i64::MAX / 4;

/// The maximum number of digits of a scaled number: as many as fit into 128 bits.
const MAX_SCALED: usize = 38;

impl Node {
    /// Parses a number as written in JSON or YAML: an [`Int`](Self::Int) if it has no fraction (`75`, `75.0`, `7.5e1`),
    /// otherwise a [`Decimal`](Self::Decimal). Returns `None` for any other text.
    ///
    /// ```
    /// use baton_core::Node;
    /// assert_eq!(Node::number("1.2E7"), Some(Node::Int(12_000_000)));
    /// assert_eq!(Node::number("3e-1"), Some(Node::Decimal("0.3".to_owned())));
    /// assert_eq!(Node::number("£5"), None);
    /// ```
    #[must_use]
    pub fn number(text: &str) -> Option<Self> {
        is_number(text).then(|| number(text))
    }
}

/// A number times a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scaled {
    /// A whole number.
    Whole(i128),
    /// A number with a fraction.
    Fraction,
    /// A whole number of more than 38 digits.
    TooLarge,
}

/// A number as `digits × 10^power`, without leading or trailing zeros in the digits.
struct Parts {
    negative: bool,
    /// Empty for zero.
    digits: String,
    power: i64,
}

/// Parses a number of JSON, or one in YAML's wider syntax (`.5`, `5.`, `+5`, `007.5`). A text that is not a number
/// becomes a decimal that no fact accepts.
#[inline]
pub(crate) fn number(text: &str) -> Node {
    match text.parse() {
        Ok(whole) => Node::Int(whole),
        Err(_) => decimal(text),
    }
}

#[cold]
fn decimal(text: &str) -> Node {
    let as_written = || Node::Decimal(text.to_owned());
    let Some(parts) = Parts::read(text) else {
        return as_written();
    };
    if let Some(whole) = parts.whole() {
        return Node::Int(whole);
    }
    if is_plain(text) {
        return as_written();
    }
    parts.written().map_or_else(as_written, Node::Decimal)
}

/// Returns true if a text is a number that [`number`] reads.
pub(super) fn is_number(text: &str) -> bool {
    Parts::read(text).is_some()
}

/// Returns true if a number has no fraction, whatever its size.
pub(crate) fn is_whole(text: &str) -> bool {
    Parts::read(text).is_some_and(|parts| parts.power >= 0)
}

/// Multiplies a number by a power of ten; returns `None` for a text that is not a number.
pub(crate) fn scaled(text: &str, power: u32) -> Option<Scaled> {
    Parts::read(text)?.scaled(power)
}

/// Returns true for a JSON number without an exponent.
fn is_plain(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    is_digits(whole) && is_digits(fraction) && !leading_zero
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl Parts {
    fn read(text: &str) -> Option<Self> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, self::exponent(exponent)?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = [whole, fraction].concat();
        if !is_digits(&all) {
            return None;
        }
        let trimmed = all.trim_end_matches('0');
        let zeros = all.len() - trimmed.len();
        let digits = trimmed.trim_start_matches('0').to_owned();
        let moved = i64::try_from(zeros).ok()? - i64::try_from(fraction.len()).ok()?;
        let power = if digits.is_empty() {
            0
        } else {
            exponent.saturating_add(moved)
        };
        Some(Self {
            negative,
            digits,
            power,
        })
    }

    /// Returns the value times a power of ten.
    fn scaled(&self, power: u32) -> Option<Scaled> {
        if self.digits.is_empty() {
            return Some(Scaled::Whole(0));
        }
        let Ok(zeros) = usize::try_from(self.power.saturating_add(power.into())) else {
            return Some(Scaled::Fraction);
        };
        if self.digits.len().saturating_add(zeros) > MAX_SCALED {
            return Some(Scaled::TooLarge);
        }
        let sign = if self.negative { "-" } else { "" };
        let digits = [sign, &self.digits, &"0".repeat(zeros)].concat();
        digits.parse().ok().map(Scaled::Whole)
    }

    /// Returns the value if it is a whole number of 64 bits.
    fn whole(&self) -> Option<i64> {
        match self.scaled(0)? {
            Scaled::Whole(whole) => i64::try_from(whole).ok(),
            Scaled::Fraction | Scaled::TooLarge => None,
        }
    }

    /// Returns the number in JSON syntax, with an exponent only if it would be too long without one. Returns `None` if
    /// the exponent is too large to represent.
    fn written(&self) -> Option<String> {
        let count = i64::try_from(self.digits.len()).ok()?;
        let length = count.saturating_add(self.power.saturating_abs());
        let sign = if self.negative { "-" } else { "" };
        if length > MAX_EXPANDED {
            let kept = self.power.saturating_abs() < MAX_EXPONENT / 2;
            return kept.then(|| format!("{sign}{}e{}", self.digits, self.power));
        }
        let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or_default());
        let before_point = count + self.power;
        let written = if self.power >= 0 {
            [sign, &self.digits, &zeros(self.power)].concat()
        } else if before_point <= 0 {
            [sign, "0.", &zeros(-before_point), &self.digits].concat()
        } else {
            let at = usize::try_from(before_point).ok()?;
            let (whole, fraction) = self.digits.split_at_checked(at)?;
            [sign, whole, ".", fraction].concat()
        };
        Some(written)
    }
}

/// Parses an exponent, clamped to [`MAX_EXPONENT`].
fn exponent(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if !is_digits(digits) {
        return None;
    }
    let size = digits.parse().unwrap_or(MAX_EXPONENT).min(MAX_EXPONENT);
    Some(if negative { -size } else { size })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Node {
        Node::Decimal(text.to_owned())
    }

    #[test]
    fn all_spellings_of_a_whole_number_are_equal() {
        for (text, whole) in [
            ("75", 75),
            ("75.0", 75),
            ("75.", 75),
            ("7.5e1", 75),
            ("7.50E+1", 75),
            ("750e-1", 75),
            ("0.00075e5", 75),
            ("1.2E7", 12_000_000),
            ("-2e0", -2),
            ("-0", 0),
            ("0e999999999999999999999", 0),
            ("-0.0e-7", 0),
            ("+5", 5),
            ("9223372036854775807", i64::MAX),
            ("-9223372036854775808.000", i64::MIN),
            ("9.223372036854775807e18", i64::MAX),
            ("1.750343000123e12", 1_750_343_000_123),
        ] {
            assert_eq!(number(text), Node::Int(whole), "{text}");
        }
    }

    #[test]
    fn an_exponent_moves_the_point() {
        for (text, plain) in [
            ("3e-1", "0.3"),
            ("62E-2", "0.62"),
            ("1.25e1", "12.5"),
            ("-1.5e-3", "-0.0015"),
            ("1e-18", "0.000000000000000001"),
            ("1.2e+21", "1200000000000000000000"),
            (".5", "0.5"),
            ("-.25", "-0.25"),
            ("007.5", "7.5"),
            ("9.223372036854775808e18", "9223372036854775808"),
        ] {
            assert_eq!(number(text), decimal(plain), "{text}");
        }
    }

    #[test]
    fn numbers_too_long_for_facts_keep_their_digits() {
        let long = "9".repeat(400);
        for text in [
            "1e400",
            "-1e400",
            "1e-400",
            "1e999999999",
            "1e-999999999999999999999999",
            long.as_str(),
            "0.10",
            "75.50",
            "18446744073709551615",
            "74.9999999999999999",
        ] {
            assert_eq!(number(text), decimal(text), "{text}");
        }
    }

    #[test]
    fn exponents_are_normalised() {
        for text in ["1e400", "1E+400", "10e399", "0.1e401", "+1e400", "1.00e400"] {
            assert_eq!(number(text), decimal("1e400"), "{text}");
        }
        assert_eq!(number("-.25e-60"), decimal("-25e-62"));
    }

    #[test]
    fn texts_that_are_not_numbers_stay_as_written() {
        for text in [
            "", "-", ".", "e5", "1e", "1e+", "1.2.3", "1e1.5", "0x1f", ".nan", "١",
        ] {
            assert_eq!(number(text), decimal(text), "{text}");
        }
    }

    #[test]
    fn is_whole_recognises_whole_numbers_of_any_size() {
        for text in ["1e400", "12.50e1", "7", "0.0", "1e999999999", "-3.0"] {
            assert!(is_whole(text), "{text}");
        }
        for text in ["0.5", "1e-1", "12.505e1", "1e-999999999", ".nan"] {
            assert!(!is_whole(text), "{text}");
        }
    }
}
