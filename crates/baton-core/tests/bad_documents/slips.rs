//! Documents with one thing wrong in what they say: a key, a kind, a value.

use baton_core::{Code, Node, Path, document::yaml};
use fastrand::Rng;

use super::values::{Wrong, matches};
use super::{Bad, Base};

use Code::*;

/// A value that is wrong at its place.
pub(crate) fn wrong_value(random: &mut Rng, base: &Base, wrongs: &[Wrong]) -> Option<Bad> {
    let wrong = random.choice(wrongs).unwrap();
    let (path, _) = random.choice(paths(&base.node, |path, _| matches(wrong.pattern, path)))?;
    let node = with(&base.node, &path, wrong.value.clone());
    Some(Bad::slip("wrong value", &node, wrong.code))
}

/// A key that is spelt almost right.
pub(crate) fn misspelt_key(random: &mut Rng, base: &Base, known: &[String]) -> Option<Bad> {
    let (path, _) = random.choice(paths(&base.node, |path, _| has_fixed_keys(path)))?;
    let (parent, key) = path.split_last()?;
    let spelt = misspell(random, &key);
    if spelt == key || known.contains(&spelt) {
        return None;
    }
    let mut node = base.node.clone();
    let Some(Node::Map(entries)) = node.at_mut(&parent) else {
        return None;
    };
    // The name of the action with minutes is one of a few words, as those without are.
    let code = if key == "start_sla_timer_minutes" {
        UnknownWord
    } else {
        UnknownKey
    };
    entries.iter_mut().find(|(k, _)| *k == key)?.0 = spelt;
    Some(Bad::slip("misspelt key", &node, code.as_str()))
}

/// A list for a mapping, a mapping for a text, and so on.
pub(crate) fn other_kind(random: &mut Rng, base: &Base) -> Option<Bad> {
    let (path, node) = random.choice(paths(&base.node, |path, node| {
        *node != Node::Null && !is_free(path)
    }))?;
    let strange = Node::map([("zz", Node::Int(1))]);
    let deep = Node::List(vec![Node::List(vec![Node::Int(1)])]);
    let other = match node {
        Node::Map(_) => random.choice(vec![Node::Int(7), Node::Bool(true), deep]),
        Node::List(_) => random.choice(vec![Node::Int(7), Node::Bool(false), strange]),
        _ => random.choice(vec![strange, deep]),
    }?;
    // What is said of it depends on what was asked for.
    Some(Bad::slip("other kind", &with(&base.node, &path, other), ""))
}

/// Something that must be there is taken out.
pub(crate) fn missing_key(random: &mut Rng, base: &Base) -> Option<Bad> {
    const NEEDED: [&str; 14] = [
        "/handoff_trigger",
        "/handoff_trigger/conditions",
        "/handoff_trigger/conditions/*/field",
        "/handoff_trigger/conditions/*/operator",
        "/handoff_trigger/conditions/0/value",
        "/handoff_trigger/conditions/*/any/*/field",
        "/handoff_formats/tiers",
        "/handoff_formats/tiers/*/id",
        "/handoff_formats/tiers/*/format",
        "/facts/*/type",
        "/intake/*/preset",
        "/tests/*/name",
        "/tests/*/at",
        "/tests/*/expect",
    ];
    let needed = |path: &Path, _: &Node| NEEDED.iter().any(|pattern| matches(pattern, path));
    let (path, _) = random.choice(paths(&base.node, needed))?;
    let (parent, key) = path.split_last()?;
    let mut node = base.node.clone();
    match node.at_mut(&parent) {
        Some(Node::Map(entries)) => entries.retain(|(k, _)| *k != key),
        _ => return None,
    }
    Some(Bad::slip("missing key", &node, MissingKey.as_str()))
}

/// Two things of one name.
pub(crate) fn same_id(random: &mut Rng, base: &Base) -> Option<Bad> {
    let lists = ["/handoff_formats/tiers", "/handoff_trigger/actions"];
    let (path, list) =
        random.choice(paths(&base.node, |path, _| lists.contains(&path.as_str())))?;
    let Node::List(mut items) = list else {
        return None;
    };
    let again = random.choice(items.clone())?;
    items.insert(random.usize(..items.len() + 1), again);
    let node = with(&base.node, &path, Node::List(items));
    Some(Bad::slip("same id", &node, DuplicateId.as_str()))
}

/// Every key of every mapping.
pub(crate) fn keys(node: &Node) -> Vec<String> {
    let below: Vec<_> = paths(node, |_, _| true);
    let last = |(path, _): (Path, Node)| path.split_last().map(|(_, key)| key);
    below.into_iter().filter_map(last).collect()
}

fn with(root: &Node, path: &Path, value: Node) -> Node {
    let mut root = root.clone();
    *root.at_mut(path).unwrap() = value;
    root
}

/// The places that a question is answered with yes for, with what stands there.
fn paths(root: &Node, wanted: impl Fn(&Path, &Node) -> bool) -> Vec<(Path, Node)> {
    let mut found = Vec::new();
    walk(root, Path::root(), &mut |path, node| {
        if wanted(path, node) {
            found.push((path.clone(), node.clone()));
        }
    });
    found
}

fn walk(node: &Node, path: Path, see: &mut impl FnMut(&Path, &Node)) {
    see(&path, node);
    match node {
        Node::Map(entries) => {
            for (key, value) in entries {
                walk(value, path.key(key), see);
            }
        }
        Node::List(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, path.index(index), see);
            }
        }
        _ => {}
    }
}

/// Below a case's call, any value may stand: the engine says at the decision what it could not use.
fn is_free(path: &Path) -> bool {
    matches("/tests/*/call/*", path) || matches("/tests/*/call/*/*", path)
}

/// Whether the key of a path is one of a few, rather than a name that the authors give.
fn has_fixed_keys(path: &Path) -> bool {
    const NAMES: [&str; 6] = [
        "/facts/*",
        "/crm/fields/*",
        "/calendar/special/*",
        "/intake/*",
        "/intake/*/facts/*",
        "/tests/*/call/*",
    ];
    let last = path.split_last().map(|(_, key)| key).unwrap_or_default();
    let is_key = last.parse::<usize>().is_err() && !path.is_root();
    is_key && !is_free(path) && NAMES.iter().all(|pattern| !matches(pattern, path))
}

fn misspell(random: &mut Rng, key: &str) -> String {
    let mut letters: Vec<char> = key.chars().collect();
    let at = random.usize(..letters.len());
    match random.usize(..9) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 if at > 0 => letters.swap(at - 1, at),
        3 => letters[at] = letters[at].to_ascii_uppercase(),
        4 => letters.push('s'),
        5 => letters.push(' '),
        // Letters of another alphabet that look alike, and one that cannot be seen.
        6 => {
            for letter in &mut letters {
                *letter = match *letter {
                    'a' => 'а',
                    'e' => 'е',
                    'o' => 'о',
                    'i' => 'і',
                    other => other,
                };
            }
        }
        7 => letters.insert(at, '\u{200d}'),
        _ => letters.retain(|letter| *letter != '_'),
    }
    letters.into_iter().collect()
}

impl Bad {
    fn slip(kind: &'static str, node: &Node, code: &'static str) -> Self {
        Self {
            kind,
            text: yaml::write(node),
            code,
            line: None,
        }
    }
}
