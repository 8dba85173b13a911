//! Reading of an amount from a value or a text.

mod text;

use super::amount::Amount;
use super::currency::Currency;
use super::end::in_range;
use super::error::{MoneyError, MoneyErrorKind as Kind};
use super::normal::normalise;
use super::qualifier::Qualifiers;
use super::stated::StatedAmount;
use crate::document::node::{self, Node, Scaled};

/// The maximum length of a text in bytes. A longer one contains more than an amount.
const MAX_BYTES: usize = 160;

/// Reads an amount from a number of major units, a text, or the portable forms `{minor: 500000}` and
/// `{decimal: "5000.50"}`.
///
/// # Errors
/// Returns [`MoneyError`] if the value is not exactly one amount in the currency.
pub fn read(node: &Node, currency: Currency) -> Result<StatedAmount, MoneyError> {
    let minor = match node {
        Node::Text(text) => return read_text(text, currency),
        Node::Int(major) => whole(i128::from(*major), currency),
        Node::Decimal(text) => decimal(text, currency),
        Node::Map(entries) => match entries.as_slice() {
            [(key, Node::Int(minor))] if key == "minor" => in_range(i128::from(*minor)),
            // The form of a decimal in canonical JSON.
            [(key, Node::Text(text))] if key == "decimal" => decimal(text, currency),
            _ => Err(Kind::Unreadable),
        },
        Node::Null | Node::Bool(_) | Node::List(_) => Err(Kind::Unreadable),
    };
    minor
        .map(exactly)
        .map_err(|kind| kind.in_currency(currency))
}

/// Reads an amount of a policy, which must be one number without qualifiers, and returns its minor units.
///
/// # Errors
/// Returns [`MoneyError`] as [`read`] does, and for a range or an amount with qualifiers.
pub fn read_exact(node: &Node, currency: Currency) -> Result<i64, MoneyError> {
    let stated = read(node, currency)?;
    let kind = match stated.amount {
        Amount::Exact(minor) if stated.qualifiers.is_empty() => return Ok(minor),
        Amount::Exact(_) => Kind::Qualified(stated.qualifiers),
        Amount::Range(..) => Kind::Range,
    };
    Err(kind.in_currency(currency))
}

/// Reads an amount as people write and say it.
///
/// ```
/// use baton_core::value::money::{Amount, Currency, Qualifier, read_text};
/// let stated = read_text("£15–20k per annum", Currency::GBP)?;
/// assert_eq!(stated.amount, Amount::Range(1_500_000, 2_000_000));
/// assert!(stated.qualifiers.has(Qualifier::PerYear));
/// # Ok::<(), baton_core::value::money::MoneyError>(())
/// ```
///
/// # Errors
/// Returns [`MoneyError`] if the text is not exactly one amount in the currency.
pub fn read_text(text: &str, currency: Currency) -> Result<StatedAmount, MoneyError> {
    if let Some(major) = digits(text)
        && let Ok(minor) = whole(major, currency)
    {
        return Ok(exactly(minor));
    }
    let read = if text.len() > MAX_BYTES && text.trim().len() > MAX_BYTES {
        Err(Kind::Unreadable)
    } else {
        text::parse(&normalise(text), currency)
    };
    read.map_err(|kind| kind.in_currency(currency))
}

const fn exactly(minor: i64) -> StatedAmount {
    StatedAmount {
        amount: Amount::Exact(minor),
        qualifiers: Qualifiers::NONE,
    }
}

fn whole(major: i128, currency: Currency) -> Result<i64, Kind> {
    let minor = major.checked_mul(10i128.pow(currency.exponent()));
    in_range(minor.ok_or(Kind::TooLarge)?)
}

/// Reads the amount of a JSON number, whose point is always a decimal point.
fn decimal(digits: &str, currency: Currency) -> Result<i64, Kind> {
    match node::scaled(digits, currency.exponent()) {
        Some(Scaled::Whole(minor)) => in_range(minor),
        Some(_) if digits.starts_with('-') => Err(Kind::Negative),
        Some(Scaled::Fraction) => Err(Kind::TooPrecise),
        Some(Scaled::TooLarge) => Err(Kind::TooLarge),
        None => Err(Kind::Unreadable),
    }
}

/// Reads a text of at most 15 digits. A fast path, because most amounts are such texts.
fn digits(text: &str) -> Option<i128> {
    let bytes = text.as_bytes();
    let usual = matches!(bytes, [b'1'..=b'9', ..] | b"0") && bytes.len() <= 15;
    if !(usual && bytes.iter().all(u8::is_ascii_digit)) {
        return None;
    }
    let add = |number: i128, byte: &u8| number * 10 + i128::from(byte - b'0');
    Some(bytes.iter().fold(0, add))
}
