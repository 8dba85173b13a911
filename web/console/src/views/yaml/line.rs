//! The line of a place in the text that the core writes of a document.

use baton_core::Node;
use baton_core::path::Path;

/// A longer key has a line of its own, before its value's.
const LONGEST_SIMPLE_KEY: usize = 1000;

/// The line, from 1, on which a place begins: that of its key, or of its dash. Of the nearest thing above it where it is
/// not there.
pub(super) fn of(document: &Node, at: &Path) -> u32 {
    // The line of the key or dash that leads to the node, and the first line of what is inside it.
    let (mut own, mut inside) = (1, 1);
    let mut node = document;
    for segment in at.segments() {
        let mut line = inside;
        let found = match node {
            Node::Map(entries) => entries.iter().find_map(|(key, value)| {
                if *key == segment {
                    return Some((value, u32::from(is_block(value))));
                }
                line +=
                    1 + u32::from(is_long(key)) + if is_block(value) { height(value) } else { 0 };
                None
            }),
            Node::List(items) => items.iter().enumerate().find_map(|(index, item)| {
                if index.to_string() == segment {
                    // What an item holds begins on the dash's own line.
                    return Some((item, 0));
                }
                line += height(item);
                None
            }),
            _ => None,
        };
        let Some((next, below)) = found else {
            break;
        };
        own = line;
        inside = line + below + u32::from(below > 0 && is_long(&segment));
        node = next;
    }
    own
}

/// How many lines a value has where it stands alone.
fn height(node: &Node) -> u32 {
    match node {
        Node::Map(entries) if !entries.is_empty() => entries
            .iter()
            .map(|(key, value)| {
                1 + u32::from(is_long(key)) + if is_block(value) { height(value) } else { 0 }
            })
            .sum(),
        Node::List(items) if !items.is_empty() => items.iter().map(height).sum(),
        _ => 1,
    }
}

/// Whether a value begins on a line below its key.
fn is_block(node: &Node) -> bool {
    match node {
        Node::Map(entries) => !entries.is_empty(),
        Node::List(items) => !items.is_empty(),
        _ => false,
    }
}

fn is_long(key: &str) -> bool {
    key.len() > LONGEST_SIMPLE_KEY
}

#[cfg(test)]
mod tests {
    use super::*;
    use baton_core::yaml;

    /// Every place of a document.
    fn places(node: &Node, at: &Path, out: &mut Vec<Path>) {
        out.push(at.clone());
        match node {
            Node::Map(entries) => entries
                .iter()
                .for_each(|(key, value)| places(value, &at.key(key), out)),
            Node::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    places(item, &at.index(index), out);
                }
            }
            _ => {}
        }
    }

    /// Holds every line against the place that the reader of YAML finds in the written text.
    fn agrees(node: &Node) {
        let text = yaml::write(node);
        let (read, spans) = yaml::read(&text).unwrap();
        assert_eq!(read, *node);
        let mut all = Vec::new();
        places(node, &Path::root(), &mut all);
        assert!(all.len() > 3);
        for at in all {
            let span = spans.key(&at).or_else(|| spans.value(&at)).unwrap();
            assert_eq!(of(node, &at), span.line, "{at} in\n{text}");
        }
    }

    #[test]
    fn lines_are_those_of_the_text_as_it_is_written() {
        agrees(crate::model::tests::opened().document());
        let text = "a: []\nb: {}\nc: [[1, 2], [3, [4, 5]], {d: {e: 1}, f: [6]}, [], {}]\ng: \"x\\ny\"\nh: ~\n";
        agrees(&yaml::read(text).unwrap().0);
    }

    #[test]
    fn what_is_not_there_has_the_line_of_what_is_above_it() {
        let node = yaml::read("a:\n  b: 1\n  c: [1, 2]\n").unwrap().0;
        let line = |at| of(&node, &Path::new(at));
        assert_eq!(line("/a/c/7"), 3);
        assert_eq!(line("/a/nowhere/at/all"), 1);
        assert_eq!(line("/nowhere"), 1);
        assert_eq!(line(""), 1);
        assert_eq!(of(&Node::Null, &Path::new("/a")), 1);
    }

    #[test]
    fn a_key_that_is_too_long_for_its_line_has_two() {
        let long = "k".repeat(1100);
        let inner = Node::map([("x", Node::Int(1)), ("y", Node::Int(2))]);
        let node = Node::Map(vec![
            (long.clone(), inner),
            (format!("{long}2"), Node::Int(3)),
            ("last".to_owned(), Node::Int(4)),
        ]);
        let text = yaml::write(&node);
        let wanted = text
            .lines()
            .position(|line| line.starts_with("last"))
            .unwrap();
        assert_eq!(of(&node, &Path::new("/last")) as usize, wanted + 1);
        let wanted = text.lines().position(|line| line.contains("y")).unwrap();
        assert_eq!(of(&node, &Path::root().key(&long).key("y_")), 1);
        assert_eq!(
            of(&node, &Path::root().key(&long).key("y")) as usize,
            wanted + 1
        );
    }
}
