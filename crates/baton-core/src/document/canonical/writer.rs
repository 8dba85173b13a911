//! A serde serializer that writes canonical JSON directly.
//!
//! Entries are written as they arrive. If the keys of a mapping were not sorted, its part of the text is sorted when
//! the mapping closes.

use std::fmt;
use std::ops::Range;

use serde::ser::{self, Serialize, Serializer};

use super::error::{CanonicalError, MAX_INTEGER};
use super::order::{sort_entries, unescape};
use crate::document::json::{push_text, push_whole};

type Written = Result<(), CanonicalError>;

/// The serializer, with the text written so far.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) out: String,
    /// The number of mappings that had to be sorted.
    #[cfg(test)]
    pub(super) reordered: usize,
}

impl ser::Error for CanonicalError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Unserializable(message.to_string())
    }
}

impl Writer {
    #[inline]
    fn whole(&mut self, number: Option<i64>, shown: &dyn fmt::Display) -> Written {
        match number {
            Some(n) if n.unsigned_abs() <= MAX_INTEGER.unsigned_abs() => {
                push_whole(n, &mut self.out);
                Ok(())
            }
            _ => Err(CanonicalError::Number(shown.to_string())),
        }
    }

    #[inline]
    fn open(&mut self, bracket: char, close: &'static str) -> Compound<'_> {
        self.out.push(bracket);
        Compound {
            start: self.out.len(),
            writer: self,
            field: "",
            key: None,
            sorted: true,
            close,
        }
    }

    /// Sorts the entries of the last mapping, which start at an offset.
    fn sort_from(&mut self, start: usize) -> Written {
        #[cfg(test)]
        {
            self.reordered += 1;
        }
        let written = self.out.split_off(start);
        self.out.push_str(&sort_entries(&written)?);
        Ok(())
    }

    /// Writes the start of a variant, `{"Variant":`.
    fn open_variant(&mut self, name: &str) {
        self.out.push('{');
        push_text(name, &mut self.out);
        self.out.push(':');
    }
}

/// A list or mapping in progress.
pub(super) struct Compound<'w> {
    writer: &'w mut Writer,
    /// The offset of the first member.
    start: usize,
    /// The last field, for a struct.
    field: &'static str,
    /// The range of the last key without its quotes, for a mapping.
    key: Option<Range<usize>>,
    /// True while the keys are in order.
    sorted: bool,
    close: &'static str,
}

impl Compound<'_> {
    fn item<T: Serialize + ?Sized>(&mut self, item: &T) -> Written {
        self.separate();
        item.serialize(&mut *self.writer)
    }

    /// Writes the name of a struct's field, which comes from our own source and needs no escapes.
    #[inline(never)]
    fn push_field(&mut self, field: &'static str) {
        debug_assert!(field.bytes().all(is_plain), "{field:?}");
        self.separate();
        let out = &mut self.writer.out;
        out.push('"');
        out.push_str(field);
        out.push_str("\":");
        self.sorted &= is_before(self.field, field);
        self.field = field;
    }

    /// Writes a comma unless this is the first member. Returns the offset of the member.
    #[inline]
    fn separate(&mut self) -> usize {
        if self.writer.out.len() > self.start {
            self.writer.out.push(',');
        }
        self.writer.out.len()
    }

    /// Checks the key just written to a mapping, and writes its colon.
    #[inline(never)]
    fn end_key(&mut self, begin: usize) -> Written {
        let out = &self.writer.out;
        let this = begin + 1..out.len().saturating_sub(1);
        let key = out.get(this.clone()).filter(|_| out.ends_with('"'));
        let Some(key) = key else {
            let message = "a key of a mapping is not a text".to_owned();
            return Err(CanonicalError::Unserializable(message));
        };
        if !key.is_ascii() {
            return Err(CanonicalError::Key(unescape(key)?.into_owned()));
        }
        // An escaped character sorts differently from its escape, so the sorting decides.
        let last = self.key.take().and_then(|last| out.get(last));
        self.sorted &= last.is_none_or(|last| last < key) && !key.contains('\\');
        self.key = Some(this);
        self.writer.out.push(':');
        Ok(())
    }

    fn close(self) -> Written {
        if !self.sorted {
            self.writer.sort_from(self.start)?;
        }
        self.writer.out.push_str(self.close);
        Ok(())
    }
}

