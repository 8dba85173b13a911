//! Edits of a draft.

use std::fmt;

use crate::document::Path;
use crate::document::node::Node;

/// An edit of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Sets the value at a path. Missing keys are added, and mappings above them.
    Set {
        /// The path.
        at: Path,
        /// The value.
        to: Node,
    },
    /// Inserts an item into a list, before the item at the index or at the end.
    Insert {
        /// The list.
        list: Path,
        /// The index of the new item.
        index: usize,
        /// The item.
        item: Node,
    },
    /// Removes a value.
    Remove {
        /// The path.
        at: Path,
    },
    /// Moves an item within a list.
    Move {
        /// The list.
        list: Path,
        /// The current index.
        from: usize,
        /// The new index.
        to: usize,
    },
}

/// An error for a path that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditError(Path);

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is nothing at {} to change", self.0)
    }
}

impl std::error::Error for EditError {}

impl Edit {
    pub(super) fn apply(&self, root: &mut Node) -> Result<(), EditError> {
        match self {
            Self::Set { at, to } => *place(root, at)? = to.clone(),
            Self::Insert { list, index, item } => {
                let items = items(root, list)?;
                items.insert((*index).min(items.len()), item.clone());
            }
            Self::Remove { at } => {
                let missing = || EditError(at.clone());
                let (parent, key) = at.split_last().ok_or_else(missing)?;
                match root.at_mut(&parent).ok_or_else(missing)? {
                    Node::List(items) => {
                        let index = key
                            .parse()
                            .ok()
                            .filter(|i| *i < items.len())
                            .ok_or_else(missing)?;
                        items.remove(index);
                    }
                    Node::Map(entries) => entries.retain(|(k, _)| *k != key),
                    _ => return Err(missing()),
                }
            }
            Self::Move { list, from, to } => {
                let items = items(root, list)?;
                if *from >= items.len() || *to >= items.len() {
                    return Err(EditError(list.index(*from.max(to))));
                }
                let item = items.remove(*from);
                items.insert(*to, item);
            }
        }
        Ok(())
    }
}

fn items<'a>(root: &'a mut Node, list: &Path) -> Result<&'a mut Vec<Node>, EditError> {
    match root.at_mut(list) {
        Some(Node::List(items)) => Ok(items),
        _ => Err(EditError(list.clone())),
    }
}

/// Returns the value at a path, and creates missing mappings and keys.
fn place<'a>(root: &'a mut Node, at: &Path) -> Result<&'a mut Node, EditError> {
    at.segments().try_fold(root, |node, segment| {
        if *node == Node::Null {
            *node = Node::Map(Vec::new());
        }
        match node {
            Node::List(items) => segment.parse::<usize>().ok().and_then(|i| items.get_mut(i)),
            Node::Map(entries) => {
                let index = entries
                    .iter()
                    .position(|(k, _)| *k == segment)
                    .unwrap_or_else(|| {
                        entries.push((segment, Node::Null));
                        entries.len() - 1
                    });
                entries.get_mut(index).map(|(_, value)| value)
            }
            _ => None,
        }
        .ok_or_else(|| EditError(at.clone()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(json: &str, edit: Edit) -> Result<String, EditError> {
        let mut node: Node = serde_json::from_str(json).unwrap();
        edit.apply(&mut node)?;
        Ok(serde_json::to_string(&node).unwrap())
    }

    #[test]
    fn edits_change_the_document() {
        let set = |at, to| Edit::Set {
            at: Path::new(at),
            to,
        };
        assert_eq!(
            edited(r#"{"a":[1,2]}"#, set("/a/1", Node::Int(3))).unwrap(),
            r#"{"a":[1,3]}"#
        );
        assert_eq!(
            edited("{}", set("/a/b", Node::Int(3))).unwrap(),
            r#"{"a":{"b":3}}"#
        );
        let insert = Edit::Insert {
            list: Path::new("/a"),
            index: 9,
            item: Node::Int(3),
        };
        assert_eq!(edited(r#"{"a":[1]}"#, insert).unwrap(), r#"{"a":[1,3]}"#);
        let shift = Edit::Move {
            list: Path::new("/a"),
            from: 0,
            to: 2,
        };
        assert_eq!(
            edited(r#"{"a":[1,2,3]}"#, shift).unwrap(),
            r#"{"a":[2,3,1]}"#
        );
        assert_eq!(
            edited(
                r#"{"a":[1,2]}"#,
                Edit::Remove {
                    at: Path::new("/a/0")
                }
            )
            .unwrap(),
            r#"{"a":[2]}"#
        );
    }

    #[test]
    fn edits_of_missing_paths_fail() {
        let remove = Edit::Remove {
            at: Path::new("/a/7"),
        };
        assert_eq!(
            edited(r#"{"a":[1]}"#, remove).unwrap_err().to_string(),
            "there is nothing at /a/7 to change"
        );
        assert!(
            edited(
                r#"{"a":1}"#,
                Edit::Set {
                    at: Path::new("/a/b"),
                    to: Node::Null
                }
            )
            .is_err()
        );
    }
}
