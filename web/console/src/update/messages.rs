//! The texts of the messages, and the properties of the CRM record: a mapping whose keys people name.

use baton_core::Node;
use baton_core::document::Code;
use baton_core::document::Path;
use baton_core::policy::Edit;

use super::{Wish, set};
use crate::model::Model;

/// The mapping.
const FIELDS: &str = "/crm/fields";

/// Where the name is kept that somebody typed for the property with this index, while another property has it.
pub fn crm_name(index: usize) -> Path {
    Path::new("/crm/names").index(index)
}

fn entries(model: &Model) -> Vec<(String, Node)> {
    match model.node(&Path::new(FIELDS)) {
        Some(Node::Map(entries)) => entries.clone(),
        _ => Vec::new(),
    }
}

/// Whether a place is that of a property.
pub(super) fn holds(at: &Path) -> bool {
    at.split_last()
        .is_some_and(|(list, _)| list.as_str() == FIELDS)
}

/// Adds a property that has neither name nor value yet; one at a time.
pub(super) fn add(model: &mut Model, now_ms: i64) -> Vec<Wish> {
    let mut all = entries(model);
    let index = match all.iter().position(|(name, _)| name.is_empty()) {
        Some(index) => index,
        None => {
            all.push((String::new(), Node::text("")));
            model.fields.begin(Path::new(FIELDS).key(""));
            if !model.edit(&[set(&Path::new(FIELDS), Node::Map(all.clone()))], now_ms) {
                return Vec::new();
            }
            all.len() - 1
        }
    };
    model.said = format!("property {} added", index + 1);
    vec![Wish::Focus(format!("crm-{index}-name"))]
}

/// Gives a property another name. One that another property has would swallow that one: it is kept as typed only.
pub(super) fn rename(model: &mut Model, at: &Path, name: &str, now_ms: i64) -> Vec<Wish> {
    let (mut all, Some((list, old))) = (entries(model), at.split_last()) else {
        return Vec::new();
    };
    let Some(index) = all.iter().position(|(own, _)| *own == old) else {
        return Vec::new();
    };
    let name = name.trim();
    if all
        .iter()
        .enumerate()
        .any(|(other, (own, _))| other != index && own == name)
    {
        model.fields.set_typed(&crm_name(index), name);
        model.said = format!("another property is called {name}");
        return Vec::new();
    }
    model.fields.set_typed(&crm_name(index), "");
    if !model.fields.shows(at) {
        model.fields.begin(list.key(name));
    }
    if let Some((own, _)) = all.get_mut(index) {
        name.clone_into(own);
    }
    model.edit(&[set(&list, Node::Map(all))], now_ms);
    Vec::new()
}

/// The name of a property was left: what is wrong with it is said now; that it has no value yet, is not.
pub(super) fn named(model: &mut Model, at: &Path) {
    let mut errors = model.errors();
    if errors.any(|error| error.path == *at && error.code != Code::EmptyText) {
        drop(errors);
        model.fields.leave(at);
    }
}

/// Takes a property out; the focus goes to the one that stands there then.
pub(super) fn remove(model: &mut Model, at: &Path, now_ms: i64) -> Vec<Wish> {
    let all = entries(model);
    let name = at.split_last().map(|(_, name)| name).unwrap_or_default();
    let index = all.iter().position(|(own, _)| *own == name);
    if index.is_none() || !model.edit(&[Edit::Remove { at: at.clone() }], now_ms) {
        return Vec::new();
    }
    // What was typed is known by its place, and the places have moved.
    model.fields.forget();
    model.said = format!("property {name} removed");
    let next = index.unwrap_or(0).min(all.len().saturating_sub(2));
    vec![Wish::Focus(match all.len() {
        0 | 1 => "add-property".to_owned(),
        _ => format!("crm-{next}-remove"),
    })]
}

/// Takes an offered text for a message; the offer is gone then, so the focus goes to the field.
pub(super) fn take(model: &mut Model, at: &Path, text: &str, now_ms: i64) -> Vec<Wish> {
    model.edit(&[set(at, Node::text(text))], now_ms);
    "the offered text is taken".clone_into(&mut model.said);
    vec![Wish::FocusPlace(at.to_string())]
}

/// What usually stands at a place: our own text for a message, the provider's properties.
pub(super) fn usual(model: &mut Model, at: &Path, now_ms: i64) -> Vec<Wish> {
    let usual = if at.as_str() == FIELDS {
        let provider = crate::views::messages::provider(model.node(&Path::new("/crm/provider")));
        let all = provider.default_properties().into_iter();
        Node::Map(
            all.map(|(name, value)| (name.to_owned(), Node::text(value)))
                .collect(),
        )
    } else {
        Node::text(match crate::views::messages::kind_at(at) {
            Some(kind) => kind.default_text(),
            None if at.as_str() == "/summary/instruction" => {
                baton_core::message::summary::INSTRUCTION
            }
            None => return Vec::new(),
        })
    };
    model.fields.forget();
    model.edit(&[set(at, usual)], now_ms);
    "the usual text is back".clone_into(&mut model.said);
    vec![Wish::FocusPlace(at.to_string())]
}
