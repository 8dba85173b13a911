//! Errors of the money reader.

use std::fmt;

use super::amount::Amount;
use super::currency::Currency;
use super::qualifier::Qualifiers;

/// The reason why an amount cannot be read. The message gives examples in the policy's currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyError {
    /// The policy's currency.
    pub currency: Currency,
    /// The reason.
    pub kind: MoneyErrorKind,
}

/// The kind of a [`MoneyError`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MoneyErrorKind {
    /// The text is not an amount.
    Unreadable,
    /// The amount has more decimals than the currency.
    TooPrecise,
    /// Three digits follow a separator and may be thousands or decimals.
    Separator,
    /// The amount has a decimal comma, but its currency is written with a point.
    DecimalComma,
    /// The amount is larger than 2^53 − 1 minor units.
    TooLarge,
    /// The amount is negative.
    Negative,
    /// The lower end of the range is above its upper end.
    Backwards,
    /// The lower end of the range may be in thousands, as in `£5–10,000`.
    Ambiguous,
    /// Number words joined by a hyphen may be one number or a range: “two-fifty k”.
    Joined,
    /// The range has small numbers without a currency or a unit, as in `15–20`.
    BareRange,
    /// The text is a date, a month or a quarter.
    Date,
    /// The digits begin with a zero, as in `007`.
    LeadingZero,
    /// The digits are grouped as in a phone number.
    PhoneNumber,
    /// The text is a percentage.
    Percentage,
    /// The text has more than one amount.
    Several,
    /// The amount is in a currency other than the policy's. Carries its mark as written.
    OtherCurrency(String),
    /// The amount is a range, but must be exact.
    Range,
    /// The amount has qualifiers, but must be exact.
    Qualified(Qualifiers),
}

impl MoneyErrorKind {
    pub(super) const fn in_currency(self, currency: Currency) -> MoneyError {
        MoneyError {
            currency,
            kind: self,
        }
    }
}

impl fmt::Display for MoneyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let currency = self.currency;
        let (code, unit) = (currency.code(), 10i64.pow(currency.exponent()));
        let full = |major: i64| currency.format(major * unit);
        let short = |low: i64, high: i64| Amount::Range(low * unit, high * unit).format(currency);
        let k = |major: i64| Amount::Exact(major * unit).format(currency);
        match &self.kind {
            MoneyErrorKind::Unreadable => write!(
                f,
                "is not an amount of money; write “{}”, “{}” or “{}”",
                full(5_000),
                k(5_000),
                short(15_000, 20_000)
            ),
            MoneyErrorKind::TooPrecise => write!(f, "has more decimals than {code}"),
            MoneyErrorKind::Separator => write!(
                f,
                "can be read in two ways: three digits after a separator may be thousands or decimals; write “{}” or “{}”",
                k(12_000),
                currency.format_in_full(12_500 * unit)
            ),
            MoneyErrorKind::DecimalComma => write!(
                f,
                "has a comma where amounts in {code} have a point; write “{}1.5k” or “{}”",
                currency.sign(),
                full(1_500)
            ),
            MoneyErrorKind::TooLarge => {
                let most = currency.format(crate::document::canonical::MAX_INTEGER);
                write!(f, "is too large; the maximum is {most}")
            }
            MoneyErrorKind::Negative => f.write_str("is negative"),
            MoneyErrorKind::Backwards => write!(
                f,
                "is a range that runs backwards; write the lower end first, such as “{}”",
                short(15_000, 20_000)
            ),
            MoneyErrorKind::Ambiguous => write!(
                f,
                "is a range that can be read in two ways; write out both ends, such as “{}–{}” or “{}”",
                full(5_000),
                full(10_000),
                short(5_000, 10_000)
            ),
            MoneyErrorKind::Joined => write!(
                f,
                "may be one number or a range; write it in digits, such as “{}” or “{}”",
                k(150_000),
                short(15_000, 20_000)
            ),
            MoneyErrorKind::BareRange => write!(
                f,
                "is a range that can be read in two ways; write “{}–20” or “{}”",
                full(15),
                short(15_000, 20_000)
            ),
            MoneyErrorKind::Date => write!(
                f,
                "looks like a date, not an amount; write “{}”",
                full(5_000)
            ),
            MoneyErrorKind::PhoneNumber => write!(
                f,
                "looks like a phone number, not an amount; write “{}”",
                full(5_000)
            ),
            MoneyErrorKind::LeadingZero => write!(
                f,
                "begins with a zero, so it looks like a code; write “{}”",
                full(5_000)
            ),
            MoneyErrorKind::Percentage => {
                write!(f, "is a percentage, not an amount; write “{}”", full(5_000))
            }
            MoneyErrorKind::Several => write!(
                f,
                "contains more than one amount; write one, such as “{}”, or a range, such as “{}”",
                k(5_000),
                short(15_000, 20_000)
            ),
            MoneyErrorKind::OtherCurrency(mark) => write!(
                f,
                "is in another currency ({mark}); this policy's amounts are in {code}; write “{}”",
                k(5_000)
            ),
            MoneyErrorKind::Range => {
                write!(f, "is a range; write one amount, such as “{}”", k(15_000))
            }
            MoneyErrorKind::Qualified(qualifiers) => write!(
                f,
                "is not exact ({qualifiers}); write one amount, such as “{}”",
                k(15_000)
            ),
        }
    }
}

impl std::error::Error for MoneyError {}