/// Returns true if a name sorts before another. The first letters usually decide, which avoids a call to `memcmp`.
fn is_before(last: &str, name: &str) -> bool {
    match (last.bytes().next(), name.bytes().next()) {
        (Some(last), Some(first)) if last != first => last < first,
        _ => last < name,
    }
}

/// Returns true for ASCII that needs no escape.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii() && byte >= 0x20 && byte != b'"' && byte != b'\\'
}

impl<'w> Serializer for &'w mut Writer {
    type Ok = ();
    type Error = CanonicalError;
    type SerializeSeq = Compound<'w>;
    type SerializeTuple = Compound<'w>;
    type SerializeTupleStruct = Compound<'w>;
    type SerializeTupleVariant = Compound<'w>;
    type SerializeMap = Compound<'w>;
    type SerializeStruct = Compound<'w>;
    type SerializeStructVariant = Compound<'w>;

    fn serialize_bool(self, v: bool) -> Written {
        self.out.push_str(if v { "true" } else { "false" });
        Ok(())
    }

    fn serialize_i8(self, v: i8) -> Written {
        self.serialize_i64(v.into())
    }

    fn serialize_i16(self, v: i16) -> Written {
        self.serialize_i64(v.into())
    }

    fn serialize_i32(self, v: i32) -> Written {
        self.serialize_i64(v.into())
    }

    fn serialize_i64(self, v: i64) -> Written {
        self.whole(Some(v), &v)
    }

    fn serialize_u8(self, v: u8) -> Written {
        self.serialize_i64(v.into())
    }

    fn serialize_u16(self, v: u16) -> Written {
        self.serialize_i64(v.into())
    }

    fn serialize_u32(self, v: u32) -> Written {
        self.serialize_i64(v.into())
    }

    fn serialize_u64(self, v: u64) -> Written {
        self.whole(i64::try_from(v).ok(), &v)
    }

    fn serialize_f32(self, _: f32) -> Written {
        self.whole(None, &"a float")
    }

    fn serialize_f64(self, _: f64) -> Written {
        self.whole(None, &"a float")
    }

    fn serialize_char(self, v: char) -> Written {
        self.serialize_str(v.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, v: &str) -> Written {
        push_text(v, &mut self.out);
        Ok(())
    }

    fn serialize_bytes(self, v: &[u8]) -> Written {
        v.serialize(self)
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.out.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        self.open_variant(variant);
        value.serialize(&mut *self)?;
        self.out.push('}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Compound<'w>, CanonicalError> {
        Ok(self.open('[', "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Compound<'w>, CanonicalError> {
        Ok(self.open('[', "]"))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Compound<'w>, CanonicalError> {
        Ok(self.open('[', "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Compound<'w>, CanonicalError> {
        self.open_variant(variant);
        Ok(self.open('[', "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Compound<'w>, CanonicalError> {
        Ok(self.open('{', "}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Compound<'w>, CanonicalError> {
        Ok(self.open('{', "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Compound<'w>, CanonicalError> {
        self.open_variant(variant);
        Ok(self.open('{', "}}"))
    }
}

/// Implements serde's list traits, which are all written alike, and its struct traits, likewise.
macro_rules! compounds {
    ($($list:ident $add:ident,)* ; $($record:ident,)*) => {
        $(impl ser::$list for Compound<'_> {
            type Ok = ();
            type Error = CanonicalError;

            fn $add<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
                self.item(value)
            }

            fn end(self) -> Written {
                self.close()
            }
        })*
        $(impl ser::$record for Compound<'_> {
            type Ok = ();
            type Error = CanonicalError;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Written {
                self.push_field(key);
                value.serialize(&mut *self.writer)
            }

            fn end(self) -> Written {
                self.close()
            }
        })*
    };
}

compounds! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field,
    ;
    SerializeStruct,
    SerializeStructVariant,
}

impl ser::SerializeMap for Compound<'_> {
    type Ok = ();
    type Error = CanonicalError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        let begin = self.separate();
        key.serialize(&mut *self.writer)?;
        self.end_key(begin)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Written {
        self.close()
    }
}
