//! Splitting of a written phone number into plus, digits and extension.

use super::super::caller_display;
use super::digit::digit;
use super::error::PhoneError;
use super::several;
use crate::value::{invisible, missing_value};

/// The parts of a number as written.
pub(super) struct Written {
    /// The ASCII digits, without the plus and without the extension.
    pub(super) digits: String,
    /// True if a plus precedes the digits.
    pub(super) plus: bool,
    /// The index among the digits of a zero in brackets, `(0)`.
    pub(super) bracketed_zero: Option<usize>,
    pub(super) extension: Option<Box<str>>,
}

/// Labels that people write before or after a number.
const LABELS: [&str; 18] = [
    "tel",
    "telephone",
    "phone",
    "ph",
    "t",
    "mobile",
    "mob",
    "m",
    "cell",
    "c",
    "p",
    "work",
    "office",
    "home",
    "direct",
    "number",
    "callto",
    "whatsapp",
];

/// The maximum number of digits read: more than any number has, even with its exit code and written twice.
const MOST_DIGITS: usize = 64;

impl Written {
    pub(super) fn parse(text: &str) -> Result<Self, PhoneError> {
        let text = strip_wrapping(text);
        let name = text.trim_start_matches('+');
        let name = name.split_once('@').map_or(name, |(name, _)| name);
        let name = name.split_once(':').map_or(name, |(scheme, rest)| {
            if scheme.eq_ignore_ascii_case("sip") || scheme.eq_ignore_ascii_case("tel") {
                rest
            } else {
                name
            }
        });
        if caller_display::is_withheld(name) {
            return Err(PhoneError::Withheld);
        }
        if missing_value::is_marker(text) {
            return Err(PhoneError::Missing);
        }
        let Uri {
            number: text,
            context,
            extension: named,
        } = number_of_uri(text)?;
        let text = several::without_decimal(without_label(text));
        let mut pluses = text.chars().filter(|c| !c.is_whitespace());
        if pluses.next().is_some_and(is_plus) && pluses.next().is_some_and(is_plus) {
            return Err(PhoneError::TwoPluses);
        }
        let end = text
            .char_indices()
            .find(|(_, c)| !(is_separator(*c) || *c == '+' || digit(*c).is_some()))
            .map_or(text.len(), |(at, _)| at);
        let (number, tail) = text.split_at_checked(end).unwrap_or((text, ""));
        let mut written = Self::number(number)?;
        if several::is_joined(number) {
            return Err(PhoneError::Several);
        }
        if let Some(context) = context.filter(|_| !written.plus) {
            let mut prefix = Self::number(context)?;
            prefix.digits.push_str(&written.digits);
            written = Self {
                bracketed_zero: None,
                ..prefix
            };
        }
        written.extension = extension(named.unwrap_or(tail), &written.digits)?;
        if written.digits.is_empty() {
            return Err(PhoneError::NotDigits);
        }
        Ok(written)
    }

    fn number(text: &str) -> Result<Self, PhoneError> {
        let mut written = Self {
            digits: String::with_capacity(text.len().min(MOST_DIGITS)),
            plus: false,
            bracketed_zero: None,
            extension: None,
        };
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            match digit(c) {
                Some(_) if written.digits.len() >= MOST_DIGITS => return Err(PhoneError::TooLong),
                Some(digit) => written.digits.push(digit),
                None if is_plus(c) && written.digits.is_empty() && !written.plus => {
                    written.plus = true
                }
                None if is_plus(c) => return Err(PhoneError::Several),
                None => {}
            }
            if written.bracketed_zero.is_none()
                && matches!(c, '(' | '[')
                && begins_with_closed_zero(rest.as_str())
            {
                written.bracketed_zero = Some(written.digits.len());
            }
        }
        Ok(written)
    }
}

/// Returns true for the text after the opening bracket of "(0)".
fn begins_with_closed_zero(text: &str) -> bool {
    let after_zero = text.trim_start().strip_prefix('0');
    after_zero.is_some_and(|rest| rest.trim_start().starts_with([')', ']']))
}

