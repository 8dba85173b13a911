//! Reading and writing of `crm:`.

use super::section::{Report, Section, name};
use super::template::parse;
use crate::document::node::Node;
use crate::document::{Code, Diagnostic, Path, words};
use crate::handoff::{CrmMap, CrmSource, Provider};
use crate::message::template::{Refused, Template};
use crate::rule::{QUALIFICATION_SCORE, Schema};

const KEY: &str = "crm";

pub(in crate::policy) fn read(
    doc: &mut Section<'_>,
    schema: &Schema,
    report: &mut Report,
) -> CrmMap {
    let score = schema.slot(QUALIFICATION_SCORE);
    let Some((node, path)) = doc.get(KEY) else {
        report.note_default(doc.path(), KEY, "the generic properties");
        return CrmMap::default_for(Provider::Generic, score);
    };
    let mut section = Section::open(node, path.clone(), report);
    let provider = section.word_or("provider", report);
    let fields = section.get("fields");
    section.close(report);

    let default = CrmMap::default_for(provider, score);
    let Some((node, path)) = fields else {
        let value = words!("the {} properties", provider.as_str());
        report.note_default(&path, "fields", &value);
        return default;
    };
    let given = properties(node, &path, report);
    let mut map = CrmMap {
        provider,
        fields: given.into_iter().collect(),
        score,
    };
    // Every handoff writes the default values. A value without a property gets the default property.
    for (property, value) in default.fields {
        let written = map.fields.contains_key(&property)
            || map
                .fields
                .values()
                .any(|given| has_same_value(given, &value));
        if !written {
            report.note_default(&path, &property, &words!("“{}”", value.source()));
            map.fields.insert(property, value);
        }
    }
    map
}

/// Returns true if two properties have the same value, ignoring fallbacks.
fn has_same_value(one: &Template<CrmSource>, other: &Template<CrmSource>) -> bool {
    match (one.only_value(), other.only_value()) {
        (Some((one, _)), Some((other, _))) => one == other,
        _ => one.source() == other.source(),
    }
}

type Property = (String, Template<CrmSource>);

fn properties(node: &Node, path: &Path, report: &mut Report) -> Vec<Property> {
    let Node::Map(entries) = node else {
        Section::open(node, path.clone(), report);
        return Vec::new();
    };
    let mut found = Vec::new();
    for (property, value) in entries {
        let at = path.key(property);
        if let Some(what) = Refused::by_name(property) {
            let message = words!("`{property}` is not written: {}", what.message());
            report.add(Diagnostic::error(Code::RefusedField, &at, message).hint("remove it"));
            continue;
        }
        let name = name(&Node::text(property), &at, report);
        // A number or boolean is as good a constant as a text.
        let text = match value {
            Node::Int(_) | Node::Bool(_) | Node::Decimal(_) => Node::text(value.typed()),
            other => other.clone(),
        };
        let value = parse(&text, &at, &CrmSource::WORDS, report);
        found.extend(name.zip(value));
    }
    found
}

pub(in crate::policy) fn write(crm: &CrmMap) -> Node {
    let fields = crm
        .fields
        .iter()
        .map(|(property, value)| (property.clone(), Node::text(value.source())));
    Node::map([
        ("provider", Node::text(crm.provider.as_str())),
        ("fields", Node::Map(fields.collect())),
    ])
}
