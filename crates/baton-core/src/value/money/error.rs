//! Why a text is not an amount.

use std::fmt;

use super::amount::Amount;
use super::currency::Currency;
use super::qualifier::Qualifiers;

/// Why an amount could not be read. The sentence names the policy's own currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyError {
    /// The currency that the amount was read in.
    pub currency: Currency,
    /// The reason.
    pub kind: MoneyErrorKind,
}

/// The reasons why an amount cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MoneyErrorKind {
    /// Not an amount at all.
    Unreadable,
    /// More decimals than the currency has.
    TooPrecise,
    /// Three digits after a separator: thousands for some, decimals for others.
    Separator,
    /// A decimal comma in a currency that is written with a point.
    DecimalComma,
    /// Larger than 2^53 − 1 minor units.
    TooLarge,
    /// Less than nothing.
    Negative,
    /// A range whose lower end is above its upper end.
    Backwards,
    /// A range whose lower end may be in thousands, such as `£5–10,000`.
    Ambiguous,
    /// Number words with a hyphen between them that are one number or two ends: “two-fifty k”.
    Joined,
    /// A range of small numbers without a currency or a unit, such as `15–20`.
    BareRange,
    /// A date, a month or a quarter.
    Date,
    /// Digits that begin with a zero, such as `007`.
    LeadingZero,
    /// Digits grouped as in a phone number.
    PhoneNumber,
    /// A percentage.
    Percentage,
    /// More than one amount.
    Several,
    /// Another currency than the policy's, as written.
    OtherCurrency(String),
    /// A range where one amount belongs.
    Range,
    /// An amount with words that change it, where an exact one belongs.
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
                write!(f, "is too large; the most is {most}")
            }
            MoneyErrorKind::Negative => f.write_str("is negative"),
            MoneyErrorKind::Backwards => write!(
                f,
                "is a range that runs backwards; write the lower end first, such as “{}”",
                short(15_000, 20_000)
            ),
            MoneyErrorKind::Ambiguous => write!(
                f,
                "is a range that can be read in two ways; write both ends out, such as “{}–{}” or “{}”",
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
                "begins with a zero, like a code and unlike an amount; write “{}”",
                full(5_000)
            ),
            MoneyErrorKind::Percentage => {
                write!(f, "is a percentage, not an amount; write “{}”", full(5_000))
            }
            MoneyErrorKind::Several => write!(
                f,
                "holds more than one amount; write one, such as “{}”, or a range, such as “{}”",
                k(5_000),
                short(15_000, 20_000)
            ),
            MoneyErrorKind::OtherCurrency(mark) => write!(
                f,
                "is in another currency ({mark}) than the policy, whose amounts are in {code}; write “{}”",
                k(5_000)
            ),
            MoneyErrorKind::Range => write!(
                f,
                "is a range; one amount belongs here, such as “{}”",
                k(15_000)
            ),
            MoneyErrorKind::Qualified(qualifiers) => write!(
                f,
                "is not exact ({qualifiers}); one amount belongs here, such as “{}”",
                k(15_000)
            ),
        }
    }
}

impl std::error::Error for MoneyError {}
