//! Reads `intake:` and checks each source's map against the facts that the policy knows.

mod field;
mod pointer;
mod table;
mod write;

use std::collections::BTreeMap;

use super::section::{Report, Section, items, name, text, word};
use crate::document::Path;
use crate::document::node::Node;
use crate::document::suggest;
use crate::document::{Code, Diagnostic, words};
use crate::intake::{Event, Field, Intake, Part, Preset, Reading, Source, VoicemailSign};
use crate::rule::{FactSpec, MoneyReading, Schema};

use pointer::{NONE, pointer};

pub(in crate::policy) use write::write;

const KEY: &str = "intake";

/// What a map is checked against.
pub(in crate::policy) struct Known<'s> {
    pub(in crate::policy) schema: &'s Schema,
    pub(in crate::policy) money: MoneyReading,
    /// The fields that the trigger asks about.
    pub(in crate::policy) asked: Vec<String>,
}

pub(in crate::policy) fn read(
    doc: &mut Section<'_>,
    known: &Known<'_>,
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

fn source(node: &Node, path: Path, known: &Known<'_>, report: &mut Report) -> Option<Source> {
    let mut section = Section::open(node, path.clone(), report);
    let preset: Option<Preset> = section
        .need("preset", report)
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
    // Without a preset one cannot say what the map lacks.
    preset?;
    check_complete(&source, &path, known, report);
    Some(source)
}

fn event(node: &Node, path: Path, report: &mut Report) -> Option<Event> {
    let mut section = Section::open(node, path, report);
    let at = section
        .need("at", report)
        .and_then(|(node, path)| pointer(node, &path, report));
    let is = section
        .need("is", report)
        .and_then(|(node, path)| text(node, &path, report));
    section.close(report);
    Some(Event { at: at?, is: is? })
}

/// Reads `none`, or a list of `{at, is}`.
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
        .need("at", report)
        .and_then(|(node, path)| pointer(node, &path, report));
    let is = section
        .need("is", report)
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
    if !part.kind().takes(&field.read) {
        let message = words!("`{}` does not give what {name} is", field.read.as_str());
        report.add(Diagnostic::error(
            Code::ReadingNotForType,
            &path.key("read"),
            message,
        ));
    }
    let text = |value: &Node| match value {
        Node::Text(_) => Ok(()),
        other => Err(words!("{name} is a text, not {}", other.describe())),
    };
    field::check_choices(&field.read, path, text, report);
}

fn facts(
    node: &Node,
    path: &Path,
    known: &Known<'_>,
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
                let message = words!("no fact is called `{key}`");
                report.add(
                    Diagnostic::error(Code::UnknownField, &path, message)
                        .hint(suggest::hint(key, names)),
                );
            }
        }
    }
    facts
}

fn check_fact(spec: &FactSpec, field: &Field, path: &Path, known: &Known<'_>, report: &mut Report) {
    let kind = spec.kind.name();
    let suits = match &field.read {
        Reading::AsIs | Reading::Choice(_) => true,
        Reading::BooleanText => kind == "boolean",
        Reading::IntegerText => matches!(kind, "integer" | "number"),
        Reading::MoneyText => kind == "money",
        Reading::CommaText => kind == "texts",
        Reading::EpochMilliseconds => kind == "instant",
    };
    if !suits {
        let read = field.read.as_str();
        let message = words!("`{read}` does not give a fact of type {kind}");
        report.add(Diagnostic::error(
            Code::ReadingNotForType,
            &path.key("read"),
            message,
        ));
    }
    let fits = |value: &Node| match spec.read(value, known.money) {
        Ok(_) => Ok(()),
        Err(why) => Err(why.message().to_owned()),
    };
    field::check_choices(&field.read, path, fits, report);
}

/// What a source must tell, and what its handoffs would suffer without.
fn check_complete(source: &Source, path: &Path, known: &Known<'_>, report: &mut Report) {
    let parts = path.key("call");
    if source.part(Part::Id).is_none() {
        let message = "the map does not say where the call's id stands";
        report.add(
            Diagnostic::error(Code::MissingKey, &parts, message).hint("add `id: /…` under `call`"),
        );
    }
    let mut lacks = |path: &Path, message: String, hint: String| {
        report.add(Diagnostic::warning(Code::IntakeIncomplete, path, message).hint(hint));
    };
    if source.part(Part::IntentSignal).is_none() {
        let message = "nothing tells the intent signal, the first thing that an AE has to know";
        let hint = "add `intent_signal: /…` under `call`";
        lacks(&parts, message.to_owned(), hint.to_owned());
    }
    if source.part(Part::At).is_none() {
        let message = "nothing tells when the call ended, so the SLA clock has no beginning";
        lacks(
            &parts,
            message.to_owned(),
            "add `at: /…` under `call`".to_owned(),
        );
    }
    for field in &known.asked {
        if source.fact(field).is_none() {
            let message = words!("the trigger asks about `{field}`, which this source never tells");
            let hint = words!("add `{field}: /…` under `facts`");
            lacks(&path.key("facts"), message, hint);
        }
    }
}
