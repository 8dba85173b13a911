//! A currency of ISO 4217, and amounts written in it.

use std::fmt;
use std::str::FromStr;

use super::{iso4217, mark};

/// An active ISO 4217 currency with a minor unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency {
    code: [u8; 3],
    exponent: u32,
}

/// Why a text is not the code of a currency.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CurrencyError {
    /// No code of ISO 4217; a code that may be meant.
    Unknown(Option<&'static str>),
    /// A code that was withdrawn; the code that took its place.
    Withdrawn(&'static str),
}

impl CurrencyError {
    /// The error's sentence, without its subject.
    #[must_use]
    pub fn message(&self) -> &'static str {
        match self {
            Self::Unknown(_) => "is not a currency",
            Self::Withdrawn(_) => "is a currency that was withdrawn",
        }
    }

    /// The currency that was probably meant.
    #[must_use]
    pub fn meant(&self) -> Option<Currency> {
        match self {
            Self::Unknown(code) => code.and_then(Currency::parse),
            Self::Withdrawn(code) => Currency::parse(code),
        }
    }

    /// What to write instead.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Unknown(Some(code)) => format!("did you mean `{code}`?"),
            Self::Unknown(None) => {
                "an ISO 4217 code of three capital letters, such as GBP".to_owned()
            }
            Self::Withdrawn(code) => format!("`{code}` took its place"),
        }
    }
}

/// Currencies that are written with a decimal comma where they are used.
const DECIMAL_COMMA: &str =
    "EURCHFSEKNOKDKKISKPLNCZKHUFRONRSDBAMMKDUAHBYNRUBTRYBRLARSCLPCOPUYUPYGIDRVND";

/// Currencies whose large amounts are grouped in lakhs and crores.
const LAKH: &str = "INRPKRBDTNPR";

impl Currency {
    /// Pound sterling, the default of a policy.
    pub const GBP: Self = Self {
        code: *b"GBP",
        exponent: 2,
    };

    /// Reads a code of three capital letters; `None` unless it is active and has a minor unit.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let code: [u8; 3] = code.as_bytes().try_into().ok()?;
        let exponent = iso4217::exponent(&code)?;
        Some(Self { code, exponent })
    }

    /// Reads a code as [`Currency::parse`] does.
    ///
    /// # Errors
    /// [`CurrencyError`] with the code that was probably meant.
    pub fn from_code(text: &str) -> Result<Self, CurrencyError> {
        if let Some(currency) = Self::parse(text) {
            return Ok(currency);
        }
        let text = text.trim();
        Err(match iso4217::successor(text.as_bytes()) {
            Some(code) if text.len() == 3 => CurrencyError::Withdrawn(code),
            _ => CurrencyError::Unknown(mark::code_of(text).or_else(|| iso4217::nearest(text))),
        })
    }

    /// The code, such as `GBP`.
    #[must_use]
    pub fn code(&self) -> &str {
        // Three capital letters are always UTF-8; XXX is ISO 4217's own word for "no currency".
        std::str::from_utf8(&self.code).unwrap_or("XXX")
    }

    /// The sign before an amount, such as `£`; the code and a space where there is no common sign.
    #[must_use]
    pub fn sign(&self) -> String {
        match &self.code {
            b"GBP" => "£".to_owned(),
            b"EUR" => "€".to_owned(),
            b"USD" => "$".to_owned(),
            _ => format!("{} ", self.code()),
        }
    }

    /// How many minor units make a major one, as a power of ten (ISO 4217's exponent).
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

    /// Returns true if the code is one of those in a text without separators.
    pub(super) fn is_in(self, codes: &str) -> bool {
        codes.as_bytes().as_chunks().0.contains(&self.code)
    }

    /// An amount of minor units as people write it: `£12,500`, `£0.50`.
    #[must_use]
    pub fn format(self, minor: i64) -> String {
        self.write(minor, false)
    }

    /// An amount as [`Currency::format`] writes it, with decimals even if they are zeros.
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

impl fmt::Display for CurrencyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the currency {}", self.message())
    }
}

impl std::error::Error for CurrencyError {}

impl FromStr for Currency {
    type Err = CurrencyError;

    /// Reads a code, as [`Currency::from_code`] does.
    ///
    /// ```
    /// use baton_core::value::money::Currency;
    /// assert_eq!("GBP".parse::<Currency>()?, Currency::GBP);
    /// # Ok::<(), baton_core::value::money::CurrencyError>(())
    /// ```
    fn from_str(code: &str) -> Result<Self, CurrencyError> {
        Self::from_code(code)
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
    fn codes_are_those_of_iso_4217() {
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

    #[test]
    fn a_code_that_is_none_gets_a_suggestion() {
        let hint = |code| Currency::from_code(code).unwrap_err().hint();
        assert_eq!(hint("GPB"), "did you mean `GBP`?");
        assert_eq!(hint("gbp"), "did you mean `GBP`?");
        assert_eq!(hint("£"), "did you mean `GBP`?");
        assert_eq!(hint("euros"), "did you mean `EUR`?");
        assert_eq!(hint("RMB"), "did you mean `CNY`?");
        assert_eq!(hint("NTD"), "did you mean `TWD`?");
        assert_eq!(hint("STG"), "did you mean `GBP`?");
        assert_eq!(hint("UKP"), "did you mean `GBP`?");
        assert_eq!(hint("CNH"), "did you mean `CNY`?");
        assert_eq!(hint("US$"), "did you mean `USD`?");
        assert_eq!(hint("$"), "did you mean `USD`?");
        assert_eq!(hint("DEM"), "`EUR` took its place");
        assert_eq!(hint("HRK"), "`EUR` took its place");
        assert_eq!(hint("BGN"), "`EUR` took its place");
        assert!(hint("money").contains("ISO 4217"));
        assert!(hint("XAU").contains("`"), "near another code");
    }
}
