//! A second reader: `serde_yaml` must find the same values as the tree.
//!
//! Two independent parsers rarely have the same fault. A text in which they find different shapes, keys or scalars is
//! refused.

use std::cell::RefCell;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::limits::narrow;
use crate::refused::{Reason, Refused};
use crate::tree::{Kind, Position, Value};

/// Refuses a text in which the second reader finds other values.
pub(crate) fn agrees(text: &str, tree: Option<&Value>) -> Result<(), Refused> {
    let readable = || IgnoredAny::deserialize(serde_yaml::Deserializer::from_str(text));
    let way = RefCell::new(Vec::new());
    let seen = match tree {
        Some(value) => {
            Same { value, way: &way }.deserialize(serde_yaml::Deserializer::from_str(text))
        }
        None => readable().map(drop),
    };
    let Err(_) = seen else { return Ok(()) };
    if let Err(error) = readable() {
        // An error in the text as a whole has no position; its start is used.
        let at = error
            .location()
            .map_or(Position::START, |location| Position {
                line: narrow(location.line()),
                column: narrow(location.column()),
            });
        return Err(Refused::new(Reason::Syntax, at, error.to_string()));
    }
    let path = way.into_inner();
    let mut at = tree;
    for step in &path {
        at = at.and_then(|value| value.kind.below(step));
    }
    let at = at.or(tree).map_or(Position::START, |value| value.at);
    let message = "YAML readers interpret this differently".to_owned();
    let mut refused = Refused::new(Reason::Feature, at, message)
        .hint("put texts into double quotes, and each key and value on a line of its own");
    refused.path = path;
    Err(refused)
}

/// A deserialiser seed that accepts only the values of the tree.
struct Same<'t> {
    value: &'t Value,
    /// The path to the current value; after an error, the path to it.
    way: &'t RefCell<Vec<String>>,
}

impl<'t> Same<'t> {
    fn below<'de, E>(
        &self,
        step: String,
        value: &'t Value,
        next: impl FnOnce(Same<'t>) -> Result<Option<()>, E>,
    ) -> Result<(), E>
    where
        E: Error,
        Self: DeserializeSeed<'de>,
    {
        self.way.borrow_mut().push(step);
        let way = self.way;
        next(Same { value, way })?.ok_or_else(|| E::custom("another shape"))?;
        way.borrow_mut().pop();
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Same<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.value.kind {
            Kind::Scalar { .. } => deserializer.deserialize_str(self),
            Kind::List(_) => deserializer.deserialize_seq(self),
            Kind::Map(_) => deserializer.deserialize_map(self),
        }
    }
}

impl<'de> Visitor<'de> for Same<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the first reader's value")
    }

    fn visit_str<E: Error>(self, seen: &str) -> Result<(), E> {
        match &self.value.kind {
            Kind::Scalar { text, .. } if text == seen => Ok(()),
            _ => Err(E::custom("another text")),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Kind::List(items) = &self.value.kind else {
            return Err(A::Error::custom("a list"));
        };
        for (index, item) in items.iter().enumerate() {
            self.below(index.to_string(), item, |same| seq.next_element_seed(same))?;
        }
        match seq.next_element::<IgnoredAny>()? {
            None => Ok(()),
            Some(_) => Err(A::Error::custom("more items")),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Kind::Map(entries) = &self.value.kind else {
            return Err(A::Error::custom("a mapping"));
        };
        for entry in entries {
            let key = map.next_key_seed(Key(&entry.key))?;
            self.below(entry.key.clone(), &entry.value, |same| match key {
                Some(()) => map.next_value_seed(same).map(Some),
                None => Ok(None),
            })?;
        }
        match map.next_key::<IgnoredAny>()? {
            None => Ok(()),
            Some(_) => Err(A::Error::custom("more keys")),
        }
    }
}

/// A deserialiser seed that accepts only a known key.
struct Key<'t>(&'t str);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the first reader's key")
    }

    fn visit_str<E: Error>(self, seen: &str) -> Result<(), E> {
        if seen == self.0 {
            Ok(())
        } else {
            Err(E::custom("another key"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events;

    /// Returns the refusal of a text if the first reader had read another.
    fn mistaken(text: &str, seen: &str) -> Refused {
        let tree = events::tree(seen).unwrap();
        agrees(text, tree.as_ref()).unwrap_err()
    }

    #[test]
    fn a_difference_is_refused_at_its_position() {
        for (text, seen, path) in [
            ("a: [1, 2]", "a: [1, 3]", "a/1"),
            ("a: [1, 2]", "a: [1]", "a"),
            ("a: [1]", "a: [1, 2]", "a/1"),
            ("a: {b: x}", "a: {b: {x: 1}}", "a/b"),
            ("a: {b: x}", "a: {b: [x]}", "a/b"),
            ("a: {b: [x]}", "a: {b: x}", "a/b"),
            ("a: {b: x}", "a: {c: x}", "a"),
            ("a: {b: x}", "a: {b: x, c: y}", "a/c"),
            ("a: {b: x, c: y}", "a: {b: x}", "a"),
            ("a: \"x\\ty\"", "a: x y", "a"),
        ] {
            let refused = mistaken(text, seen);
            assert_eq!(refused.reason, Reason::Feature, "{text} for {seen}");
            assert_eq!(refused.path.join("/"), path, "{text} for {seen}");
        }
    }

    #[test]
    fn a_text_that_the_second_reader_cannot_read_is_not_yaml() {
        let refused = mistaken("a: 1\nb: @\n", "a: 1\nb: 2\n");
        assert_eq!((refused.reason, refused.at.line), (Reason::Syntax, 2));
        assert_eq!(mistaken("a\n---\nb\n", "a\n").reason, Reason::Syntax);
    }

    #[test]
    fn a_text_without_differences_passes() {
        let text = "a: 1\nb: [\"x\\ny\", 'it''s', {}, []]\n";
        let folded = format!("{text}c: >-\n  one\n  line\n\n  two\nd: |+\n  kept\n\ne:\n");
        for text in [text, &folded, "", "# nothing", "~"] {
            let tree = events::tree(text).unwrap();
            assert_eq!(agrees(text, tree.as_ref()), Ok(()), "{text}");
        }
    }
}
