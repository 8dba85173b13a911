//! Formatting of keys and scalars.

use crate::document::node::Node;
use crate::document::yaml::escape::push_code;
use crate::document::yaml::scalar;

/// The policy for quoting texts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    /// Quotes every value, and every key that is not a plain word.
    Always,
    /// Quotes only texts that our reader would otherwise read differently.
    WhereNeeded,
}

pub(super) fn format_scalar(scalar: &Node, quotes: Quotes) -> String {
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

/// Formats a key. Words of lower-case letters, digits and underscores stay unquoted, unless they are special in YAML.
pub(super) fn format_key(key: &str, quotes: Quotes) -> String {
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

/// Returns true for words that some YAML readers take for a boolean or null.
fn is_word_of_yaml(text: &str) -> bool {
    const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Formats a text without quotes if possible, otherwise in the quotes that make it shorter.
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

/// Returns true if both our readers read the unquoted text unchanged, also inside brackets.
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

/// Formats a text in double quotes: as in JSON, with further escapes for YAML's line breaks and unprintable characters.
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

/// Returns true for characters that YAML escapes and JSON does not.
fn is_escaped(c: char) -> bool {
    matches!(
        c,
        '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
    )
}
