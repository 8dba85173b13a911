//! Reading a policy that somebody wrote as YAML.

use baton_core::json::push_text;
use baton_core::{Node, yaml};

use crate::protocol::{ReadYaml, YamlRead, YamlRefused};

/// The document as JSON, or what is wrong with the text and where.
pub(crate) fn read(request: &ReadYaml) -> YamlRead {
    match yaml::read(&request.text) {
        Ok((node, _)) => {
            let mut json = String::new();
            write(&node, &mut json);
            YamlRead {
                document: Some(json),
                refused: None,
            }
        }
        Err(why) => {
            let (line, column) = why.span.map_or((0, 0), |span| (span.line, span.column));
            let hint = why
                .hint
                .map_or_else(String::new, |hint| format!(": {hint}"));
            YamlRead {
                document: None,
                refused: Some(YamlRefused {
                    code: why.code.as_str().to_owned(),
                    line: line.into(),
                    column: column.into(),
                    message: [why.message, hint].concat(),
                }),
            }
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
