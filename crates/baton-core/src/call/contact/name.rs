//! A person's first name, found in a name as CRMs, callers and transcripts write it.
//!
//! A greeting with the wrong name is worse than one without. Where the first name is not in plain sight there is none:
//! after a title with one more word ("Mrs Okonkwo"), for an initial ("J. Smith"), for several people ("Sarah & Ben"),
//! for a company, a role, a number or an address.
//!
//! Settled here:
//! - "Okonkwo, Sarah" is turned round; "Sarah Okonkwo, PhD" is not. With two words before the comma and something else
//!   than a suffix behind it, the order is not known.
//! - A surname in capitals before a name that is not ("DUPONT Jean") is a habit of some countries; the order is not known.
//! - A first name in capitals or in small letters only gets one capital: "SARAH" and "sarah" are greeted "Sarah". Two
//!   capitals ("AJ") stay. Every other name stays as it is written.
//! - Names in Chinese, Japanese or Korean characters stand with the surname first and are greeted whole.
//! - "Null" is a surname: "Jane Null" stays; "Null" alone is a marker for a missing value.

mod asides;
mod given;
mod nobody;
mod titles;
mod word_set;

use std::borrow::Cow;

use super::caller_display;
use crate::value::{invisible, missing_value};

/// The longest name in which a first name is looked for, in bytes: 100 characters of any script.
const LONGEST: usize = 400;

/// The first name to greet a person with; `None` where none is in sight.
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
    // A text of this length is a remark.
    if name.len() > LONGEST {
        return None;
    }
    // Most names are two plain words.
    if let Some(given) = given::of_plain_name(name) {
        return Some(Cow::Borrowed(given));
    }
    if name.is_empty() || is_nobody(name) {
        return None;
    }
    if name
        .chars()
        .all(|c| is_east_asian(c) || c.is_whitespace() || c == '·')
    {
        return Some(Cow::Borrowed(name));
    }
    Some(match asides::removed(name)? {
        Cow::Borrowed(name) => {
            let given = given::find(name)?;
            given::recased(given, name).map_or(Cow::Borrowed(given), Cow::Owned)
        }
        Cow::Owned(name) => {
            let given = given::find(&name)?;
            Cow::Owned(given::recased(given, &name).unwrap_or_else(|| given.to_owned()))
        }
    })
}

/// Returns true if a record has the company's name in the place of the person's.
pub(crate) fn is_company(name: &str, company: &str) -> bool {
    let letters = |text| invisible::trim(text).chars().flat_map(char::to_lowercase);
    !invisible::is_blank(name) && letters(name).eq(letters(company))
}

/// The name as colleagues read it; `None` for a marker or a caller display that names nobody.
///
/// Unfilled places and markers beside a name are left out: "Sarah {{last_name}}" is "Sarah".
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
    if name.is_empty() || is_nobody(name) {
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

/// Returns true for a name that stands for no person: a marker, a caller display, or nothing but markers.
fn is_nobody(name: &str) -> bool {
    let bare = name.trim_matches(['"', '(', ')', '<', '>']);
    missing_value::is_marker(name)
        || caller_display::is_withheld(bare)
        || name.split_whitespace().all(missing_value::is_marker)
}

/// Returns true for a word that a program left in a name and that is no name itself.
fn is_artefact(word: &str) -> bool {
    let letters = word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let name = [
        "na", "nan", "nil", "none", "null", "void", "blank", "empty", "keine", "keiner", "aucun",
        "nulo", "ninguno", "ninguna", "nenhum",
    ];
    // Between the parts of a name a dash is one.
    let dash = word.chars().all(|c| matches!(c, '-' | '‐'..='―'));
    !dash
        && missing_value::is_marker(word)
        && !(letters && name.iter().any(|n| n.eq_ignore_ascii_case(word)))
}

/// Han, kana and hangul.
const fn is_east_asian(c: char) -> bool {
    matches!(c, '々' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests;
