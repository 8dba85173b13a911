//! Ends of amounts: a number with the marks of its currency.

use super::currency::Currency;
use super::cursor::{Cursor, DASHES};
use super::error::MoneyErrorKind as Kind;
use super::literal::Doubt;
use super::mark::skip_marks;
use super::number::{Number, read_number};
use super::unread;

/// An exact amount, or one end of a range.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    pub(super) number: Number,
    /// True if a sign, code or name of the currency is beside it.
    pub(super) has_currency: bool,
}

/// Reads a number with marks of the currency on either side. See [`read_number`] for `joined`.
pub(super) fn read_end(
    at: Cursor<'_>,
    currency: Currency,
    joined: bool,
) -> Result<(End, Cursor<'_>), Kind> {
    let (leading, at) = skip_marks(at, currency)?;
    let minus = at.eat_any(&DASHES).or_else(|| at.phrase("minus"));
    if let Some(after) = minus {
        let (_, after) = skip_marks(after, currency)?;
        return Err(match read_number(after, currency, joined)? {
            Some(_) => Kind::Negative,
            None => Kind::Unreadable,
        });
    }
    let Some((number, after)) = read_number(at, currency, joined)? else {
        return Err(unread::reason(at));
    };
    let (trailing, after) = skip_marks(after, currency)?;
    let end = End {
        number,
        has_currency: leading || trailing,
    };
    Ok((end, after))
}

impl End {
    /// Returns the minor units. `inherited` is the power of ten that an end without a unit takes from the other end.
    pub(super) fn minor(&self, inherited: Option<u32>, currency: Currency) -> Result<i64, Kind> {
        let number = &self.number;
        let inherited = inherited.filter(|_| !number.is_complete);
        let power = number.power.or(inherited);
        let is_unsure = match number.doubt {
            Some(Doubt::Point) => true,
            Some(Doubt::Comma) => power.is_some(),
            None => false,
        };
        if is_unsure {
            return Err(Kind::Separator);
        }
        let power = power.unwrap_or(0) + currency.exponent();
        let value = number.value.times(power).ok_or(Kind::TooLarge)?;
        if value.decimals > 0 {
            return Err(Kind::TooPrecise);
        }
        in_range(value.mantissa)
    }

    /// Returns true if the number has neither a currency nor a unit.
    pub(super) fn is_bare(&self) -> bool {
        !self.has_currency && self.number.power.is_none()
    }
}

/// Checks that canonical JSON can hold a number of minor units.
pub(super) fn in_range(minor: i128) -> Result<i64, Kind> {
    match i64::try_from(minor) {
        Ok(n) if (0..=crate::document::canonical::MAX_INTEGER).contains(&n) => Ok(n),
        _ if minor < 0 => Err(Kind::Negative),
        _ => Err(Kind::TooLarge),
    }
}
