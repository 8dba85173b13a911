//! Texts of a platform's with what each stands for: a mapping, or a list where a text cannot be a key.
//!
//! Canonical JSON has ASCII keys only, and a platform's words need not be ASCII.

use std::collections::BTreeMap;

use super::super::section::{Report, Section, items, text};
use crate::document::Path;
use crate::document::node::Node;
use crate::document::{Code, Diagnostic, words};

/// One text, with the value it stands for and where that is written.
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
            let message = words!("“{written}” stands here twice");
            report.add(Diagnostic::error(Code::DuplicateId, path, message));
        }
    }
    if rows.is_empty() {
        let message = "nothing could ever be read with an empty list";
        report.add(Diagnostic::error(Code::EmptyGroup, path, message));
    }
    rows
}

fn row<'a>(node: &'a Node, path: Path, report: &mut Report) -> Option<Row<'a>> {
    let mut section = Section::open(node, path.clone(), report);
    let written = section
        .need("text", report)
        .and_then(|(node, path)| text(node, &path, report));
    // Null means "not known", so its absence is no error.
    let meant = section.get("means").map(|(node, _)| node);
    section.close(report);
    Some((written?, meant.unwrap_or(&Node::Null), path.key("means")))
}

/// Writes a mapping if every text can be a key, else a list.
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
