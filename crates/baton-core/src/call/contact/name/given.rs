//! Extraction of the first name from a name without asides.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::non_person;
use super::titles::{self, Title};
use crate::value::missing_value;

/// Words that join two people.
const AND: [&str; 6] = ["and", "und", "et", "or", "plus", "und/oder"];

/// Words that join two people directly after a first name; elsewhere they are part of Iberian surnames.
const AND_AFTER_FIRST: [&str; 4] = ["y", "e", "i", "o"];

/// Words that begin a surname.
const PARTICLES: [&str; 26] = [
    "van", "von", "vom", "zu", "zur", "de", "der", "den", "di", "da", "do", "dos", "das", "du",
    "del", "della", "la", "le", "el", "al", "bin", "bint", "ibn", "ter", "ten", "af",
];

/// Returns the first word of a plain name: two capitalised ASCII words, neither of which is special. A fast path for
/// [`find`]; `None` decides nothing.
pub(super) fn find_in_plain_name(name: &str) -> Option<&str> {
    let plain = |word: &str| match word.as_bytes() {
        [first, rest @ ..] => {
            first.is_ascii_uppercase() && rest.len() >= 4 && rest.iter().all(u8::is_ascii_lowercase)
        }
        [] => false,
    };
    let (first, second) = name.split_once(' ')?;
    // One lookup for titles, roles and companies alike. Plain words have no full stop.
    static SPECIAL: LazyLock<BTreeSet<&str>> =
        LazyLock::new(|| titles::without_stop().chain(non_person::words()).collect());
    let is_special = |word: &str| {
        SPECIAL.contains(word.to_ascii_lowercase().as_str()) || missing_value::is_marker(word)
    };
    (plain(first) && plain(second) && !is_special(first) && !is_special(second)).then_some(first)
}

/// Finds the first name and returns it as written.
pub(super) fn find(name: &str) -> Option<&str> {
    if name.contains(['&', '+', '/', ';', '|', '@', '\n', '=', '<', '{', '%', '$'])
        || name.chars().any(char::is_numeric)
    {
        return None;
    }
    if name.split_whitespace().any(|word| is_in(&AND, word)) {
        return None;
    }
    let last = name.split_whitespace().next_back()?;
    if non_person::is_company_suffix(last) && name.contains(' ') {
        return None;
    }
    if is_damaged(name)
        || non_person::ends_in_place(name)
        || name.split([' ', ',', '\t', '-']).any(non_person::is_word)
        || name
            .split_whitespace()
            .skip(1)
            .any(|word| word.eq_ignore_ascii_case("of"))
    {
        return None;
    }
    let name = without_label(name)?;
    let mut parts = name
        .split([',', '，'])
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let first = parts.next()?;
    let mut has_suffix = false;
    let mut others = parts.filter(|part| {
        let suffix = titles::all_suffixes(part);
        has_suffix |= suffix;
        !suffix
    });
    let (second, third) = (others.next(), others.next());
    drop(others);
    match (second, third) {
        (None, _) => in_order(first, has_suffix),
        (Some(second), None) => reversed(first, second),
        (Some(_), Some(_)) => None,
    }
}

/// Returns true if letters were lost by a wrong encoding: "Jos? Garc?a", "JosÃ©".
fn is_damaged(name: &str) -> bool {
    let mut before = ' ';
    name.chars().any(|c| {
        let lost =
            matches!(c, '?' | '\u{fffd}') || (matches!(c, 'Ã' | 'Â') && before.is_lowercase());
        before = c;
        lost
    })
}

/// Strips a label such as "Attn:". Returns `None` after any other word with a colon.
fn without_label(name: &str) -> Option<&str> {
    const LABELS: [&str; 12] = [
        "attn",
        "attention",
        "fao",
        "re",
        "fw",
        "fwd",
        "to",
        "from",
        "name",
        "contact",
        "caller",
        "c/o",
    ];
    if let Some((label, rest)) = name.split_once(':') {
        let label = label.trim().trim_end_matches('.');
        return match rest.trim() {
            "" => Some(name),
            rest => is_in(&LABELS, label).then_some(rest),
        };
    }
    let (label, rest) = name.split_once(' ').unwrap_or_default();
    let label = label.trim_end_matches('.');
    Some(if is_in(&["attn", "fao"], label) {
        rest.trim_start()
    } else {
        name
    })
}

/// Returns the first name of "Title Given Surname Suffix".
fn in_order(part: &str, has_suffix: bool) -> Option<&str> {
    let (title, rest) = strip_titles(part);
    let mut words = rest.split_whitespace();
    let first = words.next()?;
    let others = || words.clone().filter(|word| !titles::is_suffix(word));
    let joins = words
        .clone()
        .next()
        .is_some_and(|word| AND_AFTER_FIRST.contains(&word));
    if joins && words.clone().count() == 2 {
        return None;
    }
    let alone = others().next().is_none();
    if alone {
        let suffix = has_suffix || words.clone().next().is_some();
        return match title {
            Some(Title::FirstName) => plain(first, false),
            Some(Title::Surname | Title::TwoSurnames) => None,
            // "Okonkwo Jr" and "Okonkwo, PhD" have no first name.
            None if suffix => None,
            None => plain(first, true),
        };
    }
    // "Sr. López García" may be two surnames.
    if title == Some(Title::TwoSurnames) && others().count() == 1 {
        return None;
    }
    // "OKONKWO S"
    let initial = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() == 1;
    if is_all_caps(first) && others().all(initial) {
        return None;
    }
    // "DUPONT Jean"
    let surname_first = is_all_caps(first)
        && others().any(|word| word.chars().any(char::is_lowercase) && !PARTICLES.contains(&word));
    // An abbreviation: "Wm. Smith".
    let short = first.ends_with('.');
    plain(first, false).filter(|_| !surname_first && !short)
}

