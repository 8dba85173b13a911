//! A place in a payload.

use std::fmt;

use serde::Serialize;

use crate::document::Path;
use crate::document::node::Node;

/// A JSON pointer (RFC 6901) to some place below a payload's root, such as `/call/call_id`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Pointer(Path);

impl Pointer {
    /// The most bytes a pointer may have.
    const MAX: usize = 300;

    /// Reads a pointer; `None` if it has no leading slash, a `~` that is neither `~0` nor `~1`, or over 300 bytes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let escapes = |part: &str| part.starts_with(['0', '1']);
        let sound = text.starts_with('/')
            && text.len() <= Self::MAX
            && text.split('~').skip(1).all(escapes);
        sound.then(|| Self(Path::new(text)))
    }

    /// For the presets, whose pointers are written in this crate.
    pub(super) fn fixed(text: &'static str) -> Self {
        Self(Path::new(text))
    }

    /// What stands there; `None` for nothing and for null.
    #[must_use]
    pub fn find<'a>(&self, payload: &'a Node) -> Option<&'a Node> {
        payload.at(&self.0).filter(|node| **node != Node::Null)
    }

    /// The place of a key below this one.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        Self(self.0.key(key))
    }

    /// The place of another pointer, counted from this one.
    pub(super) fn join(&self, below: &Self) -> Self {
        Self(Path::new(&[self.as_str(), below.as_str()].concat()))
    }

    /// The place of the object with a `name`, among those that stand here; `None` unless exactly one has it.
    pub(super) fn named(&self, payload: &Node, name: &str) -> Option<Self> {
        let has_name =
            |value: &Node| matches!(value.get("name"), Some(Node::Text(n)) if n.trim() == name);
        let mut found: Vec<Self> = match self.find(payload)? {
            Node::Map(entries) => {
                let entries = entries.iter().filter(|(_, value)| has_name(value));
                entries.map(|(key, _)| self.key(key)).collect()
            }
            Node::List(items) => {
                let items = items.iter().enumerate();
                let items = items.filter(|(_, value)| has_name(value));
                items.map(|(i, _)| self.key(&i.to_string())).collect()
            }
            _ => Vec::new(),
        };
        let one = found.pop()?;
        found.is_empty().then_some(one)
    }

    /// Whether this is `other` or a place inside it.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.as_str()
            .strip_prefix(other.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The pointer's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Pointer;

    #[test]
    fn what_is_a_pointer() {
        for text in ["/a", "/a/0/b", "/a~1b", "/a~0b", "/", "/£"] {
            assert_eq!(
                Pointer::parse(text).map(|p| p.to_string()),
                Some(text.to_owned())
            );
        }
        for text in ["", "a", "call.call_id", "/a~", "/a~2", "$.a"] {
            assert_eq!(Pointer::parse(text), None, "{text}");
        }
        assert_eq!(Pointer::parse(&format!("/{}", "a".repeat(300))), None);
    }

    #[test]
    fn within_means_whole_keys() {
        let at = |text| Pointer::parse(text).unwrap();
        assert!(at("/a/b/c").is_within(&at("/a/b")));
        assert!(at("/a/b").is_within(&at("/a/b")));
        assert!(!at("/a/bc").is_within(&at("/a/b")));
    }
}
