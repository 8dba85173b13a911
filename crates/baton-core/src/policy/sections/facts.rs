//! Reading of `facts:`, and inference of the types of undeclared fields.

use super::section::{Report, Section, items, name, text, word};
use crate::calendar::Instant;
use crate::document::node::Node;
use crate::document::{Code, Diagnostic, Path, words};
use crate::rule::{FactSpec, FactType, Schema, WhenMissing, builtin};
use strum::{IntoStaticStr, VariantArray};

/// Reads the declared facts. Returns `None` if the document has no `facts:`.
pub(in crate::policy) fn read(doc: &mut Section<'_>, report: &mut Report) -> Option<Vec<FactSpec>> {
    let Some((node, path)) = doc.get("facts") else {
        report.note_default(doc.path(), "facts", "the built-in facts");
        return None;
    };
    let Node::Map(entries) = node else {
        Section::open(node, path, report);
        return Some(Vec::new());
    };
    Some(
        entries
            .iter()
            .filter_map(|(field, node)| read_one(field, node, path.key(field), report))
            .collect(),
    )
}

fn read_one(field: &str, node: &Node, path: Path, report: &mut Report) -> Option<FactSpec> {
    let field = name(&Node::text(field), &path, report)?;
    let mut section = Section::open(node, path.clone(), report);
    let kind = section
        .require("type", report)
        .and_then(|(n, p)| word(n, &p, report));
    let kind = match kind {
        Some(Kind::Integer) => {
            let (min, max) = (
                integer(&mut section, "min", report),
                integer(&mut section, "max", report),
            );
            if let (Some(min), Some(max)) = (min, max)
                && min > max
            {
                let message = words!("no number lies between {min} and {max}");
                report.add(
                    Diagnostic::error(Code::EmptyRange, &path, message).hint("swap min and max"),
                );
            }
            Some(FactType::Integer { min, max })
        }
        Some(Kind::Boolean) => Some(FactType::Boolean),
        Some(Kind::Money) => Some(FactType::Money),
        Some(Kind::Text) => Some(FactType::Text),
        Some(Kind::Texts) => Some(FactType::Texts),
        Some(Kind::Number) => Some(FactType::Number),
        Some(Kind::Instant) => Some(FactType::Instant),
        Some(Kind::Choice) => section.require("options", report).map(|(node, path)| {
            let options = items(node, &path, report);
            let options: Vec<String> = options
                .iter()
                .filter_map(|(n, p)| text(n, p, report))
                .collect();
            if options.is_empty() {
                let message = "a choice needs at least one option";
                report
                    .add(Diagnostic::error(Code::EmptyGroup, &path, message).hint("add an option"));
            }
            for (index, option) in options.iter().enumerate() {
                if options.iter().take(index).any(|earlier| earlier == option) {
                    let message = words!("the option “{option}” is listed twice");
                    report.add(Diagnostic::error(
                        Code::DuplicateId,
                        &path.index(index),
                        message,
                    ));
                }
            }
            FactType::Choice(options)
        }),
        None => None,
    };
    let when_missing = match section.get("when_missing") {
        Some((node, path)) => word(node, &path, report).unwrap_or_default(),
        None => WhenMissing::default(),
    };
    let ask = section
        .get("ask")
        .and_then(|(node, path)| text(node, &path, report));
    section.close(report);

    let kind = kind?;
    if let Some(known) = builtin().into_iter().find(|b| b.name == field)
        && known.kind.name() != kind.name()
    {
        let message = words!(
            "`{field}` is built in as {}; it cannot be {kind}",
            known.kind
        );
        report.add(
            Diagnostic::error(Code::FactRedefined, &path, message)
                .hint("give your own fact another name"),
        );
    }
    Some(FactSpec {
        name: field,
        kind,
        when_missing,
        ask,
    })
}

#[derive(Clone, Copy, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
enum Kind {
    Integer,
    Boolean,
    Money,
    Choice,
    Text,
    Texts,
    Number,
    Instant,
}

fn integer(section: &mut Section<'_>, key: &'static str, report: &mut Report) -> Option<i64> {
    let (node, path) = section.get(key)?;
    match node {
        Node::Int(n)
            if n.unsigned_abs() <= crate::document::canonical::MAX_INTEGER.unsigned_abs() =>
        {
            Some(*n)
        }
        other => {
            let message = words!("expected a whole number, found {}", other.describe());
            report.add(Diagnostic::error(Code::WrongKind, &path, message));
            None
        }
    }
}

/// Builds the schema: the declared facts, then the remaining built-in facts, then the inferred ones.
///
/// Fields are only inferred in a document without `facts:`. Otherwise, an undeclared field is an error.
pub(in crate::policy) fn complete(
    declared: Option<Vec<FactSpec>>,
    doc: &Section<'_>,
    report: &mut Report,
) -> Schema {
    let is_inferring = declared.is_none();
    let mut specs = declared.unwrap_or_default();
    for known in builtin() {
        if specs.iter().all(|spec| spec.name != known.name) {
            specs.push(known);
        }
    }
    if is_inferring {
        for (field, value, path) in compared_fields(doc) {
            if specs.iter().any(|spec| spec.name == field) {
                continue;
            }
            if let Some(kind) = infer(value) {
                let from =
                    value.map_or_else(|| "a test for its presence".to_owned(), Node::describe);
                let message =
                    words!("the fact `{field}` is not declared; from {from} it is {kind}");
                report.add(Diagnostic::note(Code::TypeInferred, &path, message));
                specs.push(FactSpec {
                    name: field.to_owned(),
                    kind,
                    when_missing: WhenMissing::default(),
                    ask: None,
                });
            }
        }
    }
    Schema::new(specs)
}

/// Infers a type from the compared value. A field only tested for presence is a text.
fn infer(value: Option<&Node>) -> Option<FactType> {
    match value {
        Some(Node::Int(_)) => Some(FactType::Integer {
            min: None,
            max: None,
        }),
        Some(Node::Decimal(_)) => Some(FactType::Number),
        Some(Node::Bool(_)) => Some(FactType::Boolean),
        Some(Node::Text(text)) if Instant::parse(text).is_some() => Some(FactType::Instant),
        Some(Node::Text(_)) | None => Some(FactType::Text),
        Some(Node::List(items)) => items.first().and_then(|first| infer(Some(first))),
        Some(Node::Null | Node::Map(_)) => None,
    }
}

/// Returns every field that a condition of the document names, with the value it is compared with.
fn compared_fields<'a>(doc: &Section<'a>) -> Vec<(&'a str, Option<&'a Node>, Path)> {
    let mut found = Vec::new();
    for (key, node) in doc.entries() {
        if matches!(key.as_str(), "handoff_trigger" | "handoff_formats") {
            collect(node, doc.path().key(key), &mut found);
        }
    }
    found
}

fn collect<'a>(node: &'a Node, path: Path, found: &mut Vec<(&'a str, Option<&'a Node>, Path)>) {
    match node {
        Node::List(items) => {
            for (i, item) in items.iter().enumerate() {
                collect(item, path.index(i), found);
            }
        }
        Node::Map(entries) => {
            if let Some(Node::Text(field)) = node.get("field") {
                found.push((field, node.get("value"), path.key("field")));
            }
            for (key, below) in entries {
                collect(below, path.key(key), found);
            }
        }
        _ => {}
    }
}
