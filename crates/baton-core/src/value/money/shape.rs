//! Detection of digits that are not money: dates and phone numbers.

use super::cursor::DASHES;
use super::error::MoneyErrorKind as Kind;

/// Returns true for a German day and month, with a point after each: `15.06.`, `3. 10.`.
pub(super) fn is_day_and_month(text: &str) -> bool {
    let mut parts = text.split('.').map(str::trim);
    let mut up_to = |most: u32| {
        let part = parts.next().unwrap_or_default();
        let digits = part.len() <= 2 && part.bytes().all(|c| c.is_ascii_digit());
        digits && part.parse().is_ok_and(|n: u32| (1..=most).contains(&n))
    };
    up_to(31) && up_to(12) && parts.next() == Some("") && parts.next().is_none()
}

/// A part of a text that has only digits.
#[derive(Clone, Copy, Default)]
struct Digits {
    count: usize,
    number: u32,
    has_leading_zero: bool,
}

impl Digits {
    /// Reads a part; returns `None` if it is empty or has another character.
    fn read(part: &str) -> Option<Self> {
        let is_number = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| Self {
            count: part.len(),
            number: part.parse().unwrap_or(u32::MAX),
            has_leading_zero: part.starts_with('0'),
        })
    }
}

/// Returns the error for digits and separators that look like something other than an amount.
pub(super) fn detect(text: &str) -> Option<Kind> {
    let is_digit = |c: char| c.is_ascii_digit();
    if text.starts_with('+')
        && (has_spaced_groups(text) || text.chars().filter(|c| is_digit(*c)).count() >= 7)
    {
        return Some(Kind::PhoneNumber);
    }
    let separator = text.chars().find(|c| !is_digit(*c))?;
    if !(DASHES.contains(&separator) || matches!(separator, '/' | '.' | ' ' | ':')) {
        return None;
    }
    let mut parts = [Digits::default(); 4];
    let mut count = 0;
    for part in text.split(separator) {
        *parts.get_mut(count)? = Digits::read(part)?;
        count += 1;
    }
    let day = |part: &Digits| part.count <= 2 && (1..=31).contains(&part.number);
    let year = |part: &Digits| part.count == 4 && (1_900..=2_099).contains(&part.number);
    let short_year = |part: &Digits| part.count == 2;
    let month = |part: &Digits| part.count <= 2 && (1..=12).contains(&part.number);
    match parts.get(..count)? {
        _ if separator == ':' => Some(Kind::Date),
        [a, b, c] if day(a) && day(b) && (year(c) || short_year(c)) => Some(Kind::Date),
        [a, b, c] if year(a) && month(b) && day(c) => Some(Kind::Date),
        [a, b, c] if (a.count, b.count, c.count) == (3, 3, 4) => Some(Kind::PhoneNumber),
        [_, _, _, ..] if separator != ' ' && separator != '.' => Some(Kind::Several),
        // `30-06`; the next arm covers the business year `2024-25`.
        [a, b]
            if DASHES.contains(&separator)
                && (a.has_leading_zero || b.has_leading_zero)
                && (day(a) && month(b) && b.count == 2 || month(a) && a.count == 2 && day(b)) =>
        {
            Some(Kind::Date)
        }
        [a, b] if DASHES.contains(&separator) && year(a) && b.count == 2 => Some(Kind::Date),
        [a, b] if month(a) && year(b) => Some(Kind::Date),
        [a, b] if year(a) && month(b) && (b.count == 2 || separator == '/') && separator != '.' => {
            Some(Kind::Date)
        }
        [a, b] if separator == '/' && (year(a) || day(a) && day(b)) => Some(Kind::Date),
        [_, _] if separator == '/' => Some(Kind::Several),
        _ => None,
    }
}

/// Returns true for two groups of digits with only white space between them: `44 7700`.
fn has_spaced_groups(text: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let words = text.split_whitespace();
    let mut pairs = words.clone().zip(words.skip(1));
    pairs.any(|(word, next)| word.ends_with(is_digit) && next.starts_with(is_digit))
}
