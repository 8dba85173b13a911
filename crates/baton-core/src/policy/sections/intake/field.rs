//! One field of a map: where it stands and how it is read.

use super::super::section::{Report, Section, text, word};
use super::pointer::{NONE, pointer};
use super::table;
use crate::document::Path;
use crate::document::node::Node;
use crate::document::{Code, Diagnostic, words};
use crate::intake::{Field, Place, Reading};
use strum::{IntoStaticStr, VariantArray};

/// Reads a pointer, `none`, or `{from, read, choices}`. The outer `None` is for what was refused and reported, the
/// inner one for `none`.
pub(super) fn read(node: &Node, path: &Path, report: &mut Report) -> Option<Option<Field>> {
    match node {
        Node::Text(word) if word == NONE => return Some(None),
        Node::Text(_) => {
            let from = Place::At(pointer(node, path, report)?);
            let read = Reading::AsIs;
            return Some(Some(Field { from, read }));
        }
        _ => {}
    }
    let mut section = Section::open(node, path.clone(), report);
    let from = section
        .need("from", report)
        .and_then(|(node, path)| place(node, path, report));
    let read = reading(&mut section, report);
    section.close(report);
    Some(Some(Field {
        from: from?,
        read: read?,
    }))
}

fn place(node: &Node, path: Path, report: &mut Report) -> Option<Place> {
    if let Node::Text(_) = node {
        return pointer(node, &path, report).map(Place::At);
    }
    let mut section = Section::open(node, path, report);
    if let Some((node, path)) = section.get("in") {
        let within = pointer(node, &path, report);
        let name = section
            .need("named", report)
            .and_then(|(node, path)| text(node, &path, report));
        let at = section
            .need("at", report)
            .and_then(|(node, path)| pointer(node, &path, report));
        section.close(report);
        return Some(Place::Named {
            within: within?,
            name: name?.trim().to_owned(),
            at: at?,
        });
    }
    let by = section
        .need("by", report)
        .and_then(|(node, path)| pointer(node, &path, report));
    let cases = section.need("cases", report).map(|(node, path)| {
        let rows = table::read(node, &path, report);
        let cases = rows
            .into_iter()
            .filter_map(|(text, node, path)| Some((text, pointer(node, &path, report)?)));
        cases.collect()
    });
    section.close(report);
    Some(Place::By {
        by: by?,
        cases: cases?,
    })
}

#[derive(Clone, Copy, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
enum Word {
    AsIs,
    BooleanText,
    IntegerText,
    MoneyText,
    CommaText,
    EpochMilliseconds,
    Choice,
}

fn reading(section: &mut Section<'_>, report: &mut Report) -> Option<Reading> {
    let read = match section.get("read") {
        Some((node, path)) => word(node, &path, report)?,
        None => Word::AsIs,
    };
    if !matches!(read, Word::Choice) {
        if let Some((_, path)) = section.get("choices") {
            let message = "these are used only where a field is read as a choice";
            report.add(
                Diagnostic::error(Code::UnknownKey, &path, message).hint("add `read: choice`"),
            );
        }
        return Some(match read {
            Word::AsIs | Word::Choice => Reading::AsIs,
            Word::BooleanText => Reading::BooleanText,
            Word::IntegerText => Reading::IntegerText,
            Word::MoneyText => Reading::MoneyText,
            Word::CommaText => Reading::CommaText,
            Word::EpochMilliseconds => Reading::EpochMilliseconds,
        });
    }
    let (node, path) = section.need("choices", report)?;
    let rows = table::read(node, &path, report);
    Some(Reading::Choice(
        rows.into_iter()
            .map(|(text, node, _)| (text, node.clone()))
            .collect(),
    ))
}

/// Checks that each choice stands for a value that the field can have, or for none.
pub(super) fn check_choices(
    read: &Reading,
    path: &Path,
    fits: impl Fn(&Node) -> Result<(), String>,
    report: &mut Report,
) {
    let Reading::Choice(choices) = read else {
        return;
    };
    for (text, value) in choices.iter().filter(|(_, value)| **value != Node::Null) {
        if let Err(why) = fits(value) {
            let message = words!("“{text}” stands for what it cannot: {why}");
            let path = path.key("choices");
            report.add(Diagnostic::error(Code::ValueWrongType, &path, message));
        }
    }
}
