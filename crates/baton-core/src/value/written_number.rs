//! Numbers as people and spreadsheets write them.

use crate::document::node::{self, Node};

/// The convention for decimal marks and thousands separators in a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberMarks {
    /// English: a decimal point, and commas between thousands.
    #[default]
    English,
    /// English or a language with a decimal comma, as in a CSV file separated by `;`. A single mark before exactly
    /// three digits is ambiguous there, and is refused.
    Either,
}

/// The maximum length of a number, in bytes.
const MAX_CHARS: usize = 64;

/// The maximum size of an exponent, positive or negative.
const MAX_EXPONENT: usize = 30;

/// Reads an unambiguous number: `82`, `82.0`, `1,234`, `1 234.5`, `1.234,5`, `0,62`, `.62`, `6.2E-1`.
///
/// Returns a [`Node::Int`] for a whole number, otherwise a [`Node::Decimal`] in its shortest form. Returns `None` for
/// an ambiguous number and for a text with anything else in it (`62%`, `£5`, `(82)`).
///
/// ```
/// use baton_core::Node;
/// use baton_core::value::written_number::{NumberMarks, read};
/// assert_eq!(read("82.0", NumberMarks::English), Some(Node::Int(82)));
/// assert_eq!(read("1,234", NumberMarks::English), Some(Node::Int(1234)));
/// assert_eq!(read("1,234", NumberMarks::Either), None);
/// ```
#[must_use]
pub fn read(text: &str, marks: NumberMarks) -> Option<Node> {
    let text = text.trim();
    if text.len() > MAX_CHARS {
        return None;
    }
    let (negative, text) = strip_sign(text);
    let (mantissa, exponent) = split_exponent(text)?;
    let (whole, fraction) = split_decimals(mantissa, marks)?;
    // A number with an exponent may have a decimal mark, but no groups.
    let marked = usize::from(!fraction.is_empty());
    if mantissa.len() < text.len() && whole.len() + fraction.len() + marked < mantissa.len() {
        return None;
    }
    let minus = if negative { "-" } else { "" };
    Some(node::number(&format!(
        "{minus}{whole}.{fraction}e{exponent}"
    )))
}

/// Strips the sign. Returns true for a negative sign, and the rest.
fn strip_sign(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// Splits off the exponent, which is 0 if there is none.
fn split_exponent(text: &str) -> Option<(&str, i32)> {
    let Some((text, power)) = text.split_once(['e', 'E']) else {
        return Some((text, 0));
    };
    let (negative, digits) = strip_sign(power);
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let power: usize = digits.parse().ok().filter(|_| is_number)?;
    let power = i32::try_from(power)
        .ok()
        .filter(|_| power <= MAX_EXPONENT)?;
    Some((text, if negative { -power } else { power }))
}

/// Splits a number into the digits before and after its decimal mark.
fn split_decimals(text: &str, marks: NumberMarks) -> Option<(String, String)> {
    let points = text.matches('.').count();
    let commas = text.matches(',').count();
    let spaced = text.contains(is_neutral_mark);
    let decimal = match (points, commas) {
        (0, 0) => None,
        (1, 0) | (0, 1) => {
            let mark = if points == 1 { '.' } else { ',' };
            let (before, after) = text.split_once(mark)?;
            let could_be_group = !spaced && after.len() == 3 && is_leading_group(before);
            match (could_be_group, mark, marks) {
                (true, ',', NumberMarks::English) => None,
                (true, _, NumberMarks::Either) => return None,
                _ => Some(mark),
            }
        }
        // Of two kinds, the last is the decimal mark and the other separates thousands.
        (1.., 1..) => text.chars().rev().find(|c| matches!(c, '.' | ',')),
        // Several of one kind separate thousands.
        _ => None,
    };
    let (whole, fraction) = match decimal {
        Some(mark) => text.rsplit_once(mark)?,
        None => (text, ""),
    };
    if decimal == Some(',') && fraction.is_empty() {
        return None;
    }
    let whole = ungroup(whole)?;
    let is_digits = fraction.bytes().all(|b| b.is_ascii_digit());
    (is_digits && !(whole.is_empty() && fraction.is_empty())).then(|| (whole, fraction.to_owned()))
}

/// Returns true for thousands separators that are never decimal marks: spaces and apostrophes.
fn is_neutral_mark(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’')
}

fn is_leading_group(text: &str) -> bool {
    (1..=3).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_digit())
        && !text.starts_with('0')
}

