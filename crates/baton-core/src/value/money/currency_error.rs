//! Currency codes that are none, each with the one that was probably meant.

use std::fmt;
use std::str::FromStr;

use super::currency::Currency;
use super::{iso4217, mark};

/// The reason why a text is not a currency code, with a suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CurrencyError {
    /// The code is not in ISO 4217. Carries a similar code, if there is one.
    Unknown(Option<&'static str>),
    /// The code was withdrawn. Carries the code that replaced it.
    Withdrawn(&'static str),
}

impl CurrencyError {
    /// Returns the message, without its subject.
    #[must_use]
    pub fn message(&self) -> &'static str {
        match self {
            Self::Unknown(_) => "is not a currency",
            Self::Withdrawn(_) => "is a withdrawn currency",
        }
    }

    /// Returns the currency that was probably intended.
    #[must_use]
    pub fn suggestion(&self) -> Option<Currency> {
        match self {
            Self::Unknown(code) => code.and_then(Currency::parse),
            Self::Withdrawn(code) => Currency::parse(code),
        }
    }

    /// Returns a hint that says what to write instead.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Unknown(Some(code)) => format!("did you mean `{code}`?"),
            Self::Unknown(None) => {
                "write an ISO 4217 code of three capital letters, such as GBP".to_owned()
            }
            Self::Withdrawn(code) => format!("`{code}` has replaced it"),
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

    /// Parses a code as [`Currency::from_code`] does.
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
    /// Parses a code as [`Currency::parse`] does, with a suggestion on failure.
    ///
    /// # Errors
    /// Returns [`CurrencyError`] with the code that was probably intended.
    pub fn from_code(text: &str) -> Result<Self, CurrencyError> {
        if let Some(currency) = Self::parse(text) {
            return Ok(currency);
        }
        let text = text.trim();
        Err(match iso4217::replacement(text.as_bytes()) {
            Some(code) if text.len() == 3 => CurrencyError::Withdrawn(code),
            _ => CurrencyError::Unknown(
                mark::suggested_code(text).or_else(|| iso4217::nearest(text)),
            ),
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
        assert_eq!(hint("DEM"), "`EUR` has replaced it");
        assert_eq!(hint("HRK"), "`EUR` has replaced it");
        assert_eq!(hint("BGN"), "`EUR` has replaced it");
        assert!(hint("money").contains("ISO 4217"));
        assert!(hint("XAU").contains("`"), "near another code");
    }
}
