//! Differences between two documents.

use crate::document::node::Node;
use crate::document::path::Path;

/// One difference. Its place is in the newer document, or in the older one for a removed value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The place for people, such as `handoff_trigger › conditions › score`. Items with an id are named by it.
    pub place: String,
    /// The place as a JSON pointer.
    pub path: Path,
    /// The kind of difference.
    pub kind: ChangeKind,
}

/// The kind of a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// The value was added.
    Added(Node),
    /// The value was removed.
    Removed(Node),
    /// The old value was replaced with the new one.
    Changed(Node, Node),
    /// The item moved from one position in its list to another, both counted from 1.
    Moved(usize, usize),
}

impl Change {
    /// Describes the difference: "handoff_trigger › conditions › score › value: 75 becomes 80".
    #[must_use]
    pub fn describe(&self) -> String {
        let place = &self.place;
        match &self.kind {
            ChangeKind::Added(node) => format!("{place}: {} is new", summarise(node)),
            ChangeKind::Removed(node) => format!("{place}: {} is gone", summarise(node)),
            ChangeKind::Changed(old, new) => {
                format!("{place}: {} becomes {}", summarise(old), summarise(new))
            }
            ChangeKind::Moved(from, to) => format!("{place}: moved from position {from} to {to}"),
        }
    }
}

/// Compares two documents and returns the differences in the order of the newer one.
#[must_use]
pub fn between(old: &Node, new: &Node) -> Vec<Change> {
    let mut changes = Vec::new();
    compare("", &Path::root(), old, new, &mut changes);
    changes
}

fn compare(place: &str, path: &Path, old: &Node, new: &Node, out: &mut Vec<Change>) {
    match (old, new) {
        (old, new) if old == new => {}
        (Node::Map(before), Node::Map(after)) if minor(old).is_none() || minor(new).is_none() => {
            for (key, value) in after {
                let at = (below(place, key), path.key(key));
                match before.iter().find(|(k, _)| k == key) {
                    Some((_, was)) => compare(&at.0, &at.1, was, value, out),
                    None => add(at, ChangeKind::Added(value.clone()), out),
                }
            }
            for (key, value) in before {
                if !after.iter().any(|(k, _)| k == key) {
                    let at = (below(place, key), path.key(key));
                    add(at, ChangeKind::Removed(value.clone()), out);
                }
            }
        }
        (Node::List(before), Node::List(after)) => compare_lists(place, path, before, after, out),
        (old, new) => add(
            (place.to_owned(), path.clone()),
            ChangeKind::Changed(old.clone(), new.clone()),
            out,
        ),
    }
}

/// Compares two lists. Items with an id are matched by id, others by position.
fn compare_lists(place: &str, path: &Path, before: &[Node], after: &[Node], out: &mut Vec<Change>) {
    for (i, item) in after.iter().enumerate() {
        let at = (below(place, &name(item, i)), path.index(i));
        let was = match id(item) {
            Some(id) => before.iter().position(|old| self::id(old) == Some(id)),
            None => (i < before.len()).then_some(i),
        };
        let Some((from, was)) = was.and_then(|from| Some((from, before.get(from)?))) else {
            add(at, ChangeKind::Added(item.clone()), out);
            continue;
        };
        compare(&at.0, &at.1, was, item, out);
        if has_moved_up(from, i, before, after) {
            add(at, ChangeKind::Moved(from + 1, i + 1), out);
        }
    }
    for (i, item) in before.iter().enumerate() {
        let stays = match id(item) {
            Some(id) => after.iter().any(|new| self::id(new) == Some(id)),
            None => i < after.len(),
        };
        if !stays {
            let at = (below(place, &name(item, i)), path.index(i));
            add(at, ChangeKind::Removed(item.clone()), out);
        }
    }
}

/// Returns true if an item now precedes one that it used to follow. Added and removed items do not count as moves.
fn has_moved_up(from: usize, to: usize, before: &[Node], after: &[Node]) -> bool {
    let mut later = after.iter().skip(to + 1);
    later.any(|other| {
        let Some(id) = id(other) else { return false };
        let was = before.iter().position(|old| self::id(old) == Some(id));
        was.is_some_and(|was| was < from)
    })
}

fn add((place, path): (String, Path), kind: ChangeKind, out: &mut Vec<Change>) {
    out.push(Change { place, path, kind });
}

fn below(place: &str, key: &str) -> String {
    if place.is_empty() {
        key.to_owned()
    } else {
        format!("{place} › {key}")
    }
}

/// Returns the text that identifies an item of a list: its id, or the name of a test.
fn id(item: &Node) -> Option<&str> {
    match item.get("id").or_else(|| item.get("name"))? {
        Node::Text(text) => Some(text),
        _ => None,
    }
}

fn name(item: &Node, index: usize) -> String {
    id(item).map_or_else(|| (index + 1).to_string(), str::to_owned)
}

/// Returns the minor units of an amount in the signed form.
fn minor(node: &Node) -> Option<i64> {
    match node {
        Node::Map(entries) if entries.len() == 1 => match node.get("minor") {
            Some(Node::Int(minor)) => Some(*minor),
            _ => None,
        },
        _ => None,
    }
}

/// Summarises a value in a few words.
fn summarise(node: &Node) -> String {
    if let Some(minor) = minor(node) {
        let (major, rest) = (minor / 100, minor.unsigned_abs() % 100);
        return if rest == 0 {
            major.to_string()
        } else {
            format!("{major}.{rest:02}")
        };
    }
    match node {
        Node::Null => "nothing".to_owned(),
        Node::Text(text) => format!("“{text}”"),
        Node::List(items) => {
            let items: Vec<String> = items.iter().map(summarise).collect();
            format!("[{}]", items.join(", "))
        }
        Node::Map(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{key} {}", summarise(value)))
                .collect();
            entries.join(", ")
        }
        scalar => scalar.typed(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(old: &str, new: &str) -> Vec<String> {
        let read = |text| crate::document::json::parse(text).unwrap();
        let changes = between(&read(old), &read(new));
        changes.iter().map(Change::describe).collect()
    }

    #[test]
    fn equal_documents_have_no_differences() {
        assert_eq!(
            words(r#"{"a":[1,{"b":2}]}"#, r#"{"a":[1,{"b":2}]}"#),
            [""; 0]
        );
    }

    #[test]
    fn every_difference_is_described() {
        let old = r#"{"t":{"conditions":[{"id":"score","value":75},{"id":"budget","value":true}]},"size":{"minor":500000},"gone":"x"}"#;
        let new = r#"{"t":{"conditions":[{"id":"score","value":80},{"id":"need","value":"hot"},{"id":"budget","value":true}]},"size":{"minor":450050}}"#;
        assert_eq!(
            words(old, new),
            [
                "t › conditions › score › value: 75 becomes 80",
                "t › conditions › need: id “need”, value “hot” is new",
                "size: 5000 becomes 4500.50",
                "gone: “x” is gone",
            ]
        );
    }

    #[test]
    fn a_move_is_one_difference() {
        let old = r#"[{"id":"a"},{"id":"b"},{"id":"c"}]"#;
        let new = r#"[{"id":"c"},{"id":"a"},{"id":"b"}]"#;
        assert_eq!(words(old, new), ["c: moved from position 3 to 1"]);
        assert_eq!(words("[1,2]", "[1]"), ["2: 2 is gone"]);
    }
}
