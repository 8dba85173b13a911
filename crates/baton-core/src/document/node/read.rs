//! Deserialization of types from a [`Node`] through serde.
//!
//! It is stricter than serde's usual rules: a list is never read as a struct, and a decimal is never read at all.

use std::fmt;
use std::slice;

use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Unexpected,
    Visitor,
};

use super::tree::Node;

/// The reason why a node cannot be read as a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeError(String);

impl fmt::Display for NodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NodeError {}

impl NodeError {
    /// Creates the error for a node of an unexpected kind.
    #[inline(never)]
    fn unexpected(found: &Node, expected: &dyn de::Expected) -> Self {
        let number;
        let found = match found {
            Node::Null => Unexpected::Unit,
            Node::Bool(b) => Unexpected::Bool(*b),
            Node::Int(n) => Unexpected::Signed(*n),
            Node::Decimal(text) => {
                number = format!("the number {text}");
                Unexpected::Other(&number)
            }
            Node::Text(text) => Unexpected::Str(text),
            Node::List(_) => Unexpected::Seq,
            Node::Map(_) => Unexpected::Map,
        };
        Self::mismatch(found, expected)
    }

    /// Formats the error. serde's own formatting would link float printing, 5 KB after gzip.
    fn mismatch(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let found = match found {
            Unexpected::Bool(true) => "true",
            Unexpected::Bool(false) => "false",
            Unexpected::Signed(n) => return Self(format!("{n} is not {expected}")),
            Unexpected::Unsigned(n) => return Self(format!("{n} is not {expected}")),
            Unexpected::Str(text) => return Self(format!("“{text}” is not {expected}")),
            Unexpected::Other(what) => what,
            Unexpected::Unit => "nothing",
            Unexpected::Seq => "a list",
            Unexpected::Map => "a mapping",
            _ => "this",
        };
        Self(format!("{found} is not {expected}"))
    }
}

impl de::Error for NodeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::mismatch(found, expected)
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::mismatch(found, expected)
    }
}

impl Node {
    /// Deserialises the node as any type that implements `Deserialize`.
    ///
    /// # Errors
    /// Returns [`NodeError`] if a value has the wrong kind.
    pub fn read_as<'a, T: Deserialize<'a>>(&'a self) -> Result<T, NodeError> {
        T::deserialize(self)
    }
}

/// Implements `deserialize_*` methods that accept one kind of node. Visitors then compile no code for the other kinds,
/// which halves the size of derived code.
macro_rules! only {
    ($($kind:ident $visit:ident $deref:tt: $($ask:ident)*;)*) => {$($(
        fn $ask<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NodeError> {
            match self {
                Node::$kind(held) => visitor.$visit(only!($deref held)),
                            other => Err(NodeError::unexpected(other, &visitor)),
                        }
                    }
                )*)*};
    (value $held:ident) => { *$held };
    (text $held:ident) => { $held };
    (list $held:ident) => { Items($held.iter()) };
    (map $held:ident) => { Entries($held.iter(), None) };
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = NodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NodeError> {
        match self {
            Node::Null => visitor.visit_unit(),
            Node::Bool(b) => visitor.visit_bool(*b),
            Node::Int(n) => visitor.visit_i64(*n),
            Node::Decimal(_) => Err(NodeError::unexpected(self, &visitor)),
            Node::Text(text) => visitor.visit_borrowed_str(text),
            Node::List(items) => visitor.visit_seq(Items(items.iter())),
            Node::Map(entries) => visitor.visit_map(Entries(entries.iter(), None)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NodeError> {
        match self {
            Node::Null => visitor.visit_none(),
            some => visitor.visit_some(some),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, NodeError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NodeError> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NodeError> {
        match self {
            // Our enums have unit variants only.
            Node::Text(word) => visitor.visit_enum(word.as_str().into_deserializer()),
            other => Err(NodeError::unexpected(other, &visitor)),
        }
    }

    only! {
        Bool visit_bool value: deserialize_bool;
        Int visit_i64 value: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8
            deserialize_u16 deserialize_u32 deserialize_u64;
        Text visit_borrowed_str text: deserialize_str deserialize_string;
        List visit_seq list: deserialize_seq;
        Map visit_map map: deserialize_map;
    }

    serde::forward_to_deserialize_any! {
        i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

/// The remaining items of a list.
struct Items<'de>(slice::Iter<'de, Node>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = NodeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, NodeError> {
        self.0.next().map(|item| seed.deserialize(item)).transpose()
    }
}

/// The remaining entries of a mapping, and the value of the key read last.
struct Entries<'de>(slice::Iter<'de, (String, Node)>, Option<&'de Node>);

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = NodeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, NodeError> {
        let Some((key, value)) = self.0.next() else {
            return Ok(None);
        };
        self.1 = Some(value);
        let key: StrDeserializer<'_, NodeError> = key.as_str().into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, NodeError> {
        seed.deserialize(self.1.take().unwrap_or(&Node::Null))
    }
}
