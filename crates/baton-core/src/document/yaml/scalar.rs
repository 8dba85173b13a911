//! The meaning of unquoted scalars: the core schema of YAML 1.2, without floats.

use crate::document::node::{self, Node};

/// Interprets an unquoted scalar: null, a boolean, a number with all its digits, or otherwise a text.
pub(super) fn plain(text: &str) -> Node {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Node::Null,
        "true" | "True" | "TRUE" => Node::Bool(true),
        "false" | "False" | "FALSE" => Node::Bool(false),
        // Read as decimals, so that the error says that the number is not accepted here.
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" | "-.inf" | "-.Inf" | "-.INF"
        | ".nan" | ".NaN" | ".NAN" => Node::Decimal(text.to_owned()),
        _ => number(text).unwrap_or_else(|| Node::text(text)),
    }
}

fn number(text: &str) -> Option<Node> {
    let (minus, digits) = match text.as_bytes() {
        [b'-', ..] => (true, text.get(1..)?),
        [b'+', ..] => (false, text.get(1..)?),
        _ => (false, text),
    };
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = digits.strip_prefix(prefix) {
            return in_radix(minus, digits, radix);
        }
    }
    if !is_decimal(digits) {
        return None;
    }
    // `+5` is 5.
    let text = if minus { text } else { digits };
    Some(node::number(text))
}

/// Returns true for digits with an optional point and exponent. Digits with a leading zero are a text, such as a phone
/// number.
fn is_decimal(text: &str) -> bool {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let all = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit());
    let whole = exponent.is_none() && all(text);
    if whole && text.len() > 1 && text.starts_with('0') {
        return false;
    }
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = exponent.is_none_or(|exponent| {
        let digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        !digits.is_empty() && all(digits)
    });
    exponent && all(before) && all(after) && !(before.is_empty() && after.is_empty())
}

/// Parses the digits of a number such as `0x1f`. Returns `None` for a number beyond 64 bits, which stays a text.
fn in_radix(minus: bool, digits: &str, radix: u32) -> Option<Node> {
    if digits.starts_with(['-', '+']) {
        return None;
    }
    let value = u64::from_str_radix(digits, radix).ok()?;
    let (sign, whole) = match minus {
        true => ("-", 0_i64.checked_sub_unsigned(value)),
        false => ("", i64::try_from(value).ok()),
    };
    Some(whole.map_or_else(|| Node::Decimal(format!("{sign}{value}")), Node::Int))
}
