//! Pointers to locations in a payload.

use std::fmt;

use serde::Serialize;

use crate::document::Path;
use crate::document::node::Node;

/// A JSON pointer (RFC 6901) to a location below a payload's root, such as `/call/call_id`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Pointer(Path);

impl Pointer {
    /// Maximum length in bytes.
    const MAX: usize = 300;

    /// Parses a pointer. Returns `None` without a leading slash, for a `~` other than `~0` or `~1`, or above 300 bytes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let escapes = |part: &str| part.starts_with(['0', '1']);
        let is_valid = text.starts_with('/')
            && text.len() <= Self::MAX
            && text.split('~').skip(1).all(escapes);
        is_valid.then(|| Self(Path::new(text)))
    }

    /// Creates a pointer from a literal in this crate. The text is not checked.
    pub(super) fn from_static(text: &'static str) -> Self {
        Self(Path::new(text))
    }

    /// Returns the value at the pointer; `None` if it is absent or null.
    #[must_use]
    pub fn find<'a>(&self, payload: &'a Node) -> Option<&'a Node> {
        payload.at(&self.0).filter(|node| **node != Node::Null)
    }

    /// Returns the pointer to a key below this location.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        Self(self.0.key(key))
    }

    /// Returns the pointer to a location relative to this pointer.
    pub(super) fn join(&self, below: &Self) -> Self {
        Self(Path::new(&[self.as_str(), below.as_str()].concat()))
    }

    /// Returns the pointer to the object with a `name` among those at this location; `None` unless it is unique.
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

    /// Returns true if this is `other` or a location inside it.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.as_str()
            .strip_prefix(other.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Returns the text of the pointer.
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
    fn only_valid_pointers_are_parsed() {
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
    fn is_within_compares_whole_keys() {
        let at = |text| Pointer::parse(text).unwrap();
        assert!(at("/a/b/c").is_within(&at("/a/b")));
        assert!(at("/a/b").is_within(&at("/a/b")));
        assert!(!at("/a/bc").is_within(&at("/a/b")));
    }
}
