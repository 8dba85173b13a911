//! Tables from a platform's words to values: a mapping, or a list if a word cannot be a key.
//!
//! Canonical JSON only allows ASCII keys, and a platform's words may contain other characters.

use std::collections::BTreeMap;

use super::super::section::{Report, Section, items, text};
use crate::document::node::Node;
use crate::document::{Code, Diagnostic, Path, words};

/// A word, its value, and the path of the value.
pub(super) type Row<'a> = (String, &'a Node, Path);

/// Reads `{inbound: …}` or `[{text: "…", means: …}]`.
pub(super) fn read<'a>(node: &'a Node, path: &Path, report: &mut Report) -> Vec<Row<'a>> {
    let rows: Vec<Row<'a>> = match node {
        Node::Map(entries) => entries
            .iter()
            .map(|(key, value)| (key.clone(), value, path.key(key)))
            .collect(),
        Node::List(_) => items(node, path, report)
            .into_iter()
            .filter_map(|(item, path)| row(item, path, report))
            .collect(),
        other => {
            Section::open(other, path.clone(), report);
            return Vec::new();
        }
    };
    for (i, (written, _, path)) in rows.iter().enumerate() {
        if rows.iter().take(i).any(|(earlier, ..)| earlier == written) {
            let message = words!("“{written}” is listed twice");
            report.add(Diagnostic::error(Code::DuplicateId, path, message));
        }
    }
    if rows.is_empty() {
        let message = "an empty list matches no value";
        report.add(Diagnostic::error(Code::EmptyGroup, path, message));
    }
    rows
}

fn row<'a>(node: &'a Node, path: Path, report: &mut Report) -> Option<Row<'a>> {
    let mut section = Section::open(node, path.clone(), report);
    let written = section
        .require("text", report)
        .and_then(|(node, path)| text(node, &path, report));
    // An absent value is null, which means unknown.
    let meant = section.get("means").map(|(node, _)| node);
    section.close(report);
    Some((written?, meant.unwrap_or(&Node::Null), path.key("means")))
}

/// Writes a mapping if every word can be a key, and a list otherwise.
pub(super) fn write<T>(table: &BTreeMap<String, T>, node: impl Fn(&T) -> Node) -> Node {
    if table.keys().all(|key| key.is_ascii()) {
        return Node::Map(
            table
                .iter()
                .map(|(key, value)| (key.clone(), node(value)))
                .collect(),
        );
    }
    let row = |(key, value)| Node::map([("text", Node::text(key)), ("means", node(value))]);
    Node::List(table.iter().map(row).collect())
}
