//! First names, extracted from names as CRMs, caller displays and transcripts write them.
//!
//! A greeting with the wrong name is worse than one without. There is no first name if it is unclear: after a title
//! with one more word ("Mrs Okonkwo"), for an initial ("J. Smith"), for several people ("Sarah & Ben"), and for a
//! company, a role, a number or an address.
//!
//! Rules for special cases:
//! - "Okonkwo, Sarah" is reversed; "Sarah Okonkwo, PhD" is not. With two words before the comma, and more than a suffix
//!   after it, the order is unknown.
//! - Some countries write surnames in capitals, but a surname in front ("DUPONT Jean") leaves the order unknown.
//! - A first name in all capitals or all small letters gets one capital: "SARAH" and "sarah" become "Sarah". Two
//!   capitals ("AJ") and every other name stay as written.
//! - Names in Chinese, Japanese or Korean characters begin with the surname and are used whole.
//! - "Null" is a surname: "Jane Null" stays, but "Null" alone is a marker for a missing value.

mod asides;
mod given;
mod non_person;
mod titles;
mod word_set;

use std::borrow::Cow;

use super::caller_display;
use crate::value::{invisible, missing_value};

/// The maximum length in bytes of a name in which to look for a first name: 100 characters of any script.
const MAX_LEN: usize = 400;

/// Returns the first name for a greeting; `None` if it is unclear.
///
/// ```
/// use baton_core::call::contact::first_name;
/// assert_eq!(first_name("Dr Sarah Okonkwo").as_deref(), Some("Sarah"));
/// assert_eq!(first_name("Okonkwo, Sarah").as_deref(), Some("Sarah"));
/// assert_eq!(first_name("Mrs. Okonkwo"), None);
/// ```
#[must_use]
pub fn first_name(name: &str) -> Option<Cow<'_, str>> {
    let name = invisible::trim(name);
    // A longer text is a remark, not a name.
    if name.len() > MAX_LEN {
        return None;
    }
    // Most names are two plain words.
    if let Some(given) = given::find_in_plain_name(name) {
        return Some(Cow::Borrowed(given));
    }
    if name.is_empty() || is_no_person(name) {
        return None;
    }
    if name
        .chars()
        .all(|c| is_east_asian(c) || c.is_whitespace() || c == '·')
    {
        return Some(Cow::Borrowed(name));
    }
    Some(match asides::remove(name)? {
        Cow::Borrowed(name) => {
            let given = given::find(name)?;
            given::recase(given, name).map_or(Cow::Borrowed(given), Cow::Owned)
        }
        Cow::Owned(name) => {
            let given = given::find(&name)?;
            Cow::Owned(given::recase(given, &name).unwrap_or_else(|| given.to_owned()))
        }
    })
}

/// Returns true if the person's name is the company's name.
pub(crate) fn is_company(name: &str, company: &str) -> bool {
    let letters = |text| invisible::trim(text).chars().flat_map(char::to_lowercase);
    !invisible::is_blank(name) && letters(name).eq(letters(company))
}

/// Returns the full name for colleagues; `None` for a marker or an anonymous caller display.
///
/// Unfilled placeholders and markers beside a name are dropped: "Sarah {{last_name}}" becomes "Sarah".
///
/// ```
/// use baton_core::call::contact::full_name;
/// assert_eq!(full_name("Sarah undefined").as_deref(), Some("Sarah"));
/// assert_eq!(full_name("Jane Null").as_deref(), Some("Jane Null"));
/// assert_eq!(full_name("Unknown Caller"), None);
/// ```
#[must_use]
pub fn full_name(name: &str) -> Option<Cow<'_, str>> {
    let name = invisible::trim(name);
    if name.is_empty() || is_no_person(name) {
        return None;
    }
    let capitals = name.chars().any(char::is_uppercase);
    let artefact = |word: &&str| is_artefact(word) || (capitals && *word == "null");
    if !name.split_whitespace().any(|word| artefact(&word)) {
        return Some(Cow::Borrowed(name));
    }
    let kept: Vec<&str> = name
        .split_whitespace()
        .filter(|word| !artefact(word))
        .collect();
    Some(Cow::Owned(kept.join(" ")))
}

/// Returns true for a text that names no person: a marker, an anonymous caller display, or several markers.
fn is_no_person(name: &str) -> bool {
    let bare = name.trim_matches(['"', '(', ')', '<', '>']);
    missing_value::is_marker(name)
        || caller_display::is_withheld(bare)
        || name.split_whitespace().all(missing_value::is_marker)
}

/// Returns true for a word that a program inserted and that is not a name.
fn is_artefact(word: &str) -> bool {
    let letters = word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let name = [
        "na", "nan", "nil", "none", "null", "void", "blank", "empty", "keine", "keiner", "aucun",
        "nulo", "ninguno", "ninguna", "nenhum",
    ];
    // A dash may be part of a name.
    let dash = word.chars().all(|c| matches!(c, '-' | '‐'..='―'));
    !dash
        && missing_value::is_marker(word)
        && !(letters && name.iter().any(|n| n.eq_ignore_ascii_case(word)))
}

/// Returns true for Han, kana and hangul.
const fn is_east_asian(c: char) -> bool {
    matches!(c, '々' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests;
