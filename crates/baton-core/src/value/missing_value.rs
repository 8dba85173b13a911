//! Markers that CRMs and voice platforms write for a missing value: `N/A`, `null`, `{{first_name}}`.
//!
//! Markers count as missing in contact fields, money facts, texts and lists of texts, and each is reported. They are
//! allowed in choices, because a policy may declare an option called `none`.

mod foreign;
mod words;

use words::is_marker_key;

use crate::value::invisible::{is_blank, is_invisible, trim};

/// The code of a finding about a marker.
pub const PLACEHOLDER_VALUE: &str = "placeholder_value";

/// The maximum length of a marker, in bytes.
const MAX_LEN: usize = 48;

/// The first letters of markers that [`ends_like_marker`] may not recognise.
const FIRST_LETTERS: [u8; 7] = *b"bemntuv";

/// Returns true for a text that programs write in place of a missing value. An empty text is not a marker.
///
/// The comparison ignores case, white space, invisible characters, full-width forms, and surrounding quotes, brackets,
/// dashes and full stops. It treats underscores and hyphens between words as spaces, and accepts several markers in a
/// row. It also knows the usual words of other languages: `unbekannt`, `non renseigné`, `sin datos`, `不明`.
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
    // A fast path: the length and the first and last letters rule out nearly every other text.
    let first = text
        .as_bytes()
        .first()
        .copied()
        .unwrap_or(b'a')
        .to_ascii_lowercase();
    let letter = first.is_ascii_alphanumeric();
    let may_be_marker =
        || FIRST_LETTERS.contains(&first) || ends_like_marker(text) || foreign::may_begin(text);
    if letter && (text.len() > MAX_LEN || !may_be_marker()) {
        return false;
    }
    is_punctuation(text)
        || is_unfilled(text)
        || Key::from_text(text).is_some_and(|key| key.is(is_marker_key, foreign::is_marker_key))
        || foreign::is_abbreviation(text)
        || foreign::is_marker_in_other_script(text)
}

/// Returns the text, or an empty text if it is a marker or blank.
#[must_use]
pub(crate) fn known(text: &str) -> &str {
    if is_missing(text) { "" } else { text }
}

/// Returns true for a marker or a blank text.
pub(crate) fn is_missing(text: &str) -> bool {
    is_blank(text) || is_marker(text)
}

/// Returns true for a marker that means "there are none", as opposed to "unknown".
pub(crate) fn means_none(text: &str) -> bool {
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
        || Key::from_text(text).is_some_and(|key| key.is(none, foreign::means_none))
        || foreign::means_none_in_other_script(text)
}

/// Returns true if the last letter is that of "unknown", "not provided" or "not available".
fn ends_like_marker(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    end.ends_with(['n', 'd', 'e', 'N', 'D', 'E'])
}

/// A short text normalised for comparison with markers.
///
/// It is ASCII in lower case with single spaces, none of them beside a slash or a comma, and has no quotes, brackets,
/// dashes or full stops around it. Latin letters lose their accents.
struct Key {
    bytes: [u8; MAX_LEN],
    length: usize,
    /// True if an accent was dropped. The text is then not an English marker: "Nà" is a name.
    accented: bool,
}

impl Key {
    /// Normalises a text; returns `None` if it is too long for a marker or has characters that no marker has.
    fn from_text(text: &str) -> Option<Self> {
        let mut key = Self {
            bytes: [0; MAX_LEN],
            length: 0,
            accented: false,
        };
        for c in text.chars().filter(|c| !is_invisible(*c)) {
            if matches!(c, '\u{300}'..='\u{36f}') {
                key.accented = true;
                continue;
            }
            let c = match c {
                // Full-width forms have the order of ASCII.
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

    /// Appends a character; a space only between two words.
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

    /// Tests the text. A text with accents can only be a foreign marker.
    fn is(&self, english: impl Fn(&str) -> bool, foreign: fn(&str) -> bool) -> bool {
        let text = self.text();
        text.is_some_and(|text| foreign(text) || (!self.accented && english(text)))
    }
}

/// Returns true for a text of punctuation only.
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

/// Returns true for an unfilled template placeholder: `{{name}}`, `[First Name]`, `<UNKNOWN>`, `%NAME%`.
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
        // JSON and texts with several brackets are values, as are addresses and links.
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