/// Strips white space, invisible marks, quotes, and a spreadsheet's `=` and apostrophe around a number.
fn strip_wrapping(text: &str) -> &str {
    let quotes = |c: char| {
        matches!(
            c,
            '"' | '\'' | '`' | '“' | '”' | '‘' | '’' | '=' | '<' | '>'
        )
    };
    invisible::trim(invisible::trim(text).trim_matches(quotes))
}

/// The parts of a `tel:` URI. For any other text, `number` is the whole text.
struct Uri<'t> {
    number: &'t str,
    /// The prefix of the number, `;phone-context=+44`.
    context: Option<&'t str>,
    /// The extension, `;ext=12`.
    extension: Option<&'t str>,
}

fn number_of_uri(text: &str) -> Result<Uri<'_>, PhoneError> {
    let plain = Uri {
        number: text,
        context: None,
        extension: None,
    };
    let Some((scheme, rest)) = text.split_once(':') else {
        // An address without its scheme.
        return if text.contains('@') {
            Err(PhoneError::Address)
        } else {
            Ok(plain)
        };
    };
    let scheme = scheme.trim();
    if scheme.eq_ignore_ascii_case("tel") {
        let mut parts = rest.trim_start_matches('/').split(';');
        let number = parts.next().unwrap_or_default();
        let parameter = |name: &str| {
            let mut parts = parts.clone();
            parts.find_map(|part| part.trim().strip_prefix(name)?.strip_prefix('='))
        };
        let context = parameter("phone-context");
        return Ok(Uri {
            number,
            context: context.filter(|context| context.starts_with('+')),
            extension: parameter("ext"),
        });
    }
    let is_word = scheme
        .bytes()
        .all(|byte| byte.is_ascii_alphabetic() || b"+-.".contains(&byte));
    if scheme.is_empty()
        || !is_word
        || LABELS
            .iter()
            .any(|label| scheme.eq_ignore_ascii_case(label))
    {
        return Ok(plain);
    }
    Err(PhoneError::Address)
}

/// Strips a label such as "Mobile:".
fn without_label(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    if LABELS.iter().any(|label| word.eq_ignore_ascii_case(label)) {
        return rest.trim_start_matches([':', '.', ' ', '\u{a0}']);
    }
    text
}

/// Parses the extension in the text after a number.
fn extension(tail: &str, number: &str) -> Result<Option<Box<str>>, PhoneError> {
    let tail = invisible::trim(tail);
    if tail.is_empty() {
        return Ok(None);
    }
    let digits: String = tail.chars().filter_map(digit).collect();
    let word: String = tail
        .chars()
        .filter(char::is_ascii_alphabetic)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if several::is_another(tail, &word) {
        return Err(PhoneError::Several);
    }
    let marks = |c: char| {
        is_separator(c) || is_plus(c) || "#:;,=xX".contains(c) || c.is_ascii_alphanumeric()
    };
    if !tail.chars().all(|c| marks(c) || digit(c).is_some()) {
        return Err(PhoneError::NotDigits);
    }
    if word == "e" && number.len() < 12 {
        return Err(PhoneError::Rounded);
    }
    match (word.as_str(), digits.len()) {
        (word, 0) if LABELS.contains(&word) => Ok(None),
        ("", 0) => Ok(None),
        (_, 7..) => Err(PhoneError::Several),
        ("" | "x" | "ext" | "extn" | "extension", 1..) if !tail.contains(is_plus) => {
            Ok(Some(digits.into()))
        }
        _ => Err(PhoneError::NotDigits),
    }
}

const fn is_plus(c: char) -> bool {
    matches!(c, '+' | '＋')
}

/// Returns true for marks between the digits of a number.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || invisible::is_invisible(c)
        || is_plus(c)
        || matches!(
            c,
            '-' | '‐'
                ..='―'
                    | '−'
                    | '－'
                    | '.'
                    | '·'
                    | '•'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '（'
                    | '）'
                    | '/'
                    | '_'
        )
}
