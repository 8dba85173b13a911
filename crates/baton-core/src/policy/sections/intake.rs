//! Reading of `intake:`, with each map checked against the facts of the policy.

mod field;
mod pointer;
mod table;
mod write;

use std::collections::BTreeMap;

use super::section::{Report, Section, items, name, text, word};
use crate::document::node::Node;
use crate::document::{Code, Diagnostic, Path, suggest, words};
use crate::intake::{Event, Field, Intake, Part, Preset, Reading, Source, VoicemailSign};
use crate::rule::{FactError, FactSpec, MoneyReading, Schema};

use pointer::{NONE, pointer};

pub(in crate::policy) use write::write;

const KEY: &str = "intake";

/// The parts of the policy that a map is checked against.
pub(in crate::policy) struct PolicyContext<'s> {
    pub(in crate::policy) schema: &'s Schema,
    pub(in crate::policy) money: MoneyReading,
    /// The fields that the trigger refers to.
    pub(in crate::policy) trigger_fields: Vec<String>,
}

pub(in crate::policy) fn read(
    doc: &mut Section<'_>,
    known: &PolicyContext<'_>,
    report: &mut Report,
) -> Intake {
    let Some((node, path)) = doc.get(KEY) else {
        report.note_default(doc.path(), KEY, "no map of any platform's payloads");
        return Intake::default();
    };
    let Node::Map(entries) = node else {
        Section::open(node, path, report);
        return Intake::default();
    };
    let sources = entries.iter().filter_map(|(key, node)| {
        let path = path.key(key);
        let key = name(&Node::text(key), &path, report)?;
        Some((key, source(node, path, known, report)?))
    });
    Intake::new(sources.collect())
}

fn source(
    node: &Node,
    path: Path,
    known: &PolicyContext<'_>,
    report: &mut Report,
) -> Option<Source> {
    let mut section = Section::open(node, path.clone(), report);
    let preset: Option<Preset> = section
        .require("preset", report)
        .and_then(|(node, path)| word(node, &path, report));
    let mut source = preset.unwrap_or_default().source();
    if let Some((node, path)) = section.get("event") {
        source.event = event(node, path, report);
    }
    if let Some((node, path)) = section.get("custom_object") {
        source.custom_object = pointer(node, &path, report);
    }
    if let Some((node, path)) = section.get("voicemail") {
        source.voicemail = voicemail(node, &path, report);
    }
    if let Some((node, path)) = section.get("call") {
        source.call.extend(parts(node, &path, report));
    }
    if let Some((node, path)) = section.get("facts") {
        source.facts.extend(facts(node, &path, known, report));
    }
    section.close(report);
    // Without a preset, the missing fields are unknown.
    preset?;
    check_complete(&source, &path, known, report);
    Some(source)
}

fn event(node: &Node, path: Path, report: &mut Report) -> Option<Event> {
    let mut section = Section::open(node, path, report);
    let at = section
        .require("at", report)
        .and_then(|(node, path)| pointer(node, &path, report));
    let is = section
        .require("is", report)
        .and_then(|(node, path)| text(node, &path, report));
    section.close(report);
    Some(Event { at: at?, is: is? })
}

/// Reads `none` or a list of `{at, is}`.
fn voicemail(node: &Node, path: &Path, report: &mut Report) -> Option<Vec<VoicemailSign>> {
    if matches!(node, Node::Text(word) if word == NONE) {
        return Some(Vec::new());
    }
    let signs = items(node, path, report).into_iter();
    Some(
        signs
            .filter_map(|(node, path)| sign(node, path, report))
            .collect(),
    )
}

fn sign(node: &Node, path: Path, report: &mut Report) -> Option<VoicemailSign> {
    let mut section = Section::open(node, path, report);
    let at = section
        .require("at", report)
        .and_then(|(node, path)| pointer(node, &path, report));
    let is = section
        .require("is", report)
        .and_then(|(node, path)| match node {
            Node::Bool(answer) => Some(answer.to_string()),
            other => text(other, &path, report),
        });
    section.close(report);
    Some(VoicemailSign { at: at?, is: is? })
}

