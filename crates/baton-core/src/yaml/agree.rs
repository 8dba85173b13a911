//! Whether both parsers saw one shape: what was looked at must be what is read.

use super::Places;
use crate::diagnostic::{Code, Diagnostic};
use crate::node::Node;
use crate::path::Path;

/// Refuses a value whose keys and values are not those that have places. `[?a]` is a text in YAML 1.2 and a mapping
/// in YAML 1.1; an anchor behind such a mark would have been looked at as a part of the text.
pub(super) fn check(node: &Node, places: &Places) -> Result<(), Diagnostic> {
    let mut walk = Walk {
        places,
        keys: 0,
        values: 0,
    };
    let odd = walk.odd(node, Path::root());
    let all_seen = walk.keys == places.keys.len() && walk.values == places.values.len();
    let Some(path) = odd.or_else(|| (!all_seen).then(Path::root)) else {
        return Ok(());
    };
    let message = "readers of YAML take this for different things";
    let mut refused = Diagnostic::error(Code::YamlFeature, &path, message)
        .hint("put texts into double quotes, and each key and value on a line of its own");
    refused.span = places.value(&path);
    Err(refused)
}

struct Walk<'p> {
    places: &'p Places,
    keys: usize,
    values: usize,
}

impl Walk<'_> {
    /// The first place that only one of the parsers saw.
    fn odd(&mut self, node: &Node, path: Path) -> Option<Path> {
        self.values += 1;
        if !self.places.values.contains_key(&path) {
            return Some(path);
        }
        match node {
            Node::Map(entries) => entries.iter().find_map(|(key, value)| {
                self.keys += 1;
                self.odd(value, path.key(key))
            }),
            Node::List(items) => items
                .iter()
                .enumerate()
                .find_map(|(index, item)| self.odd(item, path.index(index))),
            _ => None,
        }
    }
}
