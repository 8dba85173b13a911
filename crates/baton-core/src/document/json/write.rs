//! The JSON writer.

use super::parse::parse;
use super::scan;
use crate::document::node::Node;

/// Writes a value so that [`super::parse`] reads it back. Mappings keep their order.
///
/// A decimal that is not valid JSON, such as YAML's `.nan`, becomes a text.
pub fn push_node(node: &Node, out: &mut String) {
    match node {
        Node::Null => out.push_str("null"),
        Node::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Node::Int(n) => push_whole(*n, out),
        Node::Decimal(digits) if parse(digits).is_ok() => out.push_str(digits),
        Node::Decimal(text) | Node::Text(text) => push_text(text, out),
        Node::List(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                push_node(item, out);
            }
            out.push(']');
        }
        Node::Map(entries) => {
            out.push('{');
            for (i, (key, value)) in entries.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                push_text(key, out);
                out.push(':');
                push_node(value, out);
            }
            out.push('}');
        }
    }
}

/// Returns a value as a JSON text, as [`push_node`] writes it. Use [`canonical`](crate::document::canonical) for bytes
/// that are signed or compared.
///
/// ```
/// use baton_core::document::json;
/// let text = "{\"b\":1,\"ä\":[0.5]}";
/// assert_eq!(json::to_string(&json::parse(text)?), text);
/// # Ok::<(), json::JsonError>(())
/// ```
#[must_use]
pub fn to_string(node: &Node) -> String {
    let mut out = String::new();
    push_node(node, &mut out);
    out
}

/// Writes a whole number.
pub(crate) fn push_whole(number: i64, out: &mut String) {
    if number < 0 {
        out.push('-');
    }
    let (mut digits, mut rest) = ([b'0'; 20], number.unsigned_abs());
    let mut at = digits.len();
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
        at -= 1;
        if rest == 0 {
            break;
        }
    }
    let written = digits.get(at..).unwrap_or_default();
    out.push_str(std::str::from_utf8(written).unwrap_or_default());
}

/// Writes a quoted text with the shortest escapes and lower-case hexadecimal (RFC 8785, section 3.2.2.2).
pub fn push_text(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    loop {
        let (plain, special) = rest
            .split_at_checked(scan::plain(rest.as_bytes()))
            .unwrap_or((rest, ""));
        out.push_str(plain);
        let mut chars = special.chars();
        let Some(special) = chars.next() else { break };
        match special {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            control => {
                out.push_str("\\u00");
                push_hex(u8::try_from(control).unwrap_or_default(), out);
            }
        }
        rest = chars.as_str();
    }
    out.push('"');
}

/// Writes a byte as two hexadecimal digits.
pub(crate) fn push_hex(byte: u8, out: &mut String) {
    for half in [byte >> 4, byte & 0xf] {
        out.push(char::from(if half < 10 {
            b'0' + half
        } else {
            b'a' - 10 + half
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::push_whole;

    #[test]
    fn whole_numbers_are_written_as_display_writes_them() {
        for number in [0, 7, 10, -1, -10, 4096, i64::MAX, i64::MIN] {
            let mut out = "#".to_owned();
            push_whole(number, &mut out);
            assert_eq!(out, format!("#{number}"));
        }
    }
}
