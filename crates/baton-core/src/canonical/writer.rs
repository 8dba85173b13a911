//! A serde serializer whose output is the canonical text itself.
//!
//! A mapping is written in the order in which its entries come; if that was not the order of its keys, its part
//! of the text is put in order when it closes.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt::{self, Write as _};

use serde::ser::{self, Serialize, Serializer};

use super::{CanonicalError, MAX_INTEGER};
use crate::json::{Reader, push_text};
use crate::sorted;

type Written = Result<(), CanonicalError>;

/// The text so far.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) out: String,
}

impl ser::Error for CanonicalError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Unserializable(message.to_string())
    }
}

impl Writer {
    fn whole(&mut self, number: Option<i64>, shown: &dyn fmt::Display) -> Written {
        match number {
            Some(n) if n.unsigned_abs() <= MAX_INTEGER.unsigned_abs() => {
                // Writing to a text cannot fail.
                let _ = write!(self.out, "{n}");
                Ok(())
            }
            _ => Err(CanonicalError::Number(shown.to_string())),
        }
    }

    fn open(&mut self, bracket: char, close: &'static str) -> Compound<'_> {
        self.out.push(bracket);
        Compound {
            start: self.out.len(),
            writer: self,
            entries: Vec::new(),
            sorted: true,
            escaped: false,
            close,
        }
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
    /// The entries of a mapping.
    entries: Vec<Entry>,
    /// Whether they came in the order of their keys.
    sorted: bool,
    /// Whether a key is written with an escape.
    escaped: bool,
    close: &'static str,
}

/// Where an entry of a mapping stands in the text.
#[derive(Clone, Copy)]
struct Entry {
    /// Where it begins, with the quote of its key.
    begin: usize,
    /// Where its key ends, with a quote.
    key_end: usize,
    /// The first eight bytes of the key, by which nearly all keys are told apart.
    head: u64,
}

/// What is seen of a key at a glance.
struct Head {
    /// Its first eight bytes.
    bytes: u64,
    /// Whether all of it is ASCII.
    ascii: bool,
    /// Whether it is, and is written as it stands.
    plain: bool,
}

impl Head {
    fn of(key: &str) -> Self {
        let (mut bytes, mut all, mut plain) = ([0; 8], 0, true);
        bytes
            .iter_mut()
            .zip(key.bytes())
            .for_each(|(to, byte)| *to = byte);
        for byte in key.bytes() {
            all |= byte;
            plain &= (byte >= 0x20) & (byte != b'"') & (byte != b'\\');
        }
        Self {
            bytes: u64::from_be_bytes(bytes),
            ascii: all.is_ascii(),
            plain: plain & all.is_ascii(),
        }
    }
}

impl Entry {
    /// The key as it is written, without its quotes.
    fn key(self, out: &str) -> &str {
        out.get(self.begin + 1..self.key_end).unwrap_or_default()
    }

    fn compare(self, other: Self, out: &str) -> Ordering {
        let heads = self.head.cmp(&other.head);
        heads.then_with(|| self.key(out).cmp(other.key(out)))
    }
}

impl Compound<'_> {
    fn item<T: Serialize + ?Sized>(&mut self, item: &T) -> Written {
        self.separate();
        item.serialize(&mut *self.writer)
    }

    fn field<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Written {
        self.record(key)?;
        value.serialize(&mut *self.writer)
    }

    fn record(&mut self, key: &str) -> Written {
        let begin = self.separate();
        let head = Head::of(key);
        if !head.plain {
            push_text(key, &mut self.writer.out);
            return self.key(begin);
        }
        let out = &mut self.writer.out;
        out.push('"');
        out.push_str(key);
        let key_end = out.len();
        out.push_str("\":");
        self.enter(begin, key_end, head);
        Ok(())
    }

    /// A comma, unless this is the first member; where the member begins.
    fn separate(&mut self) -> usize {
        if self.writer.out.len() > self.start {
            self.writer.out.push(',');
        }
        self.writer.out.len()
    }

    /// Looks at the key that was just written.
    fn key(&mut self, begin: usize) -> Written {
        let out = &mut self.writer.out;
        let key_end = out.len().saturating_sub(1);
        let Some(key) = out.get(begin + 1..key_end).filter(|_| out.ends_with('"')) else {
            let message = "a key of a mapping is not a text".to_owned();
            return Err(CanonicalError::Unserializable(message));
        };
        let head = Head::of(key);
        if !head.ascii {
            return Err(CanonicalError::Key(unescaped(key)?.into_owned()));
        }
        out.push(':');
        self.enter(begin, key_end, head);
        Ok(())
    }

    /// Notes an entry whose key has been written.
    fn enter(&mut self, begin: usize, key_end: usize, head: Head) {
        let entry = Entry {
            begin,
            key_end,
            head: head.bytes,
        };
        // What is escaped has another place in the order than what it is escaped with.
        self.escaped |= !head.plain;
        let last = self.entries.last();
        let rises = |last: &Entry| last.compare(entry, &self.writer.out).is_lt();
        self.sorted &= head.plain && last.is_none_or(rises);
        self.entries.push(entry);
    }

    fn close(mut self) -> Written {
        if !self.sorted {
            self.sort()?;
        }
        self.writer.out.push_str(self.close);
        Ok(())
    }

    /// Puts the entries in the order of their keys: ASCII sorts alike by byte and by UTF-16.
    #[inline(never)]
    fn sort(&mut self) -> Written {
        let out = &mut self.writer.out;
        let end = out.len();
        let next = self.entries.iter().skip(1).map(|entry| entry.begin - 1);
        let mut parts = Vec::with_capacity(self.entries.len());
        parts.extend(self.entries.iter().copied().zip(next.chain([end])));
        let compare = |(a, _): &(Entry, usize), (b, _): &(Entry, usize)| {
            if self.escaped {
                let key = |entry: &Entry| unescaped(entry.key(out)).unwrap_or_default();
                key(a).cmp(&key(b))
            } else {
                a.compare(*b, out)
            }
        };
        sorted::in_place(&mut parts, compare);
        for pair in parts.windows(2) {
            if let [before, after] = pair
                && compare(before, after).is_eq()
            {
                let key = unescaped(after.0.key(out))?;
                let message = format!("the key `{key}` stands twice");
                return Err(CanonicalError::Unserializable(message));
            }
        }
        out.reserve(end - self.start);
        for (entry, entry_end) in parts {
            if out.len() > end {
                out.push(',');
            }
            out.extend_from_within(entry.begin..entry_end);
        }
        out.drain(self.start..end);
        Ok(())
    }
}

/// What a key says whose escaped form stands between quotes.
fn unescaped(written: &str) -> Result<Cow<'_, str>, CanonicalError> {
    if !written.contains('\\') {
        return Ok(Cow::Borrowed(written));
    }
    let quoted = format!("\"{written}\"");
    let read = Reader::new(&quoted, 0).text();
    read.map(|key| Cow::Owned(key.into_owned()))
        .map_err(|why| CanonicalError::Unserializable(why.to_string()))
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
                self.field(key, value)
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
