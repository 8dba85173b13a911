//! The changes of the document that an action stands for.

use baton_core::Node;
use baton_core::analysis;
use baton_core::document::Path;
use baton_core::policy::Edit;

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
    word.parse().map_or_else(
        |_| Vec::new(),
        |to| conditions::change_operator(at, &row, to),
    )
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
    insert(
        model,
        list,
        Node::Map(vec![(kind.to_owned(), inside)]),
        now_ms,
    )
}

/// The words of the ends of a range, the lower first; of each the one that includes the amount first.
pub const ENDS: [[(&str, &str); 2]; 2] = [
    [("from", "from"), ("above", "above")],
    [("up_to", "up to"), ("below", "below")],
];

/// The changes that give an end of a range another word; its amount stays.
pub(super) fn end(model: &Model, range: &Path, low: bool, chosen: &str) -> Vec<Edit> {
    let node = model.node(range);
    let mut edits = Vec::new();
    let mut amount = Node::text("");
    for (word, _) in ENDS[usize::from(!low)] {
        if let Some(old) = node.and_then(|node| node.get(word)) {
            amount = old.clone();
            edits.push(Edit::Remove {
                at: range.key(word),
            });
        }
    }
    if chosen != "open" {
        edits.push(set(&range.key(chosen), amount));
    }
    edits
}

/// A tier for the first gap; without one, for what lies above every amount that is named, as the last of the list.
pub(super) fn add_tier(model: &mut Model, list: &Path, now_ms: i64) -> Vec<Wish> {
    let shape = analysis::formats_of(model.history().draft());
    let gap = shape.and_then(|shape| shape.bands.into_iter().find(|band| band.tier.is_none()));
    let minor = |amount| Node::map([("minor", Node::Int(amount))]);
    let range = match gap {
        Some(gap) => {
            let mut ends = vec![("from".to_owned(), minor(gap.from))];
            ends.extend(gap.to.map(|to| ("up_to".to_owned(), minor(to))));
            Node::Map(ends)
        }
        None => Node::map([("from", Node::text(""))]),
    };
    let number = model.count(list) + 1;
    let item = Node::map([
        ("id", Node::text(format!("tier_{number}"))),
        ("deal_size", range),
        ("format", Node::List(vec![Node::text("slack_alert")])),
    ]);
    let at = list.index(number - 1);
    model.fields.begin(at.key("deal_size").key("from"));
    let mut wishes = insert(model, list, item, now_ms);
    wishes.clear();
    wishes.push(Wish::Focus(format!("tier-{}-id", number - 1)));
    wishes
}

/// Adds a window to a day, a date to a list, or a day with hours of its own; `value` is the date.
pub(super) fn add(model: &mut Model, to: &str, value: &str, now_ms: i64) -> Vec<Wish> {
    let hours = Path::new("/calendar/hours");
    if to == "weekdays" {
        let monday = model.node(&hours.key("mon")).cloned().unwrap_or_default();
        let days = ["tue", "wed", "thu", "fri"];
        let edits = days.map(|day| set(&hours.key(day), monday.clone()));
        model.edit(&edits, now_ms);
        "Tuesday to Friday have Monday’s hours now".clone_into(&mut model.said);
        return Vec::new();
    }
    let at = Path::new(to);
    let Some((parent, day)) = at.split_last() else {
        return Vec::new();
    };
    if parent == hours {
        return add_window(model, &at, &day, now_ms);
    }
    if value.is_empty() {
        return Vec::new();
    }
    let item = Node::text(value);
    let (known, edit) = match model.node(&at) {
        _ if day == "special" => {
            let at = at.key(value);
            let windows = Node::List(vec![Node::text("09:00-13:00")]);
            (model.node(&at).is_some(), set(&at, windows))
        }
        Some(Node::List(dates)) => {
            let (list, index) = (at.clone(), dates.len());
            let known = dates.contains(&item);
            (known, Edit::Insert { list, index, item })
        }
        _ => (false, set(&at, Node::List(vec![item]))),
    };
    if known {
        model.tell(format!("{value} is in the list already."));
        return Vec::new();
    }
    model.edit(&[edit], now_ms);
    model.said = format!("{value} added");
    Vec::new()
}

