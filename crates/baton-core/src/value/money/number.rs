//! Numbers in digits or words, with their units.

use super::currency::Currency;
use super::cursor::Cursor;
use super::error::MoneyErrorKind as Kind;
use super::literal::{Doubt, read_literal};
use super::number_word::{read_small, read_unit};
use super::value::Value;

/// A number as written, before its unit is applied.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub(super) value: Value,
    /// The power of ten of its unit: 3 for `k`. The other end of a range may inherit it.
    pub(super) power: Option<u32>,
    pub(super) doubt: Option<Doubt>,
    pub(super) has_decimals: bool,
    /// True if it was written in hundreds, as “two hundred”. `value` includes them.
    pub(super) in_hundreds: bool,
    /// True if it begins with a word: “two”, “a hundred”.
    pub(super) in_words: bool,
    /// True if it cannot inherit the unit of another number: “two thousand five hundred”.
    pub(super) is_complete: bool,
}

/// Reads a number; returns `None` if there is none.
///
/// `joined` allows an “and” inside the number, as in “one hundred and fifty”. In “between fifteen and twenty” the “and”
/// joins two numbers.
pub(super) fn read_number(
    at: Cursor<'_>,
    currency: Currency,
    joined: bool,
) -> Result<Option<(Number, Cursor<'_>)>, Kind> {
    let Some((Part { number, goes_on }, mut after)) = read_part(at, currency, joined)? else {
        return Ok(None);
    };
    let mut limit = number.power.filter(|_| goes_on);
    let mut total = None;
    // “two million five hundred thousand”
    while let Some(power) = limit {
        let (from, is_joined) = continuation(after, joined);
        // “a million and a half”
        let half = and_fraction(from)
            .filter(|_| power >= 6)
            .filter(|(_, end)| is_joined && read_unit(*end, currency).is_none());
        if let (Some((value, end)), None) = (half, total) {
            let value = number.value.plus(value).ok_or(Kind::TooLarge)?;
            total = Some(value.times(power).ok_or(Kind::TooLarge)?);
            after = end;
            break;
        }
        let Some((next, end)) = read_part(from, currency, joined)? else {
            break;
        };
        let Part {
            number: next,
            goes_on,
        } = next;
        let is_smaller = next.power.unwrap_or(0) < power && next.value.is_below(1_000);
        let is_plain = next.doubt.is_none() && !next.has_decimals;
        // “Two million five” may be 2,000,005 or 2.5 million.
        let is_sure = next.power.is_some() || is_joined || !next.value.is_below(10);
        let in_words = read_small(from).is_some() || next.power.is_some();
        if !(is_smaller && is_plain && is_sure && in_words) {
            break;
        }
        let so_far = match total {
            Some(total) => total,
            None => scaled(&number)?,
        };
        total = Some(so_far.plus(scaled(&next)?).ok_or(Kind::TooLarge)?);
        limit = next.power.filter(|_| goes_on);
        after = end;
    }
    let number = match total {
        Some(value) => Number {
            is_complete: true,
            in_words: number.in_words,
            ..plain(value)
        },
        None => number,
    };
    Ok(Some((number, after)))
}

/// Returns the position at which a number may continue after “hundred” or “thousand”, and true if an “and” was skipped:
/// “one hundred and fifty”, “one-hundred-and-fifty”, “one hundred-fifty”. Between hyphens an “and” is always part of
/// the number.
fn continuation(after: Cursor<'_>, joined: bool) -> (Cursor<'_>, bool) {
    let Some(hyphened) = after.hyphen() else {
        let and = after.phrase("and").filter(|_| joined);
        return (and.unwrap_or(after), and.is_some());
    };
    match hyphened.word() {
        Some((word, and)) if word.eq_ignore_ascii_case("and") => {
            (and.hyphen().unwrap_or(and), true)
        }
        _ => (hyphened, false),
    }
}

fn scaled(number: &Number) -> Result<Value, Kind> {
    let power = number.power.unwrap_or(0);
    number.value.times(power).ok_or(Kind::TooLarge)
}

/// A number with its unit.
struct Part {
    number: Number,
    /// True if the unit is a word, after which a smaller number may follow.
    goes_on: bool,
}