/// Returns the first name of "Surname, Given".
fn reversed<'n>(surname: &str, given: &'n str) -> Option<&'n str> {
    // "Sarah, UK" ends in a place or role; "OKONKWO, AJ" does not.
    let capitals = |text: &str| !text.chars().any(char::is_lowercase);
    if capitals(given) && given.chars().count() < 4 && !capitals(surname) {
        return None;
    }
    let (_, surname) = strip_titles(surname);
    let own = |word: &&str| {
        !titles::is_suffix(word) && !PARTICLES.iter().any(|p| p.eq_ignore_ascii_case(word))
    };
    if surname.split_whitespace().filter(own).count() != 1 {
        return None;
    }
    let (_, given) = strip_titles(given);
    let mut words = given.split_whitespace();
    let first = words.next()?;
    // "Head of Sales" is not a first name.
    let capitals = given.chars().any(char::is_uppercase);
    let small = |word: &str| word.chars().next().is_none_or(char::is_lowercase);
    let a_name = !capitals || !words.clone().any(small);
    if words.count() > 3 || !a_name || first.ends_with('.') {
        return None;
    }
    plain(first, false)
}

/// Strips leading titles ("Prof. Dr. Sarah", "Dr.Sarah"). Returns the last of them and the rest.
fn strip_titles(text: &str) -> (Option<Title>, &str) {
    let mut rest = text.trim_start();
    let mut last = None;
    loop {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let abbreviation = rest.find('.').map(|at| at + 1).filter(|at| *at < end);
        let found = [Some(end), abbreviation]
            .into_iter()
            .flatten()
            .find_map(|end| {
                let (word, after) = rest.split_at_checked(end)?;
                Some((titles::find(word)?, after))
            });
        let Some((title, after)) = found else {
            return (last, rest);
        };
        last = Some(title);
        rest = after.trim_start();
    }
}

/// Returns a word that can be a first name, without trailing marks. `alone` is true if there is no other word.
fn plain(word: &str, alone: bool) -> Option<&str> {
    let word = word.trim_end_matches(|c: char| ".,:!?*-~_…".contains(c) || matches!(c, '‐'..='―'));
    let apostrophe = |c: char| matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`' | '´' | '＇');
    let mark =
        |c: char| c == '-' || matches!(c, '‐' | '‑' | '\u{200c}' | '\u{200d}') || apostrophe(c);
    let letters = |part: &str| part.chars().filter(|c| c.is_alphabetic()).count();
    // An initial, or several: "J", "J-P".
    if word.split('-').all(|part| letters(part) < 2) {
        return None;
    }
    let combining = |c: char| {
        matches!(c, '\u{300}'..='\u{36f}')
            || (!c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace() && is_vowel_sign(c))
    };
    if !word
        .chars()
        .all(|c| c.is_alphabetic() || mark(c) || combining(c))
        || word.starts_with('-')
    {
        return None;
    }
    let possessive = word
        .strip_suffix(['s', 'S'])
        .is_some_and(|rest| rest.ends_with(apostrophe));
    let names = ["na", "nan", "nil"];
    let marker = missing_value::is_marker(word) && (alone || !is_in(&names, word));
    let no_name =
        possessive || marker || non_person::is_first_word(word) || (!alone && is_particle(word));
    (!no_name).then_some(word)
}

/// Returns true for a word that begins a surname: "van Dijk", "De Souza", "St John". "Al", "Di" and "Del" may be first
/// names, so they count only in lower case.
fn is_particle(word: &str) -> bool {
    let more = [
        "st", "saint", "mc", "los", "las", "dela", "dello", "delle", "degli", "dei", "ap",
    ];
    PARTICLES.contains(&word)
        || ((is_in(&PARTICLES, word) || is_in(&more, word))
            && !is_in(&["al", "di", "del", "bin", "ten"], word))
}

/// Returns true for characters of Indic and other Asian scripts that appear within words but may not count as letters.
const fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{dff}' | '\u{e30}'..='\u{e4e}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{1000}'..='\u{109f}')
}

/// Returns true for a word with three or more capitals and no small letters.
fn is_all_caps(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() >= 3 && !word.chars().any(char::is_lowercase)
}

/// Capitalises a first name in all capitals or all small letters; returns `None` for any other.
///
/// Names that look Turkish stay as written, because Turkish pairs I with ı and İ with i.
pub(super) fn recase(given: &str, name: &str) -> Option<String> {
    let small = !given.chars().any(char::is_uppercase);
    if !(small || is_all_caps(given)) {
        return None;
    }
    let turkish = name.contains(['İ', 'ı', 'Ş', 'ş', 'Ğ', 'ğ']);
    if turkish && (given.contains(['I', 'İ', 'ı']) || given.starts_with('i')) {
        return None;
    }
    let mut out = String::with_capacity(given.len());
    let mut starts_part = true;
    for c in given.to_lowercase().chars() {
        let letter = c.is_alphabetic();
        // Georgian writes words entirely in capitals or without any.
        let georgian = matches!(c, '\u{10d0}'..='\u{10ff}');
        if starts_part && letter && !georgian {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        starts_part = !letter && !matches!(c, '\u{300}'..='\u{36f}');
    }
    (out != given).then_some(out)
}

fn is_in(words: &[&str], word: &str) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}
