//! Currency codes that are none, each with the one that was probably meant.

use std::fmt;
use std::str::FromStr;

use super::currency::Currency;
use super::{iso4217, mark};

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

impl Currency {
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
}

#[cfg(test)]
mod tests {
    use super::*;

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