/// The usual hours on a day without any; after others, a window that is still to be said.
fn add_window(model: &mut Model, at: &Path, day: &str, now_ms: i64) -> Vec<Wish> {
    let count = model.count(at);
    let item = Node::text(if count == 0 { "09:00-17:30" } else { "" });
    if count > 0 {
        model.fields.begin(at.index(count));
    }
    let edit = match model.node(at) {
        Some(Node::List(_)) => Edit::Insert {
            list: at.clone(),
            index: count,
            item,
        },
        _ => set(at, Node::List(vec![item])),
    };
    model.edit(&[edit], now_ms);
    model.said = format!("window {} added", count + 1);
    vec![Wish::Focus(format!("hours-{day}-{count}"))]
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
    let group = conditions::group(&item);
    if let Some((kind, inside)) = group {
        let inner = at.key(kind);
        let first = match inside {
            Node::List(_) => inner.index(0),
            _ => inner,
        };
        model.fields.begin(first.key("value"));
    }
    let group = group.is_some();
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
    if list.as_str().starts_with("/calendar") {
        return remove_day(model, at, &list, now_ms);
    }
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

/// Takes out a window or a date. A weekday without windows is not in the document; a special day without any is closed.
fn remove_day(model: &mut Model, at: &Path, list: &Path, now_ms: i64) -> Vec<Wish> {
    let hours = list.as_str().starts_with("/calendar/hours/");
    let last = hours && model.count(list) <= 1;
    let at = if last { list } else { at };
    model.edit(&[Edit::Remove { at: at.clone() }], now_ms);
    "removed".clone_into(&mut model.said);
    let (_, key) = list.split_last().unwrap_or_default();
    let next = if hours {
        format!("hours-{key}-add")
    } else {
        format!("{key}-add")
    };
    vec![Wish::Focus(next)]
}

pub(super) fn shift(model: &mut Model, at: &Path, up: bool, now_ms: i64) -> Vec<Wish> {
    let Some((list, key)) = at.split_last() else {
        return Vec::new();
    };
    let (Ok(from), count) = (key.parse::<usize>(), model.count(&list)) else {
        return Vec::new();
    };
    let to = if up {
        from.checked_sub(1)
    } else {
        Some(from + 1)
    };
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
    model.said = format!(
        "{what} {} moved to position {} of {count}",
        from + 1,
        to + 1
    );
    // At an end of the list the button that brought it there can do no more.
    let way = match (up, to) {
        (true, 0) => "down",
        (false, last) if last + 1 == count => "up",
        (true, _) => "up",
        (false, _) => "down",
    };
    vec![Wish::Focus(
        [row_id(&list.index(to)), way.to_owned()].join("-"),
    )]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::opened;

    #[test]
    fn f1_an_end_keeps_its_amount_when_it_turns_from_included_to_excluded() {
        let mut model = opened();
        let range = Path::new("/handoff_formats/tiers/2/deal_size");
        let before = model.node(&range.key("from")).cloned();
        assert!(before.is_some());
        let edits = end(&model, &range, true, "above");
        model.edit(&edits, 0);
        assert_eq!(model.node(&range.key("above")).cloned(), before);
        assert_eq!(model.node(&range.key("from")), None);
        let edits = end(&model, &range, true, "open");
        model.edit(&edits, 0);
        assert_eq!(model.node(&range.key("above")), None);
    }

    #[test]
    fn a_new_tier_takes_the_first_gap() {
        let mut model = opened();
        let tiers = Path::new("/handoff_formats/tiers");
        model.edit(&[Edit::Remove { at: tiers.index(2) }], 0);
        assert!(model.stale());
        add_tier(&mut model, &tiers, 0);
        assert!(!model.stale(), "{:?}", model.diagnostics());
        let tier = model.node(&tiers.index(3)).unwrap();
        let from = tier.get("deal_size").and_then(|range| range.get("from"));
        assert_eq!(from, Some(&Node::map([("minor", Node::Int(500_000))])));
    }

    #[test]
    fn windows_come_and_go_with_their_days() {
        let mut model = opened();
        let saturday = Path::new("/calendar/hours/sat");
        assert_eq!(
            add(&mut model, saturday.as_str(), "", 0),
            [Wish::Focus("hours-sat-0".to_owned())]
        );
        assert_eq!(
            model.node(&saturday),
            Some(&Node::List(vec![Node::text("09:00-17:30")]))
        );
        assert!(!model.stale());
        add(&mut model, saturday.as_str(), "", 0);
        assert!(model.stale(), "the second is still to be said");
        remove(&mut model, &saturday.index(1), 0);
        remove(&mut model, &saturday.index(0), 0);
        assert_eq!(model.node(&saturday), None);
    }

    #[test]
    fn dates_are_added_once() {
        let mut model = opened();
        let closed = Path::new("/calendar/closed");
        add(&mut model, closed.as_str(), "2026-12-24", 0);
        add(&mut model, closed.as_str(), "2026-12-24", 0);
        assert_eq!(model.count(&closed), 1);
        assert!(model.notice.contains("already"));
        add(&mut model, "/calendar/special", "2026-12-23", 0);
        assert_eq!(model.count(&Path::new("/calendar/special/2026-12-23")), 1);
        assert!(!model.stale(), "{:?}", model.diagnostics());
        let at = Path::new("/calendar/special/2026-12-23/0");
        model.edit(&[set(&at, Node::text("08:00-10:00"))], 0);
        model.notice.clear();
        add(&mut model, "/calendar/special", "2026-12-23", 0);
        assert_eq!(model.node(&at), Some(&Node::text("08:00-10:00")));
        assert!(model.notice.contains("already"), "its hours stay");
    }
}
