//! Reading a policy that somebody wrote as YAML.

use baton_core::json::push_text;
use baton_core::{Diagnostic, Node, PolicyDraft, Severity};

use crate::protocol::{Document, ReadYaml};

/// The document with every default written out, or with what is wrong in it.
pub(crate) fn read(request: ReadYaml) -> Document {
    let draft = match PolicyDraft::from_yaml(&request.text) {
        Ok(draft) => draft,
        Err(why) => {
            return Document {
                json: None,
                found: vec![line(&why)],
                errors: 1,
            };
        }
    };
    let checked = draft.check();
    let worth = checked
        .diagnostics
        .iter()
        .filter(|found| found.severity != Severity::Note);
    let found = worth.map(line).collect();
    let errors = checked.errors().count();
    let mut json = String::new();
    write(draft.completed().node(), &mut json);
    Document {
        json: Some(json),
        found,
        errors: u64::try_from(errors).unwrap_or(u64::MAX),
    }
}

/// "line 3: the key `a` stands twice: take one of them out"
fn line(found: &Diagnostic) -> String {
    let place = match found.span {
        Some(span) => format!("line {}: ", span.line),
        None => String::new(),
    };
    match &found.hint {
        Some(hint) => format!("{place}{}: {hint}", found.message),
        None => format!("{place}{}", found.message),
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
