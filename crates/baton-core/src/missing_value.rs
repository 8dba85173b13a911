//! Markers that CRMs and voice platforms write for a missing value: `N/A`, `null`, `{{first_name}}`.
//!
//! They count as missing in contact fields, money facts, texts and lists of texts, each with a finding. A declared
//! choice may be called `none`: choices are never read this way.

/// The longest marker that is written out below, in bytes.
const LONGEST: usize = 24;

/// The first letters of those that begin with one.
const BEGIN: [u8; 7] = *b"bemntuv";

/// Returns true for a text that a program writes where it has no value.
///
/// Case, surrounding white space, invisible characters, quotes and a trailing full stop do not matter. An empty text is
/// no marker: it is missing without a word.
///
/// ```
/// use baton_core::missing_value::is_marker;
/// assert!(is_marker(" N/A ") && is_marker("{{first_name}}") && is_marker("<UNKNOWN>") && is_marker("--"));
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
    if letter && (text.len() > LONGEST || !BEGIN.contains(&begins)) {
        return false;
    }
    if is_punctuation(text) || is_unfilled(text) {
        return true;
    }
    let inside = unquoted(text);
    let bare = inside
        .trim_end_matches(['.', '!', ',', ';', ':'])
        .trim_end();
    lower(bare, |word| is_word(word) || is_phrase(word))
}

/// The text, or nothing in the place of a marker.
#[must_use]
pub(crate) fn known(text: &str) -> &str {
    if is_marker(text) { "" } else { text }
}

/// Returns true for a marker that says "there are none", where others say "not known".
pub(crate) fn says_none(text: &str) -> bool {
    let inside = unquoted(trim(text));
    let bare = inside.trim_end_matches(['.', '!', ',']).trim_end();
    let dash = !bare.is_empty() && bare.chars().all(|c| matches!(c, '-' | '‐'..='―' | '−'));
    dash || lower(bare, |word| {
        matches!(
            word,
            "none"
                | "nil"
                | "n/a"
                | "na"
                | "n.a"
                | "n\\a"
                | "n-a"
                | "not applicable"
                | "[]"
                | "{}"
                | "empty"
        ) || word.starts_with("none ")
            || word.starts_with("nothing ")
    })
}

/// Returns true for a text that has nothing to read: empty, or white space and invisible characters only.
pub(crate) fn is_blank(text: &str) -> bool {
    trim(text).is_empty()
}

/// The text without white space and invisible characters around it.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

/// Returns true for characters without width: zero-width marks, direction marks and variation selectors.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Calls a function with a short ASCII text in lower case; false for any other text.
fn lower(text: &str, test: impl Fn(&str) -> bool) -> bool {
    let mut buffer = [0; LONGEST];
    let Some(place) = buffer.get_mut(..text.len()).filter(|_| text.is_ascii()) else {
        return false;
    };
    place.copy_from_slice(text.as_bytes());
    place.make_ascii_lowercase();
    std::str::from_utf8(place).is_ok_and(test)
}

fn is_word(word: &str) -> bool {
    matches!(
        word,
        "n/a"
            | "na"
            | "n.a"
            | "n\\a"
            | "n-a"
            | "#n/a"
            | "n / a"
            | "none"
            | "null"
            | "nil"
            | "undefined"
            | "unknown"
            | "nan"
            | "void"
            | "unspecified"
            | "unavailable"
            | "undisclosed"
            | "unassigned"
            | "missing"
            | "empty"
            | "blank"
            | "tbc"
            | "tbd"
            | "tba"
            | "to be confirmed"
            | "to be determined"
            | "to be decided"
            | "to be advised"
            | "[object object]"
            | "\\n"
            | "#ref!"
            | "#ref"
            | "#value!"
            | "#value"
            | "#name?"
            | "#null!"
            | "#null"
            | "no name"
            | "no data"
            | "no value"
            | "no info"
            | "no information"
            | "no details"
            | "no entry"
            | "not yet known"
            | "nothing recorded"
            | "nothing noted"
            | "nothing mentioned"
    )
}

/// "not provided", "none mentioned" and their like.
fn is_phrase(text: &str) -> bool {
    let rest = text
        .strip_prefix("not ")
        .or_else(|| text.strip_prefix("none "));
    rest.is_some_and(|rest| {
        matches!(
            rest,
            "provided"
                | "available"
                | "applicable"
                | "specified"
                | "given"
                | "set"
                | "stated"
                | "known"
                | "mentioned"
                | "disclosed"
                | "discussed"
                | "recorded"
                | "entered"
                | "found"
                | "identified"
                | "noted"
                | "shared"
                | "supplied"
                | "captured"
                | "collected"
                | "determined"
                | "defined"
                | "assigned"
                | "obtained"
                | "reported"
                | "detected"
        )
    })
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
                    | '‐'..='―' | '−' | '…' | '·' | '•' | '¿' | '⸺' | '⸻'
            )
    };
    !text.is_empty() && text.chars().all(marks)
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

/// The text without one pair of quotes or round brackets around it.
fn unquoted(text: &str) -> &str {
    const PAIRS: [(char, char); 6] = [
        ('"', '"'),
        ('\'', '\''),
        ('`', '`'),
        ('(', ')'),
        ('“', '”'),
        ('‘', '’'),
    ];
    let inside = PAIRS.iter().find_map(|(open, close)| {
        let inside = text.strip_prefix(*open)?.strip_suffix(*close)?;
        Some(inside.trim())
    });
    inside.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_platforms_write_for_nothing_is_a_marker() {
        for text in [
            "n/a",
            "N/A",
            "n/a.",
            "NA",
            "N.A.",
            "none",
            "None",
            "NONE.",
            "null",
            "NULL",
            "(null)",
            "\"null\"",
            "nil",
            "undefined",
            "Unknown",
            "(unknown)",
            "'unknown'",
            "-",
            "--",
            "—",
            "–",
            "?",
            "???",
            "...",
            "…",
            "_",
            "tbc",
            "TBD",
            "tba",
            "{{first_name}}",
            "{{ contact.name }}",
            "{first_name}",
            "${name}",
            "*|FNAME|*",
            "%FIRSTNAME%",
            "[First Name]",
            "[name]",
            "<UNKNOWN>",
            "<unknown>",
            "<first_name>",
            "[object Object]",
            "NaN",
            "Not provided",
            "not available",
            "Not Specified",
            "none mentioned",
            "No name",
            "#N/A",
            "#REF!",
            "\\N",
            " null\u{a0}",
            "\u{200b}N/A\u{feff}",
            "to be confirmed",
            "<%= name %>",
            "{% name %}",
            "[]",
            "{}",
            "not applicable",
        ] {
            assert!(is_marker(text), "{text:?}");
        }
    }

    #[test]
    fn values_are_no_markers() {
        for text in [
            "",
            " ",
            "Jane Null",
            "Null, Jane",
            "Nathan",
            "Nil Ferrer",
            "Nona",
            "Li Na",
            "Naomi",
            "unknown to us",
            "No",
            "yes",
            "0",
            "none of the above",
            "[\"a\",\"b\"]",
            "[a] and [b]",
            "<sarah@example.com>",
            "<https://a.example>",
            "not sure",
            "Undefined Behaviour Ltd",
            "100%",
            "50% of 20%",
            "👍",
            "+",
            "£",
            "é",
            "{a} of {b}",
            "N",
            "not provided by the board until they meet in June",
            "{\"a\":1}",
        ] {
            assert!(!is_marker(text), "{text:?}");
        }
    }
}
