//! Keys and scalars as YAML.

use crate::document::node::Node;
use crate::document::yaml::escape::push_code;
use crate::document::yaml::scalar;

/// The texts that get quotes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    /// Every text that is a value, and every key that is more than a plain word.
    Always,
    /// Only texts that our reader would take for something else without them.
    WhereNeeded,
}

pub(super) fn written_scalar(scalar: &Node, quotes: Quotes) -> String {
    match (scalar, quotes) {
        (Node::Null, Quotes::Always) => "null".to_owned(),
        (Node::Null, Quotes::WhereNeeded) => "~".to_owned(),
        (Node::Bool(true), _) => "true".to_owned(),
        (Node::Bool(false), _) => "false".to_owned(),
        (Node::Int(i), _) => i.to_string(),
        (Node::Decimal(d), _) => d.clone(),
        (Node::Text(t), Quotes::Always) => double_quoted(t),
        (Node::Text(t), Quotes::WhereNeeded) => shortest(t),
        (Node::List(_), _) => "[]".to_owned(),
        (Node::Map(_), _) => "{}".to_owned(),
    }
}

/// A word of lower-case letters and underscores that no reader takes for anything else stays bare.
pub(super) fn written_key(key: &str, quotes: Quotes) -> String {
    if quotes == Quotes::WhereNeeded {
        return shortest(key);
    }
    let word = key.len() > 1
        && key
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    let starts_well = key.starts_with(|c: char| c.is_ascii_lowercase());
    if word && starts_well && !is_word_of_yaml(key) {
        key.to_owned()
    } else {
        double_quoted(key)
    }
}

/// Words that a reader of YAML takes for true, false or nothing.
fn is_word_of_yaml(text: &str) -> bool {
    const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// The text without quotes if it can stand so, otherwise in those that make it shorter.
fn shortest(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let double = double_quoted(text);
    let printable = text.chars().all(|c| !c.is_control() && !is_escaped(c));
    let single = text.len() + text.matches('\'').count() + 2;
    if printable && single < double.len() {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        double
    }
}

/// Returns true if both our readers take the text for itself without quotes, within brackets too.
fn is_plain(text: &str) -> bool {
    let mut chars = text.chars().peekable();
    let mut fits = text.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '£');
    while let Some(c) = chars.next() {
        fits &= match c {
            ':' => chars.peek().is_some_and(char::is_ascii_alphanumeric),
            c => c.is_alphanumeric() || " _-./£€&+()$%*@'~;=<>^|!\"\\".contains(c),
        };
    }
    fits && !text.ends_with(' ')
        && !is_word_of_yaml(text)
        && matches!(scalar::plain(text), Node::Text(_))
}

/// A JSON string is a YAML double-quoted scalar, but for what YAML takes for the end of a line or refuses as not
/// printable.
fn double_quoted(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    crate::document::json::push_text(text, &mut json);
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_escaped(c) {
            out.push_str("\\u");
            push_code(c, &mut out);
        } else {
            out.push(c);
        }
    }
    out
}

/// Characters that JSON writes as they are and YAML does not.
fn is_escaped(c: char) -> bool {
    matches!(
        c,
        '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
    )
}
