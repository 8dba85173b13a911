//! The changes of the document that an action stands for.

use baton_core::Node;
use baton_core::draft::Edit;
use baton_core::operator::Operator;
use baton_core::path::Path;

use super::{Wish, set};
use crate::conditions;
use crate::model::Model;

/// What an item of a list is called, by the list: ids and announcements begin with it.
fn called(list: &Path) -> &'static str {
    let text = list.as_str();
    if text.contains("/tiers") {
        "tier"
    } else if text.starts_with("/handoff_trigger") {
        "condition"
    } else {
        "entry"
    }
}

/// The id of the row at a place, as the views make it: `condition-1-0`, `tier-2`.
fn row_id(at: &Path) -> String {
    let mut id = called(at).to_owned();
    for segment in at.segments() {
        if segment.parse::<usize>().is_ok() {
            id.push('-');
            id.push_str(&segment);
        } else if segment == "not" {
            id.push_str("-not");
        }
    }
    id
}

pub(super) fn toggle(model: &Model, word: &str, list: &Path) -> Vec<Edit> {
    let items = match model.node(list) {
        Some(Node::List(items)) => items.as_slice(),
        _ => &[],
    };
    let place = items.iter().position(|item| *item == Node::text(word));
    match (place, model.node(list)) {
        (Some(index), _) => vec![Edit::Remove {
            at: list.index(index),
        }],
        (None, Some(Node::List(_))) => vec![Edit::Insert {
            list: list.clone(),
            index: items.len(),
            item: Node::text(word),
        }],
        (None, _) => vec![set(list, Node::List(vec![Node::text(word)]))],
    }
}

pub(super) fn field(model: &Model, at: &Path, field: &str) -> Vec<Edit> {
    let row = model.node(at).cloned().unwrap_or_default();
    conditions::change_field(model.policy(), at, &row, field)
}

pub(super) fn operator(model: &Model, at: &Path, word: &str) -> Vec<Edit> {
    let row = model.node(at).cloned().unwrap_or_default();
    let known = Operator::WORDS.into_iter().find(|(own, _)| *own == word);
    known.map_or_else(Vec::new, |(_, to)| {
        conditions::change_operator(at, &row, to)
    })
}

/// A group of one kind as one of another, with the same members; `not` holds one, so several become a group inside.
pub(super) fn regroup(model: &Model, at: &Path, kind: &str) -> Vec<Edit> {
    let row = model.node(at).cloned().unwrap_or_default();
    let Some((old, inside)) = conditions::group(&row) else {
        return Vec::new();
    };
    if old == kind {
        return Vec::new();
    }
    let members = match inside {
        Node::List(items) => items.clone(),
        one => vec![one.clone()],
    };
    let inside = match (kind, members.as_slice()) {
        ("not", [one]) => one.clone(),
        ("not", _) => Node::Map(vec![(old.to_owned(), Node::List(members))]),
        _ => Node::List(members),
    };
    vec![set(at, Node::Map(vec![(kind.to_owned(), inside)]))]
}

pub(super) fn add_condition(model: &mut Model, list: &Path, now_ms: i64) -> Vec<Wish> {
    let rows = model.node(list).cloned().unwrap_or_default();
    let rows = match rows {
        Node::List(_) => rows,
        _ => Node::List(Vec::new()),
    };
    let Some(item) = conditions::fresh(model.policy(), &rows) else {
        return Vec::new();
    };
    insert(model, list, item, now_ms)
}

pub(super) fn add_group(model: &mut Model, kind: &str, list: &Path, now_ms: i64) -> Vec<Wish> {
    let rows = Node::List(Vec::new());
    let Some(inside) = conditions::fresh(model.policy(), &rows) else {
        return Vec::new();
    };
    let inside = match kind {
        "not" => inside,
        _ => Node::List(vec![inside]),
    };
    insert(model, list, Node::Map(vec![(kind.to_owned(), inside)]), now_ms)
}

/// Adds an item to a list, or a key to a mapping; what it starts with depends on the place.
pub(super) fn add(model: &mut Model, to: &str, value: &str, now_ms: i64) -> Vec<Wish> {
    // Filled in by the screens that add things.
    let _ = (to, value, now_ms);
    model.said = "nothing to add here".to_owned();
    Vec::new()
}

/// Puts an item at the end of a list and moves the focus to what is still to be said in it.
fn insert(model: &mut Model, list: &Path, item: Node, now_ms: i64) -> Vec<Wish> {
    let index = model.count(list);
    let at = list.index(index);
    let empty = Node::text("");
    let incomplete = item.get("value") == Some(&empty);
    if incomplete {
        model.fields.begin(at.key("value"));
    }
    let group = conditions::group(&item).is_some();
    let edit = Edit::Insert {
        list: list.clone(),
        index,
        item,
    };
    if !model.edit(&[edit], now_ms) {
        return Vec::new();
    }
    let what = if group { "group" } else { called(list) };
    model.said = format!("{what} {} added", index + 1);
    let part = match (incomplete, group) {
        (true, _) => "value",
        (_, true) => "kind",
        _ => "field",
    };
    vec![Wish::Focus([row_id(&at), part.to_owned()].join("-"))]
}

pub(super) fn remove(model: &mut Model, at: &Path, now_ms: i64) -> Vec<Wish> {
    let Some((list, key)) = at.split_last() else {
        return Vec::new();
    };
    let what = called(&list);
    let index: usize = key.parse().unwrap_or(0);
    if !model.edit(&[Edit::Remove { at: at.clone() }], now_ms) {
        return Vec::new();
    }
    model.said = format!("{what} {} removed", index + 1);
    // The focus goes to what stands where the removed one stood, else to the way to add another.
    let next = index.min(model.count(&list).saturating_sub(1));
    vec![Wish::Focus(if model.count(&list) == 0 {
        ["add", what].join("-")
    } else {
        [row_id(&list.index(next)), "remove".to_owned()].join("-")
    })]
}

pub(super) fn shift(model: &mut Model, at: &Path, up: bool, now_ms: i64) -> Vec<Wish> {
    let Some((list, key)) = at.split_last() else {
        return Vec::new();
    };
    let (Ok(from), count) = (key.parse::<usize>(), model.count(&list)) else {
        return Vec::new();
    };
    let to = if up { from.checked_sub(1) } else { Some(from + 1) };
    let Some(to) = to.filter(|to| *to < count) else {
        model.said = format!("{} {} is at the end already", called(&list), from + 1);
        return Vec::new();
    };
    let edit = Edit::Move {
        list: list.clone(),
        from,
        to,
    };
    if !model.edit(&[edit], now_ms) {
        return Vec::new();
    }
    model.fields.forget();
    let what = called(&list);
    model.said = format!("{what} {} moved to position {} of {count}", from + 1, to + 1);
    // At an end of the list the button that brought it there can do no more.
    let way = match (up, to) {
        (true, 0) => "down",
        (false, last) if last + 1 == count => "up",
        (true, _) => "up",
        (false, _) => "down",
    };
    vec![Wish::Focus([row_id(&list.index(to)), way.to_owned()].join("-"))]
}
