//! Writes a [`Node`] as YAML that every reader understands alike.
//!
//! Every text is quoted: unquoted `no`, `on` and `1:30` mean something else to readers of YAML 1.1.

use crate::node::Node;

/// Readers look for the colon of a key in its line within 1,024 characters; a longer key is marked with `? `.
const LONGEST_SIMPLE_KEY: usize = 1000;

/// The document as block YAML, two spaces a level, with a final line break.
#[must_use]
pub fn write(node: &Node) -> String {
    let mut out = String::new();
    block(node, 0, &mut out);
    out
}

fn block(node: &Node, depth: usize, out: &mut String) {
    match node {
        Node::Map(entries) if !entries.is_empty() => {
            for (i, (key, value)) in entries.iter().enumerate() {
                // The first key of a list's item stands on the dash's own line.
                if i > 0 || !out.ends_with("- ") {
                    indent(depth, out);
                }
                let key = written_key(key);
                if key.len() > LONGEST_SIMPLE_KEY {
                    out.push_str("? ");
                    out.push_str(&key);
                    out.push('\n');
                    indent(depth, out);
                } else {
                    out.push_str(&key);
                }
                out.push(':');
                below(value, depth, out);
            }
        }
        Node::List(items) if !items.is_empty() => {
            for (i, item) in items.iter().enumerate() {
                if i > 0 || !out.ends_with("- ") {
                    indent(depth, out);
                }
                out.push_str("- ");
                match item {
                    Node::Map(e) if !e.is_empty() => block(item, depth + 1, out),
                    Node::List(l) if !l.is_empty() => block(item, depth + 1, out),
                    scalar => line(scalar, out),
                }
            }
        }
        scalar => line(scalar, out),
    }
}

fn below(value: &Node, depth: usize, out: &mut String) {
    match value {
        Node::Map(e) if !e.is_empty() => {
            out.push('\n');
            block(value, depth + 1, out);
        }
        Node::List(l) if !l.is_empty() => {
            out.push('\n');
            block(value, depth + 1, out);
        }
        scalar => {
            out.push(' ');
            line(scalar, out);
        }
    }
}

fn line(scalar: &Node, out: &mut String) {
    match scalar {
        Node::Null => out.push_str("null"),
        Node::Bool(b) => out.push_str(if *b { "true" } else { "false" }),
        Node::Int(i) => out.push_str(&i.to_string()),
        Node::Decimal(d) => out.push_str(d),
        Node::Text(t) => out.push_str(&quoted(t)),
        Node::List(_) => out.push_str("[]"),
        Node::Map(_) => out.push_str("{}"),
    }
    out.push('\n');
}

fn indent(depth: usize, out: &mut String) {
    for _ in 0..depth {
        out.push_str("  ");
    }
}

/// A word of lower-case letters and underscores that no reader takes for anything else stays bare.
fn written_key(key: &str) -> String {
    let word = key.len() > 1
        && key
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    let starts_well = key.starts_with(|c: char| c.is_ascii_lowercase());
    let taken = matches!(key, "yes" | "no" | "on" | "off" | "true" | "false" | "null");
    if word && starts_well && !taken {
        key.to_owned()
    } else {
        quoted(key)
    }
}

/// A JSON string is a YAML double-quoted scalar, but for what YAML takes for the end of a line or refuses as not
/// printable.
fn quoted(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    crate::json::push_text(text, &mut json);
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                out.push_str("\\u");
                super::push_code(c, &mut out);
            }
            c => out.push(c),
        }
    }
    out
}
