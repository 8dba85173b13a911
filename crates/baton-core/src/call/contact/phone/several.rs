//! Detection of two phone numbers in one text.

use super::digit::digit;
use crate::call::contact::calling_code;

/// Marks between two numbers. A slash may also separate an area code from the rest of a number.
const JOINS: [char; 3] = ['/', '\n', '\r'];

/// Words between two numbers.
const WORDS: [&str; 6] = ["or", "and", "oder", "und", "ou", "et"];

/// The maximum number of digits of an area code, without its leading zero.
const MAX_AREA_CODE: usize = 5;

/// Returns true if a mark joins two numbers: `07700900123/4`. A slash after an area code is part of one number:
/// `030/1234567`, `+49 30/1234567`.
pub(super) fn is_joined(number: &str) -> bool {
    let parts = number.split(JOINS);
    let mut parts = parts.filter(|part| part.contains(|c| digit(c).is_some()));
    match (parts.next(), parts.next(), parts.next()) {
        (Some(first), Some(second), None) => {
            let rest = second.chars().filter_map(digit).count();
            !is_area_code(first) || rest < 3
        }
        (_, second, _) => second.is_some(),
    }
}

/// Returns true for an area code, with or without a country code before it.
fn is_area_code(text: &str) -> bool {
    let groups = text.split(|c| digit(c).is_none());
    let groups = groups.map(|group| group.chars().filter_map(digit).collect::<String>());
    // A zero on its own is the trunk prefix in brackets.
    let groups: Vec<String> = groups
        .filter(|group| !matches!(&**group, "" | "0"))
        .collect();
    let digits = groups.concat();
    let after_plus = text.contains(['+', '＋']).then_some(&*digits);
    let (area, most) = match after_plus.or_else(|| digits.strip_prefix("00")) {
        Some(digits) => match calling_code::split(digits) {
            Some((_, area)) => (area, 2),
            None => return false,
        },
        None => (&*digits, 1),
    };
    groups.len() <= most && area.strip_prefix('0').unwrap_or(area).len() <= MAX_AREA_CODE
}

/// Returns true if the text after a number is another number, or the end of another: `, 4`, ` or 0124`. `word` is all
/// letters of that text, in lower case.
pub(super) fn is_another(tail: &str, word: &str) -> bool {
    if !tail.contains(|c| digit(c).is_some()) {
        return false;
    }
    WORDS.contains(&word)
        || (word.is_empty() && tail.starts_with([',', ';', '|', '&']) && !tail.contains('#'))
}

/// Strips the `.0` that a spreadsheet writes after a number.
pub(super) fn without_decimal(text: &str) -> &str {
    let is_number = |text: &str| {
        let digits = text.strip_prefix('+').unwrap_or(text);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    // In `06.12.34.56.00` the last group is part of the number.
    let plain = [".0", ".00", ",0", ",00"];
    let mut whole = plain.iter().filter_map(|end| text.strip_suffix(end));
    let whole = whole.find(|whole| is_number(whole));
    whole
        .or_else(|| {
            let grouped = text.strip_suffix(".0")?;
            grouped
                .ends_with(|c: char| c.is_ascii_digit())
                .then_some(grouped)
        })
        .unwrap_or(text)
}
