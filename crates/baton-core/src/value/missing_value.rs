//! Markers that CRMs and voice platforms write for a missing value: `N/A`, `null`, `{{first_name}}`.
//!
//! They count as missing in contact fields, money facts, texts and lists of texts, each with a finding. A declared
//! choice may be called `none`: choices are never read this way.

mod foreign;
mod words;

use words::says_nothing;

use crate::value::invisible::{is_blank, is_invisible, trim};

/// The code of a finding about a marker: `N/A`, `null`, `{{first_name}}`.
pub const PLACEHOLDER_VALUE: &str = "placeholder_value";

/// The longest marker, in bytes.
const LONGEST: usize = 48;

/// The first letters of those that do not end in "unknown", "not given" and their like.
const BEGIN: [u8; 7] = *b"bemntuv";

/// Returns true for a text that a program writes where it has no value.
///
/// The usual words of other languages are known too: `unbekannt`, `non renseigné`, `sin datos`, `不明`.
///
/// Case, white space, invisible characters, full-width forms, and quotes, brackets, dashes and full stops around it do
/// not matter; an underscore or a hyphen between words is a space. Several markers in a row are one. An empty text is no
/// marker: it is missing without a word.
///
/// ```
/// use baton_core::value::missing_value::is_marker;
/// assert!(is_marker(" N/A ") && is_marker("{{first_name}}") && is_marker("<UNKNOWN>") && is_marker("--None--"));
/// assert!(is_marker("not_provided") && is_marker("N/A, N/A") && is_marker("Unknown company"));
/// assert!(!is_marker("Jane Null") && !is_marker("Nathan") && !is_marker(""));
/// ```
#[must_use]
pub fn is_marker(text: &str) -> bool {
    let text = trim(text);
    // Nearly every text shows by its first letter and its length that it is none.
    let begins = text
        .as_bytes()
        .first()
        .copied()
        .unwrap_or(b'a')
        .to_ascii_lowercase();
    let letter = begins.is_ascii_alphanumeric();
    let may_be_one = || BEGIN.contains(&begins) || ends_like_one(text) || foreign::may_begin(text);
    if letter && (text.len() > LONGEST || !may_be_one()) {
        return false;
    }
    is_punctuation(text)
        || is_unfilled(text)
        || Key::of(text).is_some_and(|key| key.test(says_nothing, foreign::says_nothing))
        || foreign::is_abbreviation(text)
        || foreign::says_nothing_in_other_letters(text)
}

/// The text, or nothing in the place of a marker and of a text that has nothing to read.
#[must_use]
pub(crate) fn known(text: &str) -> &str {
    if is_nothing(text) { "" } else { text }
}

/// Returns true for a marker and for a text that has nothing to read.
pub(crate) fn is_nothing(text: &str) -> bool {
    is_blank(text) || is_marker(text)
}

/// Returns true for a marker that says "there are none", where others say "not known".
pub(crate) fn says_none(text: &str) -> bool {
    let text = trim(text);
    let dash = !text.is_empty()
        && text
            .chars()
            .all(|c| matches!(c, '-' | '‐'..='―' | '−' | '－'));
    let none = |word: &str| {
        matches!(
            word,
            "none" | "nil" | "n/a" | "na" | "n.a" | "n\\a" | "n a" | "not applicable" | "empty"
        ) || word.starts_with("none ")
            || word.starts_with("nothing ")
    };
    dash || matches!(text, "[]" | "{}")
        || Key::of(text).is_some_and(|key| key.test(none, foreign::says_none))
        || foreign::says_none_in_other_letters(text)
}

/// Returns true if the last letter is that of "unknown", "not given", "not available".
fn ends_like_one(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    end.ends_with(['n', 'd', 'e', 'N', 'D', 'E'])
}

/// A short text in the form in which markers are compared.
///
/// It has ASCII characters only, in lower case, words one space apart, no space beside a slash or a comma, and no
/// quotes, brackets, dashes and full stops around it. The accents of Latin letters are left out.
struct Key {
    bytes: [u8; LONGEST],
    length: usize,
    /// An accent was left out, so that it is no English word: "Nà" is a name.
    accented: bool,
}

