//! Currencies of ISO 4217.

use std::fmt;

use super::iso4217;

/// An active ISO 4217 currency with a minor unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency {
    code: [u8; 3],
    exponent: u32,
}

/// Currencies that are locally written with a decimal comma, as codes without separators.
const DECIMAL_COMMA: &str =
    "EURCHFSEKNOKDKKISKPLNCZKHUFRONRSDBAMMKDUAHBYNRUBTRYBRLARSCLPCOPUYUPYGIDRVND";

/// Currencies whose large amounts are grouped in lakhs and crores, as codes without separators.
const LAKH: &str = "INRPKRBDTNPR";

impl Currency {
    /// Pound sterling, the default of a policy.
    pub const GBP: Self = Self {
        code: *b"GBP",
        exponent: 2,
    };

    /// Parses a code of three capital letters. Returns `None` unless it is active and has a minor unit.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let code: [u8; 3] = code.as_bytes().try_into().ok()?;
        let exponent = iso4217::exponent(&code)?;
        Some(Self { code, exponent })
    }

    /// Returns the code, such as `GBP`.
    #[must_use]
    pub fn code(&self) -> &str {
        // Three capital letters are always UTF-8; XXX is ISO 4217's code for "no currency".
        std::str::from_utf8(&self.code).unwrap_or("XXX")
    }

    /// Returns the sign before an amount, such as `£`, or the code and a space if there is no common sign.
    #[must_use]
    pub fn sign(&self) -> String {
        match &self.code {
            b"GBP" => "£".to_owned(),
            b"EUR" => "€".to_owned(),
            b"USD" => "$".to_owned(),
            _ => format!("{} ", self.code()),
        }
    }

    /// Returns the number of decimals (ISO 4217's exponent): 2 means that 100 minor units make a major one.
    #[must_use]
    pub const fn exponent(self) -> u32 {
        self.exponent
    }

    /// Returns true if amounts are also written with a decimal comma: `€1.234,56`.
    #[must_use]
    pub fn has_decimal_comma(self) -> bool {
        self.is_in(DECIMAL_COMMA)
    }

    /// Returns true if amounts are also grouped in lakhs and crores: `12,34,567`.
    #[must_use]
    pub fn has_lakhs(self) -> bool {
        self.is_in(LAKH)
    }

    /// Returns true if a text without separators has the code.
    pub(super) fn is_in(self, codes: &str) -> bool {
        codes.as_bytes().as_chunks().0.contains(&self.code)
    }

    /// Formats minor units for people: `£12,500`, `£0.50`.
    #[must_use]
    pub fn format(self, minor: i64) -> String {
        self.write(minor, false)
    }

    /// Formats minor units as [`Currency::format`] does, with decimals even if they are zeros.
    pub(super) fn format_in_full(self, minor: i64) -> String {
        self.write(minor, true)
    }

    fn write(self, minor: i64, in_full: bool) -> String {
        let unit = 10u64.pow(self.exponent);
        let (whole, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
        let digits = whole.to_string();
        let mut grouped = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let minus = if minor < 0 { "−" } else { "" };
        let fraction = match (rest, self.exponent) {
            (0, _) if !in_full => String::new(),
            (rest, width) => format!(".{rest:0width$}", width = width.max(1) as usize),
        };
        format!("{minus}{}{grouped}{fraction}", self.sign())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn active_codes_with_a_minor_unit_are_parsed() {
        for (code, exponent) in [
            ("GBP", 2),
            ("EUR", 2),
            ("JPY", 0),
            ("KWD", 3),
            ("CLF", 4),
            ("XOF", 0),
            ("RWF", 0),
        ] {
            let currency = Currency::parse(code).unwrap();
            assert_eq!((currency.code(), currency.exponent()), (code, exponent));
        }
        for code in ["GPB", "AAA", "DEM", "XXX", "XAU", "gbp", "£", ""] {
            assert_eq!(Currency::parse(code), None, "{code}");
        }
    }
}
