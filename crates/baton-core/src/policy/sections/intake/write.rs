//! Writing of `intake:`, with every field of the preset spelled out.

use super::pointer::NONE;
use super::table;
use crate::document::node::Node;
use crate::intake::{Field, Intake, Location, Pointer, Reading, Source, VoicemailSign};

pub(in crate::policy) fn write(intake: &Intake) -> Node {
    let entries = intake.sources().map(|(name, from)| (name, source(from)));
    Node::map(entries.collect::<Vec<_>>())
}

fn source(source: &Source) -> Node {
    let mut entries = vec![("preset", Node::text(source.preset.as_str()))];
    if let Some(event) = &source.event {
        let node = Node::map([("at", pointer(&event.at)), ("is", Node::text(&event.is))]);
        entries.push(("event", node));
    }
    if let Some(object) = &source.custom_object {
        entries.push(("custom_object", pointer(object)));
    }
    if let Some(signs) = &source.voicemail {
        let sign = |sign: &VoicemailSign| {
            Node::map([("at", pointer(&sign.at)), ("is", Node::text(&sign.is))])
        };
        let node = match signs.as_slice() {
            [] => Node::text(NONE),
            signs => Node::List(signs.iter().map(sign).collect()),
        };
        entries.push(("voicemail", node));
    }
    let parts = source.call.iter().map(|(part, f)| (part.as_str(), f));
    let facts = source.facts.iter().map(|(name, f)| (name.as_str(), f));
    entries.push(("call", fields(parts)));
    entries.push(("facts", fields(facts)));
    Node::map(entries)
}

fn fields<'a>(fields: impl Iterator<Item = (&'a str, &'a Option<Field>)>) -> Node {
    let entries = fields.map(|(key, mapped)| {
        let node = mapped.as_ref().map_or_else(|| Node::text(NONE), field);
        (key, node)
    });
    Node::map(entries.collect::<Vec<_>>())
}

fn field(field: &Field) -> Node {
    let from = match &field.from {
        Location::At(at) if field.read == Reading::AsIs => return pointer(at),
        Location::At(at) => pointer(at),
        Location::By { by, cases } => {
            Node::map([("by", pointer(by)), ("cases", table::write(cases, pointer))])
        }
        Location::Named { within, name, at } => Node::map([
            ("in", pointer(within)),
            ("named", Node::text(name)),
            ("at", pointer(at)),
        ]),
    };
    let mut entries = vec![("from", from), ("read", Node::text(field.read.as_str()))];
    if let Reading::Choice(choices) = &field.read {
        entries.push(("choices", table::write(choices, Node::clone)));
    }
    Node::map(entries)
}

fn pointer(pointer: &Pointer) -> Node {
    Node::text(pointer.as_str())
}
