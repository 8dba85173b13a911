//! The untyped tree of a document.

use std::mem;

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use crate::document::path::Path;

/// An untyped value. Mappings keep their order and have no duplicate keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Node {
    /// No value. A missing key and an explicit null are equivalent.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number. `75.0` is read as 75.
    Int(i64),
    /// Any other number, as decimal text, because a float would lose digits. It has an exponent only if it would be very
    /// long without one.
    Decimal(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in document order.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// A text.
    #[must_use]
    #[inline(never)]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Creates a mapping.
    #[must_use]
    pub fn map<'k>(mut entries: impl AsMut<[(&'k str, Node)]>) -> Self {
        Self::of_entries(entries.as_mut())
    }

    // One function for lists and arrays of all lengths.
    #[inline(never)]
    fn of_entries(entries: &mut [(&str, Node)]) -> Self {
        let entry =
            |(key, value): &mut (&str, Node)| ((*key).to_owned(), mem::replace(value, Self::Null));
        Self::Map(entries.iter_mut().map(entry).collect())
    }

    /// Returns the value of a key; `None` if the key is missing or this is not a mapping.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        match self {
            Self::Map(entries) => entries.iter().find(|(k, _)| k == key).map(|(_, v)| v),
            _ => None,
        }
    }

    /// The value at a path.
    #[must_use]
    pub fn at(&self, path: &Path) -> Option<&Node> {
        path.segments().try_fold(self, |node, segment| match node {
            Self::List(items) => items.get(segment.parse::<usize>().ok()?),
            node => node.get(&segment),
        })
    }

    /// Returns the value at a path mutably.
    pub fn at_mut(&mut self, path: &Path) -> Option<&mut Node> {
        path.segments().try_fold(self, |node, segment| match node {
            Self::List(items) => items.get_mut(segment.parse::<usize>().ok()?),
            Self::Map(entries) => entries
                .iter_mut()
                .find(|(k, _)| *k == segment)
                .map(|(_, v)| v),
            _ => None,
        })
    }

    /// Describes the value for people: "a list", "the text “soon”".
    #[must_use]
    #[inline(never)]
    pub fn describe(&self) -> String {
        match self {
            Self::Null => "nothing".to_owned(),
            Self::Bool(b) => format!("{b}"),
            Self::Int(i) => format!("the number {i}"),
            Self::Decimal(d) if d.len() > 40 => "a number of many digits".to_owned(),
            Self::Decimal(d) => format!("the number {d}"),
            Self::Text(t) if t.is_empty() => "an empty text".to_owned(),
            Self::Text(t) if t.chars().count() > 40 => "a long text".to_owned(),
            Self::Text(t) => format!("the text “{t}”"),
            Self::List(_) => "a list".to_owned(),
            Self::Map(_) => "a mapping".to_owned(),
        }
    }

    /// Returns a scalar as a person would type it into a field; an empty text for any other value.
    #[must_use]
    #[inline(never)]
    pub fn typed(&self) -> String {
        match self {
            Self::Bool(b) => b.to_string(),
            Self::Int(i) => i.to_string(),
            Self::Decimal(d) => d.clone(),
            Self::Text(t) => t.clone(),
            Self::Null | Self::List(_) | Self::Map(_) => String::new(),
        }
    }
}

/// Serialises the canonical form, in which a decimal is a text.
/// [`json::push_node`](crate::document::json::push_node) instead writes a form that reads back as the same value.
impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(b) => serializer.serialize_bool(*b),
            Self::Int(i) => serializer.serialize_i64(*i),
            Self::Decimal(text) | Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => {
                let mut seq = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    seq.serialize_element(item)?;
                }
                seq.end()
            }
            Self::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::json;

    #[test]
    fn numbers_are_never_floats() {
        let read = |json: &str| json::parse(json).unwrap();
        assert_eq!(read("75"), Node::Int(75));
        assert_eq!(read("75.0"), Node::Int(75));
        assert_eq!(read("75.5"), Node::Decimal("75.5".to_owned()));
        assert_eq!(
            read("74.9999999999999999"),
            Node::Decimal("74.9999999999999999".to_owned())
        );
        assert_eq!(
            read("90071992547409.91"),
            Node::Decimal("90071992547409.91".to_owned())
        );
        assert_eq!(read("1e2"), Node::Int(100));
        assert_eq!(read("-0"), Node::Int(0));
        assert_eq!(
            read("18446744073709551615"),
            Node::Decimal("18446744073709551615".to_owned())
        );
    }

    #[test]
    fn a_key_that_stands_twice_is_refused() {
        let error = json::parse(r#"{"a":1,"a":2}"#).unwrap_err();
        assert!(error.to_string().contains("`a` appears twice"), "{error}");
    }

    #[test]
    fn values_are_found_by_path() {
        let node = json::parse(r#"{"a":[{"b":1},{"b":2}]}"#).unwrap();
        assert_eq!(node.at(&Path::new("/a/1/b")), Some(&Node::Int(2)));
        assert_eq!(node.at(&Path::new("/a/2/b")), None);
        assert_eq!(node.at(&Path::root()), Some(&node));
    }
}
