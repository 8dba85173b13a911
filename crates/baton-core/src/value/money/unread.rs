//! Reasons why the rest of a text cannot be read.

use super::cursor::{Cursor, same_word};
use super::error::MoneyErrorKind as Kind;
use super::mark::{is_code, is_unambiguous_code};
use super::number_word::{is_lakh, read_small};

const MONTHS: [&str; 23] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
];

/// Classifies the unread text after an amount: another amount, a percentage, a date or another currency.
pub(super) fn reason_after(at: Cursor<'_>) -> Kind {
    match reason(at) {
        Kind::Unreadable if has_number(at) => Kind::Several,
        kind => kind,
    }
}

fn has_number(mut at: Cursor<'_>) -> bool {
    if at.rest.contains(|c: char| c.is_ascii_digit()) {
        return true;
    }
    while let Some((_, after)) = at.word() {
        if read_small(at).is_some() {
            return true;
        }
        at = after;
    }
    false
}

/// Classifies a text that is not an amount: a percentage, a date or another currency.
pub(super) fn reason(at: Cursor<'_>) -> Kind {
    let text = at.rest.trim_start();
    let is_percent = text.starts_with(['%', '‰']);
    if is_percent || at.phrase("percent").is_some() || at.phrase("per cent").is_some() {
        return Kind::Percentage;
    }
    let Some((word, after)) = at.word() else {
        return Kind::Unreadable;
    };
    let is_month = same_word(word, "dec") || MONTHS.iter().any(|month| same_word(word, month));
    let is_period = matches!(word, "Q" | "q" | "H" | "FY" | "fy")
        && after.peek().is_some_and(|c| c.is_ascii_digit());
    if is_month || is_period {
        return Kind::Date;
    }
    if is_unambiguous_code(word) || is_code(word) || is_lakh(word) {
        return Kind::OtherCurrency(word.to_owned());
    }
    Kind::Unreadable
}
