//! Phrases before and after an amount.

mod after;
mod before;
mod meaning;
mod rate;
mod tax;

use super::cursor::{Cursor, may_begin};
use super::number_word::read_small;
use super::qualifier::Qualifier::{
    self, About, AtLeast, AtMost, ExcludingTax, Over, OverTerm, Under,
};
use meaning::Meaning;

/// Reads a phrase before an amount.
pub(super) fn before(at: Cursor<'_>) -> Option<(Meaning, Cursor<'_>)> {
    let at = Cursor::new(at.rest.trim_start());
    match at.peek() {
        Some(c) if c.is_ascii_alphabetic() => {
            let (meaning, after) = longest(at, &before::BEFORE)?;
            return Some((meaning, after.eat(":").unwrap_or(after)));
        }
        None | Some('0'..='9') => return None,
        _ => {}
    }
    let signs = [
        ("~", About),
        ("∼", About),
        ("≈", About),
        ("±", About),
        (">=", AtLeast),
        ("≥", AtLeast),
        (">", Over),
        ("<=", AtMost),
        ("≤", AtMost),
        ("<", Under),
    ];
    let mut signs = signs.into_iter();
    signs.find_map(|(sign, meaning)| Some((Some(meaning), at.eat(sign)?)))
}

/// Reads a phrase after an amount.
pub(super) fn after(at: Cursor<'_>) -> Option<(Meaning, Cursor<'_>)> {
    let at = Cursor::new(at.rest.trim_start());
    let first = at.peek()?;
    if !(first.is_ascii_alphabetic() || matches!(first, '+' | '/' | '-')) {
        return None;
    }
    let at = match at.eat("+") {
        Some(after) => match after.word() {
            Some((word, end)) if tax::is_tax(word) => return Some((Some(ExcludingTax), end)),
            _ => return Some((Some(AtLeast), after)),
        },
        None => at,
    };
    let qualified = tax::read_tax(at)
        .or_else(|| rate::read_rate(at))
        .or_else(|| read_term(at));
    if let Some((qualifier, end)) = qualified {
        return Some((Some(qualifier), end));
    }
    let hyphen = at.eat("-").filter(|after| after.phrase("ish").is_some());
    longest(hyphen.unwrap_or(at), &after::AFTER)
}

/// Reads a term such as “over 3 years” or “for twelve months”, whose number is not an amount.
fn read_term(at: Cursor<'_>) -> Option<(Qualifier, Cursor<'_>)> {
    let from = ["over", "for", "across"]
        .into_iter()
        .find_map(|word| at.phrase(word))?;
    let text = from.rest.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let from = match read_small(from) {
        Some((_, after)) => after,
        None if (1..=3).contains(&digits) => Cursor::new(text.get(digits..)?),
        None => return None,
    };
    let from = Cursor::new(from.rest.trim_start_matches('-'));
    let words = [
        "years", "year", "yrs", "yr", "months", "month", "mths", "mos",
    ];
    words
        .into_iter()
        .find_map(|word| Some((OverTerm, from.phrase(word)?)))
}

/// Reads the longest phrase of a table that follows.
fn longest<'a>(at: Cursor<'a>, table: &[(&str, Meaning)]) -> Option<(Meaning, Cursor<'a>)> {
    let begins = |words: &str| may_begin(at.rest, words);
    let found = table
        .iter()
        .filter(|(words, _)| begins(words))
        .filter_map(|(words, meaning)| Some((*meaning, at.phrase(words)?)));
    found.min_by_key(|(_, after)| after.rest.len())
}
