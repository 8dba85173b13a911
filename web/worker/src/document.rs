//! Reading a policy that somebody wrote as YAML.

use baton_core::json::push_text;
use baton_core::{Node, yaml};

use crate::protocol::ReadYaml;

/// The document as JSON, or what is wrong with the text and where.
pub(crate) fn read(request: ReadYaml) -> Result<String, String> {
    match yaml::read(&request.text) {
        Ok((node, _)) => {
            let mut json = String::new();
            write(&node, &mut json);
            Ok(json)
        }
        Err(why) => {
            let place = match why.span {
                Some(span) => format!("line {}: ", span.line),
                None => String::new(),
            };
            let hint = why
                .hint
                .map_or_else(String::new, |hint| format!(": {hint}"));
            Err(format!("{place}{}{hint}", why.message))
        }
    }
}

/// A document as JSON, every decimal with the digits that it has: canonical JSON has no decimals, a draft may.
fn write(node: &Node, out: &mut String) {
    match node {
        Node::Null => out.push_str("null"),
        Node::Bool(_) | Node::Int(_) | Node::Decimal(_) => out.push_str(&node.typed()),
        Node::Text(text) => push_text(text, out),
        Node::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Node::Map(entries) => {
            out.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                push_text(key, out);
                out.push(':');
                write(value, out);
            }
            out.push('}');
        }
    }
}
