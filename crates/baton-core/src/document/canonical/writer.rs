//! A serde serializer whose output is the canonical text itself.
//!
//! A mapping is written in the order in which its entries come; if that was not the order of its keys, its part
//! of the text is put in order when it closes.

use std::fmt;
use std::ops::Range;

use serde::ser::{self, Serialize, Serializer};

use super::error::{CanonicalError, MAX_INTEGER};
use super::order::{by_key, unescaped};
use crate::document::json::{push_text, push_whole};

type Written = Result<(), CanonicalError>;

/// The text so far.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) out: String,
    /// How often entries had to be put in order.
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

    /// Sorts the entries of the mapping that begins there.
    fn put_in_order(&mut self, start: usize) -> Written {
        #[cfg(test)]
        {
            self.reordered += 1;
        }
        let written = self.out.split_off(start);
        self.out.push_str(&by_key(&written)?);
        Ok(())
    }

    /// The beginning of `{"Variant":…`
    fn variant(&mut self, name: &str) {
        self.out.push('{');
        push_text(name, &mut self.out);
        self.out.push(':');
    }
}

/// A list or mapping that is being written.
pub(super) struct Compound<'w> {
    writer: &'w mut Writer,
    /// Where its first member begins.
    start: usize,
    /// The last field of a struct.
    field: &'static str,
    /// Where the last key of a mapping stands, without its quotes.
    key: Option<Range<usize>>,
    /// Whether the keys came in their order.
    sorted: bool,
    close: &'static str,
}

impl Compound<'_> {
    fn item<T: Serialize + ?Sized>(&mut self, item: &T) -> Written {
        self.separate();
        item.serialize(&mut *self.writer)
    }

    /// The name of a struct's field: a word of this program, of ASCII, in which nothing has to be escaped.
    #[inline(never)]
    fn name(&mut self, field: &'static str) {
        debug_assert!(field.bytes().all(is_plain), "{field:?}");
        self.separate();
        let out = &mut self.writer.out;
        out.push('"');
        out.push_str(field);
        out.push_str("\":");
        self.sorted &= rises(self.field, field);
        self.field = field;
    }

    /// A comma, unless this is the first member; where the member begins.
    #[inline]
    fn separate(&mut self) -> usize {
        if self.writer.out.len() > self.start {
            self.writer.out.push(',');
        }
        self.writer.out.len()
    }

    /// Looks at the key of a mapping, which was just written.
    #[inline(never)]
    fn key(&mut self, begin: usize) -> Written {
        let out = &self.writer.out;
        let this = begin + 1..out.len().saturating_sub(1);
        let key = out.get(this.clone()).filter(|_| out.ends_with('"'));
        let Some(key) = key else {
            let message = "a key of a mapping is not a text".to_owned();
            return Err(CanonicalError::Unserializable(message));
        };
        if !key.is_ascii() {
            return Err(CanonicalError::Key(unescaped(key)?.into_owned()));
        }
        // What is escaped has another place in the order than what it is escaped with.
        let last = self.key.take().and_then(|last| out.get(last));
        self.sorted &= last.is_none_or(|last| last < key) && !key.contains('\\');
        self.key = Some(this);
        self.writer.out.push(':');
        Ok(())
    }

    fn close(self) -> Written {
        if !self.sorted {
            self.writer.put_in_order(self.start)?;
        }
        self.writer.out.push_str(self.close);
        Ok(())
    }
}

/// Whether a name comes after another. Nearly always the first letter says so, without a call to compare the rest.
fn rises(last: &str, name: &str) -> bool {
    match (last.bytes().next(), name.bytes().next()) {
        (Some(last), Some(first)) if last != first => last < first,
        _ => last < name,
    }
}

/// Whether a byte of a text is ASCII and written as it stands.
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
        self.variant(variant);
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
        self.variant(variant);
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
        self.variant(variant);
        Ok(self.open('{', "}}"))
    }
}

/// The lists of serde's data model are all written alike, and so are its structs.
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
                self.name(key);
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
        self.key(begin)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Written {
        self.close()
    }
}