fn read_part(
    at: Cursor<'_>,
    currency: Currency,
    joined: bool,
) -> Result<Option<(Part, Cursor<'_>)>, Kind> {
    let Some((mut number, mut after)) = read_without_unit(at, currency, joined)? else {
        return Ok(None);
    };
    let mut goes_on = false;
    if let Some((unit, end)) = read_unit(after, currency) {
        (number.power, goes_on, after) = (Some(unit.power), unit.is_word, end);
        // “a thousand million”, “a lakh crore”
        let second = read_unit(after, currency).filter(|(second, _)| {
            unit.is_word && second.is_word && second.power >= unit.power && unit.power < 6
        });
        if let Some((second, end)) = second {
            (number.power, after) = (Some(unit.power + second.power), end);
        }
    }
    Ok(Some((Part { number, goes_on }, after)))
}

/// Reads a number without its unit.
fn read_without_unit(
    at: Cursor<'_>,
    currency: Currency,
    joined: bool,
) -> Result<Option<(Number, Cursor<'_>)>, Kind> {
    if let Some(read) = read_literal(at, currency) {
        let (literal, after) = read?;
        let number = Number {
            doubt: literal.doubt,
            has_decimals: literal.has_decimals,
            ..plain(literal.value)
        };
        return read_more(number, after, joined).map(Some);
    }
    if let Some((value, after)) = read_fraction(at, currency) {
        return Ok(Some((in_words(value), after)));
    }
    let words = match read_small(at) {
        Some((tens, after)) => read_units(tens, after),
        None => read_article(at, currency).or_else(|| at.phrase("hundred").map(|_| (1, at))),
    };
    let Some((number, after)) = words else {
        // “point five million”
        let point = read_point(0, at).filter(|(_, after)| read_unit(*after, currency).is_some());
        return Ok(point.map(|(value, after)| (in_words(value), after)));
    };
    if let Some((value, after)) = read_point(number, after) {
        return Ok(Some((in_words(value), after)));
    }
    read_more(in_words(Value::whole(number)), after, joined).map(Some)
}

const fn plain(value: Value) -> Number {
    Number {
        value,
        power: None,
        doubt: None,
        has_decimals: false,
        in_hundreds: false,
        in_words: false,
        is_complete: false,
    }
}

const fn in_words(value: Value) -> Number {
    Number {
        in_words: true,
        ..plain(value)
    }
}

/// Reads the units after tens: “twenty-five”, “twenty five”.
fn read_units(tens: u32, after: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    if tens < 20 {
        return Some((tens, after));
    }
    let joined = after.rest.strip_prefix(['-', '‑', '‐']).map(Cursor::new);
    let units = read_small(joined.unwrap_or(after)).filter(|(units, _)| (1..10).contains(units));
    Some(units.map_or((tens, after), |(units, end)| (tens + units, end)))
}

fn is_hundred(at: Cursor<'_>) -> bool {
    let at = at.rest.strip_prefix('-').map_or(at, Cursor::new);
    at.phrase("hundred").is_some()
}

/// Reads the “a” of “a hundred” and “a million”.
fn read_article<'a>(at: Cursor<'a>, currency: Currency) -> Option<(u32, Cursor<'a>)> {
    let after = at.phrase("a").or_else(|| at.phrase("an"))?;
    let unit = read_unit(after, currency).is_some_and(|(unit, _)| unit.is_word);
    (unit || after.phrase("hundred").is_some()).then_some((1, after))
}

/// Reads decimals in words after a whole number: “one point two five”.
fn read_point(whole: u32, after: Cursor<'_>) -> Option<(Value, Cursor<'_>)> {
    let mut at = after.phrase("point")?;
    let mut value = Value::whole(whole);
    while let Some((digit, end)) = read_small(at).filter(|(digit, _)| *digit < 10) {
        value = Value {
            mantissa: value.mantissa.checked_mul(10)? + i128::from(digit),
            decimals: value.decimals + 1,
        };
        at = end;
    }
    (value.decimals > 0).then(|| (value.trim(), at))
}