/// Removes the separators from a whole number. Returns `None` unless all are the same and the groups have three digits.
fn ungroup(text: &str) -> Option<String> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(text.to_owned());
    }
    let mark = text.chars().find(|c| !c.is_ascii_digit())?;
    if !is_neutral_mark(mark) && !matches!(mark, '.' | ',') {
        return None;
    }
    let mut groups = text.split(mark);
    let first = groups.next().filter(|first| is_leading_group(first))?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || !group.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        digits.push_str(group);
    }
    Some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, marks: NumberMarks) -> String {
        match read(text, marks) {
            Some(Node::Int(n)) => n.to_string(),
            Some(Node::Decimal(text)) => format!("{text} (decimal)"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn unambiguous_numbers_are_read() {
        for (text, wanted) in [
            ("82", "82"),
            (" 82 ", "82"),
            ("82.0", "82"),
            ("82.00", "82"),
            ("82.000", "82"),
            ("82,0", "82"),
            ("082", "82"),
            ("+82", "82"),
            ("-7.0", "-7"),
            ("\u{2212}7", "-7"),
            ("-0.0", "0"),
            ("82.", "82"),
            ("82.5", "82.5 (decimal)"),
            ("0.62", "0.62 (decimal)"),
            (".62", "0.62 (decimal)"),
            ("-.5", "-0.5 (decimal)"),
            ("0,62", "0.62 (decimal)"),
            ("0,125", "0.125 (decimal)"),
            ("12,34", "12.34 (decimal)"),
            ("1,234", "1234"),
            ("1,234,567", "1234567"),
            ("1.234.567", "1234567"),
            ("1 234", "1234"),
            ("1\u{202f}234\u{202f}567", "1234567"),
            ("1'234", "1234"),
            ("1,234.5", "1234.5 (decimal)"),
            ("1.234,5", "1234.5 (decimal)"),
            ("1 234,50", "1234.5 (decimal)"),
            ("1 234,500", "1234.5 (decimal)"),
            ("1.2E+2", "120"),
            ("6.2e-1", "0.62 (decimal)"),
            ("8.2E1", "82"),
            ("1E3", "1000"),
            ("90071992547409931", "90071992547409931"),
        ] {
            assert_eq!(shown(text, NumberMarks::English), wanted, "{text:?}");
        }
    }

    #[test]
    fn ambiguous_numbers_are_refused_if_the_language_is_unknown() {
        for (text, wanted) in [
            ("82,0", "82"),
            ("82.0", "82"),
            ("0,62", "0.62 (decimal)"),
            ("0.625", "0.625 (decimal)"),
            ("1.234.567", "1234567"),
            ("1.234,5", "1234.5 (decimal)"),
            ("1234,567", "1234.567 (decimal)"),
            ("1 234,567", "1234.567 (decimal)"),
            ("1.234", "None"),
            ("1,234", "None"),
            ("82,000", "None"),
        ] {
            assert_eq!(shown(text, NumberMarks::Either), wanted, "{text:?}");
        }
    }

    #[test]
    fn other_texts_are_refused() {
        let long = "1".repeat(MAX_CHARS + 1);
        for text in [
            "",
            " ",
            "-",
            "+",
            ".",
            ",",
            "82%",
            "£82",
            "(82)",
            "8 2",
            "1,23,456",
            "1,2,3",
            "1 2345",
            "1,234 567",
            "0,123,456",
            "1.2.3",
            "1e",
            "1e+",
            "e5",
            "1e99",
            "1,234e2",
            "1 234e2",
            "82,",
            "0x10",
            "٨٢",
            "82-",
            "--82",
            "NaN",
            "inf",
            "١",
            &long,
        ] {
            assert_eq!(read(text, NumberMarks::English), None, "{text:?}");
        }
    }
}
