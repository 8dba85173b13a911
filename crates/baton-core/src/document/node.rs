//! What a text says before anything is known about its meaning.
//!
//! YAML comes here through serde and JSON through [`crate::document::json`], so one reader serves the authored and the
//! signed form.

mod number;
mod read;

use std::{fmt, mem};

use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::document::path::Path;

pub(crate) use number::{Scaled, is_whole, number, scaled};
pub use read::NodeError;

/// An untyped value. Mappings keep their order; a key stands in one at most once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Node {
    /// Nothing: an absent value and an explicit null are the same.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number. `75.0` is the whole number 75.
    Int(i64),
    /// Any other number, as its decimal text, with an exponent only if it would be very long without one: no float lives
    /// in a document.
    Decimal(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order written.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// A text.
    #[must_use]
    #[inline(never)]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Reads a number as JSON or YAML writes it: whole if it has no fraction (`75`, `75.0`, `7.5e1`), otherwise its
    /// decimal text. Returns `None` for any other text.
    ///
    /// ```
    /// use baton_core::Node;
    /// assert_eq!(Node::number("1.2E7"), Some(Node::Int(12_000_000)));
    /// assert_eq!(Node::number("3e-1"), Some(Node::Decimal("0.3".to_owned())));
    /// assert_eq!(Node::number("£5"), None);
    /// ```
    #[must_use]
    pub fn number(text: &str) -> Option<Self> {
        number::is_number(text).then(|| number(text))
    }

    /// A mapping of the given entries.
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

    /// The value of a mapping's key.
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

    /// The value at a path, to change it.
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

    /// What this is, in a person's words: "a list", "the text “soon”".
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

    /// A scalar as a person would type it into a field; empty for anything else.
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

/// The canonical form, in which a decimal is a text. [`crate::document::json::push_node`] writes one that reads back as the same
/// value.
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

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Int(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(i64::try_from(value).map_or_else(|_| Node::Decimal(value.to_string()), Node::Int))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Node, E> {
        Ok(number(&value.to_string()))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Node, E> {
        Ok(number(&value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        // Only from a format that holds floats itself: JSON and YAML are read by readers of our own, digit by digit.
        Ok(number(&value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries: Vec<(String, Node)> = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            if entries.iter().any(|(k, _)| *k == key) {
                return Err(de::Error::custom(format_args!(
                    "the key `{key}` stands twice"
                )));
            }
            entries.push((key, map.next_value()?));
        }
        Ok(Node::Map(entries))
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
        assert!(error.to_string().contains("`a` stands twice"), "{error}");
    }

    #[test]
    fn values_are_found_by_path() {
        let node = json::parse(r#"{"a":[{"b":1},{"b":2}]}"#).unwrap();
        assert_eq!(node.at(&Path::new("/a/1/b")), Some(&Node::Int(2)));
        assert_eq!(node.at(&Path::new("/a/2/b")), None);
        assert_eq!(node.at(&Path::root()), Some(&node));
    }
}