/// Reads halves and quarters of a unit: “half a million”, “three quarters of a million”, `½ million`.
fn read_fraction<'a>(at: Cursor<'a>, currency: Currency) -> Option<(Value, Cursor<'a>)> {
    if let Some((value, after)) = read_fraction_sign(at) {
        return Some((value, after));
    }
    let from = at.phrase("a").unwrap_or(at);
    let (value, after) = from
        .phrase("half")
        .map(|after| (Value::HALF, after))
        .or_else(|| from.phrase("quarter").map(|after| (Value::QUARTER, after)))
        .or_else(|| {
            let three = at.phrase("three quarters");
            three.map(|after| (Value::THREE_QUARTERS, after))
        })?;
    let unit = skip_word(skip_word(after, "of"), "a");
    if read_unit(unit, currency).is_some() {
        return Some((value, unit));
    }
    // “half to one million”
    after.phrase("to").map(|_| (value, after))
}

/// Skips a word if it follows, also after a hyphen, such as the “a” of “half-a-million”.
fn skip_word<'a>(at: Cursor<'a>, word: &str) -> Cursor<'a> {
    at.hyphen().unwrap_or(at).phrase(word).unwrap_or(at)
}

/// Reads “a half”, “half”, “a quarter” or “three quarters” after an “and”.
fn and_fraction(at: Cursor<'_>) -> Option<(Value, Cursor<'_>)> {
    let from = skip_word(at, "a");
    let from = from.hyphen().unwrap_or(from);
    let mut all = [
        ("half", Value::HALF),
        ("quarter", Value::QUARTER),
        ("three quarters", Value::THREE_QUARTERS),
    ]
    .into_iter();
    all.find_map(|(words, value)| Some((value, from.phrase(words)?)))
}

/// Reads a fraction written as one character.
fn read_fraction_sign(at: Cursor<'_>) -> Option<(Value, Cursor<'_>)> {
    let signs = [
        ("½", Value::HALF),
        ("¼", Value::QUARTER),
        ("¾", Value::THREE_QUARTERS),
    ];
    let mut signs = signs.into_iter();
    signs.find_map(|(sign, value)| at.eat(sign).map(|after| (value, after)))
}

/// Reads the hundreds or the fraction after a number.
fn read_more(
    mut number: Number,
    mut after: Cursor<'_>,
    joined: bool,
) -> Result<(Number, Cursor<'_>), Kind> {
    let add = |number: Number, value| {
        let sum = number.value.plus(value);
        sum.ok_or(Kind::TooLarge)
    };
    let hyphen = after.rest.strip_prefix('-').map_or(after, Cursor::new);
    if let Some(end) = hyphen
        .phrase("hundred")
        .filter(|_| number.value.is_below(100))
    {
        number.value = number.value.times(2).ok_or(Kind::TooLarge)?;
        let all_joined = hyphen.rest.len() < after.rest.len();
        (number.in_hundreds, after) = (true, end);
        let (from, and) = continuation(after, joined);
        let added =
            read_small(from).map(|(tens, end)| read_units(tens, end).unwrap_or((tens, end)));
        let joins = after.hyphen().is_some();
        // “Three hundred-fifty-four hundred k” may end at 400 or at 5,400.
        if added.is_some_and(|(rest, end)| joins && rest >= 20 && is_hundred(end)) {
            return Err(Kind::Joined);
        }
        // “One hundred-two hundred thousand” is a range.
        if let Some((rest, end)) = added.filter(|(_, end)| !(joins && is_hundred(*end))) {
            // “Five hundred-two thousand” may be 502,000 or 500 to 2,000.
            if joins && !and && !all_joined && rest < 10 {
                return Err(Kind::Joined);
            }
            number.value = add(number, Value::whole(rest))?;
            (number.in_hundreds, after) = (false, end);
        }
    }
    if number.has_decimals || number.doubt.is_some() {
        return Ok((number, after));
    }
    if let Some((value, end)) = read_fraction_sign(after) {
        number.value = add(number, value)?;
        return Ok((number, end));
    }
    let (from, and) = continuation(after, joined);
    let fraction = and_fraction(from).filter(|_| and && !number.in_hundreds);
    if let Some((value, end)) = fraction {
        number.value = add(number, value)?;
        after = end;
    }
    Ok((number, after))
}
