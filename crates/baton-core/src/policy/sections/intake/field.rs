//! Reading of a mapped field: its location and its conversion.

use super::super::section::{Report, Section, text, word};
use super::pointer::{NONE, pointer};
use super::table;
use crate::document::node::Node;
use crate::document::{Code, Diagnostic, Path, words};
use crate::intake::{Field, Location, Reading};
use crate::rule::FactError;
use strum::{IntoStaticStr, VariantArray};

/// Reads a pointer, `none`, or `{from, read, choices}`. The outer `None` is an error, which has been reported; the
/// inner `None` is the word `none`.
pub(super) fn read(node: &Node, path: &Path, report: &mut Report) -> Option<Option<Field>> {
    match node {
        Node::Text(word) if word == NONE => return Some(None),
        Node::Text(_) => {
            let from = Location::At(pointer(node, path, report)?);
            let read = Reading::AsIs;
            return Some(Some(Field { from, read }));
        }
        _ => {}
    }
    let mut section = Section::open(node, path.clone(), report);
    let from = section
        .require("from", report)
        .and_then(|(node, path)| location(node, path, report));
    let read = reading(&mut section, report);
    section.close(report);
    Some(Some(Field {
        from: from?,
        read: read?,
    }))
}

fn location(node: &Node, path: Path, report: &mut Report) -> Option<Location> {
    if let Node::Text(_) = node {
        return pointer(node, &path, report).map(Location::At);
    }
    let mut section = Section::open(node, path, report);
    if let Some((node, path)) = section.get("in") {
        let within = pointer(node, &path, report);
        let name = section
            .require("named", report)
            .and_then(|(node, path)| text(node, &path, report));
        let at = section
            .require("at", report)
            .and_then(|(node, path)| pointer(node, &path, report));
        section.close(report);
        return Some(Location::Named {
            within: within?,
            name: name?.trim().to_owned(),
            at: at?,
        });
    }
    let by = section
        .require("by", report)
        .and_then(|(node, path)| pointer(node, &path, report));
    let cases = section.require("cases", report).map(|(node, path)| {
        let rows = table::read(node, &path, report);
        let cases = rows
            .into_iter()
            .filter_map(|(text, node, path)| Some((text, pointer(node, &path, report)?)));
        cases.collect()
    });
    section.close(report);
    Some(Location::By {
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
            let message = "`choices` only applies with `read: choice`";
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
    let (node, path) = section.require("choices", report)?;
    let rows = table::read(node, &path, report);
    Some(Reading::Choice(
        rows.into_iter()
            .map(|(text, node, _)| (text, node.clone()))
            .collect(),
    ))
}

/// Checks that each choice is a valid value of the field, or null.
pub(super) fn check_choices(
    read: &Reading,
    path: &Path,
    is_valid: impl Fn(&Node) -> Result<(), FactError>,
    report: &mut Report,
) {
    let Reading::Choice(choices) = read else {
        return;
    };
    for (text, value) in choices.iter().filter(|(_, value)| **value != Node::Null) {
        if let Err(why) = is_valid(value) {
            let message = words!("“{text}” is mapped to an invalid value: {}", why.message());
            let path = path.key("choices");
            report.add(Diagnostic::error(Code::ValueWrongType, &path, message));
        }
    }
}