fn parts(node: &Node, path: &Path, report: &mut Report) -> BTreeMap<Part, Option<Field>> {
    let section = Section::open(node, path.clone(), report);
    let mut parts = BTreeMap::new();
    for (key, node) in section.entries() {
        let path = path.key(key);
        let Ok(part) = key.parse() else {
            let message = words!("`{key}` is not a part of a call");
            let hint = suggest::hint(key, Part::ALL.iter().map(|part| part.as_str()));
            report.add(Diagnostic::error(Code::UnknownKey, &path, message).hint(hint));
            continue;
        };
        if let Some(field) = field::read(node, &path, report) {
            if let Some(field) = &field {
                check_part(part, field, &path, report);
            }
            parts.insert(part, field);
        }
    }
    parts
}

fn check_part(part: Part, field: &Field, path: &Path, report: &mut Report) {
    let name = part.as_str();
    if !part.kind().accepts(&field.read) {
        let message = words!(
            "`{}` does not produce a value for {name}",
            field.read.as_str()
        );
        report.add(Diagnostic::error(
            Code::ReadingNotForType,
            &path.key("read"),
            message,
        ));
    }
    let text = |value: &Node| match value {
        Node::Text(_) => Ok(()),
        other => {
            let message = words!("{name} is a text, not {}", other.describe());
            Err(FactError::WrongType(message))
        }
    };
    field::check_choices(&field.read, path, text, report);
}

fn facts(
    node: &Node,
    path: &Path,
    known: &PolicyContext<'_>,
    report: &mut Report,
) -> BTreeMap<String, Option<Field>> {
    let section = Section::open(node, path.clone(), report);
    let mut facts = BTreeMap::new();
    for (key, node) in section.entries() {
        let path = path.key(key);
        let field = field::read(node, &path, report);
        let spec = known
            .schema
            .slot(key)
            .and_then(|slot| known.schema.spec(slot));
        match (spec, field) {
            (Some(spec), Some(field)) => {
                if let Some(field) = &field {
                    check_fact(spec, field, &path, known, report);
                }
                facts.insert(key.clone(), field);
            }
            (Some(_), None) => {}
            (None, _) => {
                let names = known.schema.specs().iter().map(|spec| spec.name.as_str());
                let message = words!("there is no fact `{key}`");
                report.add(
                    Diagnostic::error(Code::UnknownField, &path, message)
                        .hint(suggest::hint(key, names)),
                );
            }
        }
    }
    facts
}

fn check_fact(
    spec: &FactSpec,
    field: &Field,
    path: &Path,
    known: &PolicyContext<'_>,
    report: &mut Report,
) {
    let kind = spec.kind.name();
    let is_suitable = match &field.read {
        Reading::AsIs | Reading::Choice(_) => true,
        Reading::BooleanText => kind == "boolean",
        Reading::IntegerText => matches!(kind, "integer" | "number"),
        Reading::MoneyText => kind == "money",
        Reading::CommaText => kind == "texts",
        Reading::EpochMilliseconds => kind == "instant",
    };
    if !is_suitable {
        let read = field.read.as_str();
        let message = words!("`{read}` does not produce a fact of type {kind}");
        report.add(Diagnostic::error(
            Code::ReadingNotForType,
            &path.key("read"),
            message,
        ));
    }
    let is_valid = |value: &Node| spec.read(value, known.money).map(drop);
    field::check_choices(&field.read, path, is_valid, report);
}

/// Checks for fields that a source must map, and warns of gaps that would harm its handoffs.
fn check_complete(source: &Source, path: &Path, known: &PolicyContext<'_>, report: &mut Report) {
    let parts = path.key("call");
    if source.part(Part::Id).is_none() {
        let message = "the map has no id for the call";
        report.add(
            Diagnostic::error(Code::MissingKey, &parts, message).hint("add `id: /…` under `call`"),
        );
    }
    let mut warn = |path: &Path, message: String, hint: String| {
        report.add(Diagnostic::warning(Code::IntakeIncomplete, path, message).hint(hint));
    };
    if source.part(Part::IntentSignal).is_none() {
        let message =
            "the intent signal is not mapped, and it is the first thing an AE needs to know";
        let hint = "add `intent_signal: /…` under `call`";
        warn(&parts, message.to_owned(), hint.to_owned());
    }
    if source.part(Part::At).is_none() {
        let message = "the end of the call is not mapped, so the SLA clock cannot start";
        warn(
            &parts,
            message.to_owned(),
            "add `at: /…` under `call`".to_owned(),
        );
    }
    for field in &known.trigger_fields {
        if source.fact(field).is_none() {
            let message = words!("the trigger uses `{field}`, which this source does not map");
            let hint = words!("add `{field}: /…` under `facts`");
            warn(&path.key("facts"), message, hint);
        }
    }
}