impl Key {
    /// The key of a text; `None` if it is too long for a marker or has other characters.
    fn of(text: &str) -> Option<Self> {
        let mut key = Self {
            bytes: [0; LONGEST],
            length: 0,
            accented: false,
        };
        for c in text.chars().filter(|c| !is_invisible(*c)) {
            if matches!(c, '\u{300}'..='\u{36f}') {
                key.accented = true;
                continue;
            }
            let c = match c {
                // A full-width form stands for the ASCII character at the same distance.
                '！'..='～' => char::from_u32(u32::from(c) - 0xfee0)?,
                '_' | '-' | '‐'..='―' | '−' => ' ',
                '‘' | '’' | '“' | '”' | '«' | '»' => '"',
                '…' => '.',
                c if c.is_whitespace() => ' ',
                c => match foreign::without_accent(c) {
                    Some(letter) => {
                        key.accented = true;
                        letter
                    }
                    None => c,
                },
            };
            let c = if matches!(c, '_' | '-') { ' ' } else { c };
            key.push(u8::try_from(c).ok()?)?;
        }
        key.text().is_some().then_some(key)
    }

    /// Adds a character; a space only between two words.
    fn push(&mut self, byte: u8) -> Option<()> {
        let joins = |byte: u8| matches!(byte, b'/' | b',' | b';' | b'|');
        let last = self
            .length
            .checked_sub(1)
            .and_then(|at| self.bytes.get(at))
            .copied();
        if byte == b' ' && last.is_none_or(|last| last == b' ' || joins(last)) {
            return Some(());
        }
        if joins(byte) && last == Some(b' ') {
            self.length -= 1;
        }
        *self.bytes.get_mut(self.length)? = byte.to_ascii_lowercase();
        self.length += 1;
        Some(())
    }

    fn text(&self) -> Option<&str> {
        let text = std::str::from_utf8(self.bytes.get(..self.length)?).ok()?;
        let around = |c: char| " .,;:!?*~=|\"'`()[]<>{}".contains(c);
        Some(text.trim_matches(around))
    }

    /// Tests the text: as one of any language, or with an accent as a foreign one only.
    fn test(&self, english: impl Fn(&str) -> bool, foreign: fn(&str) -> bool) -> bool {
        let text = self.text();
        text.is_some_and(|text| foreign(text) || (!self.accented && english(text)))
    }
}

/// Returns true for dashes, dots and question marks alone.
fn is_punctuation(text: &str) -> bool {
    let marks = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '-' | '_'
                    | '.'
                    | '?'
                    | '!'
                    | '*'
                    | '/'
                    | '\\'
                    | '#'
                    | '~'
                    | '='
                    | ':'
                    | ';'
                    | ','
                    | '|'
                    | '\''
                    | '"'
                    | '‐'
                    ..='―' | '−' | '…' | '·' | '•' | '¿' | '⸺' | '⸻' | '－' | '？' | '＿'
            )
    };
    !text.is_empty() && text.chars().all(|c| marks(c) || is_invisible(c))
}

/// Returns true for a template's place that was not filled: `{{name}}`, `[First Name]`, `<UNKNOWN>`, `%NAME%`.
fn is_unfilled(text: &str) -> bool {
    const PAIRS: [(&str, &str); 10] = [
        ("{{", "}}"),
        ("{%", "%}"),
        ("${", "}"),
        ("#{", "}"),
        ("{", "}"),
        ("[", "]"),
        ("<%", "%>"),
        ("<", ">"),
        ("*|", "|*"),
        ("%", "%"),
    ];
    let inside = PAIRS.iter().find_map(|(open, close)| {
        let inside = text.strip_prefix(open)?.strip_suffix(close)?;
        Some((inside, *open))
    });
    let Some((inside, open)) = inside else {
        return false;
    };
    match open {
        // A list of texts as JSON, or one with several parts, is a value; so are an address and a link.
        "[" | "{" => !inside.contains(['"', ']', '[', '}', ':']),
        "<" => {
            !inside.is_empty()
                && inside
                    .chars()
                    .all(|c| c.is_alphanumeric() || " _-.".contains(c))
        }
        "%" => !inside.is_empty() && !inside.contains([' ', '%']),
        _ => !inside.contains("}}") && !inside.contains("{{"),
    }
}

#[cfg(test)]
mod tests;
