//! Texts of digits that are no money: dates, phone numbers.

use super::MoneyErrorKind as Kind;
use super::cursor::DASHES;

/// Returns true for a day and a month with a point behind each, as in German: `15.06.`, `3. 10.`.
pub(super) fn is_day_and_month(text: &str) -> bool {
    let mut parts = text.split('.').map(str::trim);
    let mut up_to = |most: u32| {
        let part = parts.next().unwrap_or_default();
        let digits = part.len() <= 2 && part.bytes().all(|c| c.is_ascii_digit());
        digits && part.parse().is_ok_and(|n: u32| (1..=most).contains(&n))
    };
    up_to(31) && up_to(12) && parts.next() == Some("") && parts.next().is_none()
}

/// What a text of digits and separators looks like, if that is no amount.
pub(super) fn shape(text: &str) -> Option<Kind> {
    let is_digit = |c: char| c.is_ascii_digit();
    if text.starts_with('+') && text.chars().filter(|c| is_digit(*c)).count() >= 7 {
        return Some(Kind::PhoneNumber);
    }
    let separator = text.chars().find(|c| !is_digit(*c))?;
    if !(DASHES.contains(&separator) || matches!(separator, '/' | '.' | ' ' | ':')) {
        return None;
    }
    let mut parts = [""; 4];
    let mut count = 0;
    for part in text.split(separator) {
        *parts.get_mut(count)? = part;
        count += 1;
    }
    let parts = parts.get(..count)?;
    if !parts
        .iter()
        .all(|part| !part.is_empty() && part.chars().all(is_digit))
    {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().unwrap_or(u32::MAX);
    let day = |part: &str| part.len() <= 2 && (1..=31).contains(&number(part));
    let year = |part: &str| part.len() == 4 && (1_900..=2_099).contains(&number(part));
    let short_year = |part: &str| part.len() == 2;
    let month = |part: &str| part.len() <= 2 && (1..=12).contains(&number(part));
    match parts {
        _ if separator == ':' => Some(Kind::Date),
        [a, b, c] if day(a) && day(b) && (year(c) || short_year(c)) => Some(Kind::Date),
        [a, b, c] if year(a) && month(b) && day(c) => Some(Kind::Date),
        [a, b, c] if (a.len(), b.len(), c.len()) == (3, 3, 4) => Some(Kind::PhoneNumber),
        [_, _, _, ..] if separator != ' ' && separator != '.' => Some(Kind::Several),
        // `30-06`, and the business year `2024-25`.
        [a, b]
            if DASHES.contains(&separator)
                && (a.starts_with('0') || b.starts_with('0'))
                && (day(a) && month(b) && b.len() == 2 || month(a) && a.len() == 2 && day(b)) =>
        {
            Some(Kind::Date)
        }
        [a, b] if DASHES.contains(&separator) && year(a) && b.len() == 2 => Some(Kind::Date),
        [a, b] if month(a) && year(b) => Some(Kind::Date),
        [a, b] if year(a) && month(b) && (b.len() == 2 || separator == '/') && separator != '.' => {
            Some(Kind::Date)
        }
        [a, b] if separator == '/' && (year(a) || day(a) && day(b)) => Some(Kind::Date),
        [_, _] if separator == '/' => Some(Kind::Several),
        _ => None,
    }
}
