//! What a scalar without quotes is: the core schema of YAML 1.2, and no float anywhere.

use crate::document::node::{self, Node};

/// Nothing, true or false, a number digit by digit as written, or else a text.
pub(super) fn plain(text: &str) -> Node {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Node::Null,
        "true" | "True" | "TRUE" => Node::Bool(true),
        "false" | "False" | "FALSE" => Node::Bool(false),
        // Numbers that no field takes: what is wrong with them is that they are no decimals.
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
    // A sign that says nothing is not kept: `+5` is 5.
    let text = if minus { text } else { digits };
    Some(node::number(text))
}

/// Digits with at most one point among them and an exponent after them. More digits than one behind a zero that leads
/// are a text, such as a number to call.
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

/// `0x1f` and its like. What is too long for a whole number is a text.
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
