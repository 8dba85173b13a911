//! Ranges: the meaning of two ends together.

use super::amount::{Amount, MAX_RATIO};
use super::currency::Currency;
use super::end::End;
use super::error::MoneyErrorKind as Kind;

/// The bare numbers that are taken for years.
const YEARS: std::ops::RangeInclusive<i64> = 1_900..=2_099;

/// The text that joins the two ends of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// “to”, or the “and” of “between”.
    Words,
    /// A dash or dots.
    Dash,
    /// A hyphen without spaces, which may also join the words of one number.
    Hyphen,
}

/// Combines two ends into a range.
///
/// A `k` of the upper end applies to both: £15–20k. If the range would then run backwards and the lower end is in the
/// hundreds or more, it applies to the upper end only: £500–2k. Without any `k`, a lower end that may be in thousands
/// is refused: £5–10,000 may begin at five pounds or five thousand.
pub(super) fn build_range(
    low: &End,
    joint: Joint,
    high: &End,
    currency: Currency,
) -> Result<Amount, Kind> {
    if joint == Joint::Hyphen && may_be_one(low, high) {
        return Err(Kind::Joined);
    }
    let top = high.minor(None, currency)?;
    let plain = low.minor(None, currency).ok();
    if low.is_bare() && high.is_bare() {
        check_bare(low, high, currency)?;
    }
    let hundreds = high.number.in_hundreds && high.number.power.is_none();
    let low_in_hundreds = low.number.in_hundreds || !low.number.value.is_below(100);
    let inherited = match high.number.power {
        None if hundreds && !low_in_hundreds => Some(2),
        power => power,
    };
    // “Two to five hundred thousand” may begin at two thousand or two hundred thousand.
    if high.number.in_hundreds && high.number.power.is_some() && low.number.power.is_none() {
        let again = inherited.map(|power| power + 2);
        if !low_in_hundreds && low.minor(again, currency).is_ok_and(|low| low <= top) {
            return Err(Kind::Ambiguous);
        }
    }
    let bottom = match (low.minor(inherited, currency), plain) {
        (Ok(bottom), _) if bottom <= top => bottom,
        (_, Some(plain)) if stands_alone(plain, top, high.number.power, currency) => {
            if is_in_doubt(low, joint, high, [plain, top]) {
                let joined = low.number.in_hundreds && joint != Joint::Words;
                return Err(if joined {
                    Kind::Joined
                } else {
                    Kind::Ambiguous
                });
            }
            plain
        }
        // `$500-1M` may begin at $500 or $500,000, so it is ambiguous; `£20–15k` is only the wrong way round.
        (Ok(bottom), Some(plain)) if plain <= top && top.saturating_mul(MAX_RATIO) < bottom => {
            return Err(Kind::Ambiguous);
        }
        (Ok(_), _) => return Err(Kind::Backwards),
        (Err(why), _) => return Err(why),
    };
    // `£1-200k` may begin at £1 or at £1,000.
    let inherits = plain.is_some_and(|plain| plain != bottom);
    if inherits && bottom.saturating_mul(MAX_RATIO) < top {
        return Err(Kind::Ambiguous);
    }
    let in_thousands = low.minor(Some(3), currency);
    let without_unit = low.number.power.is_none() && inherited.is_none();
    let in_full = low.number.has_decimals || low.number.is_complete;
    let is_larger = |thousands: i64| bottom < thousands && thousands < top;
    if without_unit && !in_full && in_thousands.is_ok_and(is_larger) {
        return Err(Kind::Ambiguous);
    }
    Ok(Amount::Range(bottom, top))
}

/// Returns true if a hyphen may join the words of one number: “two-fifty” often means 250.
fn may_be_one(low: &End, high: &End) -> bool {
    let is_digit = low.number.value.is_below(10) && low.number.power.is_none();
    let is_tens = high.number.value.is_below(100) && !high.number.value.is_below(10);
    low.number.in_words && high.number.in_words && is_digit && is_tens && !high.number.is_complete
}

/// Returns true if a lower end may be in thousands although the range would then run backwards.
///
/// “One hundred to fifty thousand” may be a mistake for 50,000 to 100,000, or for 150,000, as may `100-50k`. “Five
/// hundred to two thousand” is clear.
fn is_in_doubt(low: &End, joint: Joint, high: &End, [plain, top]: [i64; 2]) -> bool {
    if high.number.power != Some(3) || !low.number.value.is_below(1_000) {
        return false;
    }
    if low.number.in_hundreds {
        return joint != Joint::Words || plain.saturating_mul(MAX_RATIO) < top;
    }
    // `500-2k` the other way round would be 2k to 500k, which is implausibly wide.
    plain.saturating_mul(1_000) <= top.saturating_mul(MAX_RATIO)
}

/// Returns true if the lower end is too large to share the unit of the upper end: £500–2k, £50,000–1.2m.
fn stands_alone(plain: i64, top: i64, power: Option<u32>, currency: Currency) -> bool {
    let unit = 10i64.pow(currency.exponent());
    match power {
        _ if plain > top => false,
        Some(3) => plain >= 100 * unit,
        Some(_) => plain >= 1_000 * unit && plain.saturating_mul(1_000) > top,
        None => false,
    }
}

/// Refuses two bare numbers that are probably not money: `15–20`, `07-2026`, `2024–2026`.
fn check_bare(low: &End, high: &End, currency: Currency) -> Result<(), Kind> {
    let unit = 10i64.pow(currency.exponent());
    let major = |end: &End| Some(end.minor(None, currency).ok()? / unit);
    let (Some(low), Some(high)) = (major(low), major(high)) else {
        return Ok(());
    };
    match (low, high) {
        (1..=12, _) if YEARS.contains(&high) => Err(Kind::Date),
        _ if YEARS.contains(&low) && YEARS.contains(&high) => Err(Kind::Date),
        (..100, ..100) => Err(Kind::BareRange),
        (200..1_000, 1_000..10_000) if high % 10 != 0 => Err(Kind::PhoneNumber),
        _ => Ok(()),
    }
}
