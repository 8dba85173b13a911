//! The pull reader: the caller asks for the kind of value that it expects, and gets it or an error with its position.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::error::JsonError;
use super::scan;
use crate::document::node::{self, Node};

/// The kind of a value, known from its first character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A list.
    List,
    /// A mapping.
    Map,
}

/// A pull reader over a JSON text.
///
/// ```
/// use baton_core::document::json::Reader;
/// let mut reader = Reader::new(r#"{"score": 82.0}"#, 32);
/// reader.open_map()?;
/// while let Some(key) = reader.next_key()? {
///     assert_eq!((key.as_ref(), reader.number()?), ("score", "82.0"));
/// }
/// reader.end()?;
/// # Ok::<(), baton_core::document::json::JsonError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    key_at: usize,
    /// The number of lists and mappings that may still be opened.
    depth_left: usize,
    /// True if values nested too deep are read as null instead of refused.
    cuts_depth: bool,
    /// True directly after a list or mapping has been opened.
    fresh: bool,
}

impl<'a> Reader<'a> {
    /// Creates a reader for a text that may be nested up to a depth.
    #[must_use]
    pub fn new(text: &'a str, depth: usize) -> Self {
        Self {
            text,
            at: 0,
            key_at: 0,
            depth_left: depth,
            cuts_depth: false,
            fresh: false,
        }
    }

    /// Creates a reader for external input. [`Reader::value`] reads values nested deeper than [`super::MAX_DEPTH_SENT`] as
    /// null, because Baton uses none of them, and an unused field should not cause the rest to be refused.
    #[must_use]
    pub fn sent(text: &'a str) -> Self {
        Self {
            cuts_depth: true,
            ..Self::new(text, super::limits::MAX_DEPTH_SENT)
        }
    }

    /// Returns the number of bytes read.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.at
    }

    /// Returns the byte offset of the last key.
    #[must_use]
    pub fn key_at(&self) -> usize {
        self.key_at
    }

    /// Creates an error at the reader's position.
    #[must_use]
    #[cold]
    pub fn error(&self, message: impl Into<String>) -> JsonError {
        JsonError::at(self.text, self.at, message)
    }

    /// Returns the kind of the next value without reading it.
    ///
    /// # Errors
    /// Returns [`JsonError`] if no value follows.
    #[inline]
    pub fn peek(&mut self) -> Result<Kind, JsonError> {
        Ok(match self.next_byte() {
            Some(b'"') => Kind::Text,
            Some(b'-' | b'0'..=b'9') => Kind::Number,
            Some(b't' | b'f') => Kind::Bool,
            Some(b'n') => Kind::Null,
            Some(b'{') => Kind::Map,
            Some(b'[') => Kind::List,
            _ => return Err(self.not_here("a value")),
        })
    }

    /// Reads any value.
    ///
    /// # Errors
    /// Returns [`JsonError`] for invalid JSON, a duplicate key, or nesting that is too deep.
    pub fn value(&mut self) -> Result<Node, JsonError> {
        self.value_with(node::number)
    }

    /// Reads any value, and keeps the digits of a number as they are written, as a decimal.
    pub(crate) fn value_as_written(&mut self) -> Result<Node, JsonError> {
        self.value_with(|digits| Node::Decimal(digits.to_owned()))
    }

    fn value_with(&mut self, number: fn(&str) -> Node) -> Result<Node, JsonError> {
        Ok(match self.peek()? {
            Kind::List | Kind::Map if self.cuts_depth && self.depth_left == 0 => {
                self.skip()?;
                Node::Null
            }
            Kind::Null => self.null().map(|()| Node::Null)?,
            Kind::Bool => Node::Bool(self.boolean()?),
            Kind::Number => number(self.number()?),
            Kind::Text => Node::Text(self.text()?.into_owned()),
            Kind::List => {
                let mut items = Vec::new();
                self.open_list()?;
                while self.next_item()? {
                    items.push(self.value_with(number)?);
                }
                Node::List(items)
            }
            Kind::Map => {
                let mut entries = Vec::new();
                let mut keys = Keys::default();
                self.open_map()?;
                while let Some(key) = self.next_key()? {
                    if !keys.insert(key.clone()) {
                        let message = format!("the key `{key}` appears twice");
                        return Err(JsonError::at(self.text, self.key_at, message));
                    }
                    entries.push((key.into_owned(), self.value_with(number)?));
                }
                Node::Map(entries)
            }
        })
    }

    /// Skips a list or mapping of any depth, without checking for duplicate keys.
    ///
    /// INVARIANT: no recursion, so that no text can exhaust the stack; each open bracket takes one byte.
    fn skip(&mut self) -> Result<(), JsonError> {
        let depth_left = self.depth_left;
        let mut open = Vec::new();
        loop {
            match self.peek()? {
                Kind::Null => self.null()?,
                Kind::Bool => drop(self.boolean()?),
                Kind::Number => drop(self.number()?),
                Kind::Text => drop(self.text()?),
                kind => {
                    open.push(kind);
                    (self.at, self.fresh) = (self.at + 1, true);
                }
            }
            while let Some(kind) = open.last() {
                let goes_on = match kind {
                    Kind::Map => self.next_key()?.is_some(),
                    _ => self.next_item()?,
                };
                if goes_on {
                    break;
                }
                open.pop();
            }
            if open.is_empty() {
                self.depth_left = depth_left;
                return Ok(());
            }
        }
    }

    /// Reads `null`.
    ///
    /// # Errors
    /// Returns [`JsonError`] if anything else follows.
    pub fn null(&mut self) -> Result<(), JsonError> {
        if self.word("null") {
            Ok(())
        } else {
            Err(self.not_here("a value"))
        }
    }

    /// Reads `true` or `false`.
    ///
    /// # Errors
    /// Returns [`JsonError`] if anything else follows.
    pub fn boolean(&mut self) -> Result<bool, JsonError> {
        if self.word("true") {
            Ok(true)
        } else if self.word("false") {
            Ok(false)
        } else {
            Err(self.not_here("true or false"))
        }
    }

    /// Reads a number and returns it as written.
    ///
    /// # Errors
    /// Returns [`JsonError`] if anything else follows, or a number that is not valid JSON, such as `01` or `1.`.
    pub fn number(&mut self) -> Result<&'a str, JsonError> {
        self.next_byte();
        let start = self.at;
        self.take(b'-');
        let leading_zero = self.byte() == Some(b'0');
        let digits = self.digits("a digit")?;
        if leading_zero && digits > 1 {
            self.at = start;
            return Err(self.error("a number cannot begin with 0 and another digit"));
        }
        if self.take(b'.') {
            self.digits("a digit after the point")?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits("a digit of the exponent")?;
        }
        Ok(self.since(start))
    }

    /// Reads a text, borrowed if it has no escapes.
    ///
    /// # Errors
    /// Returns [`JsonError`] if anything else follows, or if the text is not well-formed.
    pub fn text(&mut self) -> Result<Cow<'a, str>, JsonError> {
        self.next_byte();
        if !self.take(b'"') {
            return Err(self.not_here("a text in double quotes"));
        }
        let plain = self.plain();
        if self.take(b'"') {
            return Ok(Cow::Borrowed(plain));
        }
        self.rest_of_text(plain.to_owned()).map(Cow::Owned)
    }

    /// Reads the rest of a text from its first escape.
    #[cold]
    fn rest_of_text(&mut self, mut text: String) -> Result<String, JsonError> {
        loop {
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.push(self.escape()?),
                Some(_) => {
                    return Err(self.error(
                        "the text contains a control character; write it as \\n, \\t or \\u00xx",
                    ));
                }
                None => return Err(self.error("the text ends before its closing quote")),
            }
            text.push_str(self.plain());
        }
    }

    /// Opens a list. Then call [`Reader::next_item`] before each item.
    ///
    /// # Errors
    /// Returns [`JsonError`] if anything else follows, or the nesting is too deep.
    pub fn open_list(&mut self) -> Result<(), JsonError> {
        self.open(b'[', "a list")
    }

    /// Opens a mapping. Then call [`Reader::next_key`] before each value.
    ///
    /// # Errors
    /// Returns [`JsonError`] if anything else follows, or the nesting is too deep.
    pub fn open_map(&mut self) -> Result<(), JsonError> {
        self.open(b'{', "a mapping")
    }

    /// Moves to the next item of a list. Returns false after reading the end of the list.
    ///
    /// # Errors
    /// Returns [`JsonError`] if neither follows.
    pub fn next_item(&mut self) -> Result<bool, JsonError> {
        self.next(b']', "`,` or the list's `]`")
    }

    /// Reads the next key of a mapping. Returns `None` after reading the end of the mapping. The caller must check for
    /// duplicate keys.
    ///
    /// # Errors
    /// Returns [`JsonError`] if neither follows.
    pub fn next_key(&mut self) -> Result<Option<Cow<'a, str>>, JsonError> {
        if !self.next_entry()? {
            return Ok(None);
        }
        if self.next_byte() != Some(b'"') {
            return Err(self.not_here("a key in double quotes"));
        }
        self.key_at = self.at;
        let key = self.text()?;
        self.next_byte();
        if self.take(b':') {
            Ok(Some(key))
        } else {
            Err(self.not_here("`:` after the key"))
        }
    }

    /// Reads a text without escapes. Returns `None` for anything else, at an unspecified position.
    #[inline]
    pub(crate) fn plain_text(&mut self) -> Option<&'a str> {
        self.next_byte();
        let opened = self.take(b'"');
        let text = self.plain();
        (opened & self.take(b'"')).then_some(text)
    }

    /// Moves to the next key of a mapping. Returns false after reading the end of the mapping.
    #[inline]
    pub(crate) fn next_entry(&mut self) -> Result<bool, JsonError> {
        self.next(b'}', "`,` or the mapping's `}`")
    }

    /// Reads a key without escapes, with its colon. Returns `None` for anything else, at an unspecified position.
    #[inline]
    pub(crate) fn plain_key(&mut self) -> Option<&'a str> {
        let key = self.plain_text()?;
        self.next_byte();
        self.take(b':').then_some(key)
    }

    /// Reads a given key and its colon if they follow, with no white space between them; otherwise reads nothing.
    #[inline]
    pub(crate) fn take_key(&mut self, key: &str) -> bool {
        self.next_byte();
        let rest = self.rest().strip_prefix(b"\"");
        let rest = rest.and_then(|rest| scan::after(rest, key.as_bytes()));
        let found = rest.is_some_and(|rest| rest.starts_with(b"\":"));
        if found {
            self.at += key.len() + 3;
        }
        found
    }

    /// Checks that only white space remains.
    ///
    /// # Errors
    /// Returns [`JsonError`] if anything else follows.
    pub fn end(&mut self) -> Result<(), JsonError> {
        match self.next_byte() {
            None => Ok(()),
            Some(_) => Err(self.not_here("the end of the text")),
        }
    }

    #[inline]
    fn open(&mut self, bracket: u8, what: &str) -> Result<(), JsonError> {
        if self.next_byte() != Some(bracket) {
            return Err(self.not_here(what));
        }
        let Some(left) = self.depth_left.checked_sub(1) else {
            return Err(self.error("nested too deep"));
        };
        (self.at, self.depth_left, self.fresh) = (self.at + 1, left, true);
        Ok(())
    }

    #[inline]
    fn next(&mut self, bracket: u8, expected: &str) -> Result<bool, JsonError> {
        let fresh = std::mem::take(&mut self.fresh);
        match self.next_byte() {
            Some(byte) if byte == bracket => {
                self.at += 1;
                self.depth_left += 1;
                Ok(false)
            }
            Some(b',') if !fresh => {
                self.at += 1;
                Ok(true)
            }
            Some(_) if fresh => Ok(true),
            _ => Err(self.not_here(expected)),
        }
    }

    /// Reads one escape, including its backslash.
    fn escape(&mut self) -> Result<char, JsonError> {
        let start = self.at;
        self.at += 1;
        let escaped = self.byte();
        self.at += 1;
        let found = match escaped {
            Some(byte @ (b'"' | b'\\' | b'/')) => Some(char::from(byte)),
            Some(b'b') => Some('\u{8}'),
            Some(b'f') => Some('\u{c}'),
            Some(b'n') => Some('\n'),
            Some(b'r') => Some('\r'),
            Some(b't') => Some('\t'),
            Some(b'u') => self.code_point(),
            _ => None,
        };
        found.ok_or_else(|| {
            self.at = start;
            self.error("this escape is not valid in JSON, or is half of a surrogate pair")
        })
    }

    /// Reads the hexadecimal digits of an escape, or of the two escapes of a surrogate pair.
    fn code_point(&mut self) -> Option<char> {
        let first = self.four_digits()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        let second = (self.take(b'\\') && self.take(b'u')).then(|| self.four_digits())??;
        let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + low)
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        let value = |sum, digit: char| Some(sum << 4 | digit.to_digit(16)?);
        digits.chars().try_fold(0, value)
    }

    /// Reads up to the first byte of a text that is escaped or ends the text.
    fn plain(&mut self) -> &'a str {
        let start = self.at;
        self.at += scan::plain(self.rest());
        self.since(start)
    }

    #[inline]
    fn digits(&mut self, expected: &str) -> Result<usize, JsonError> {
        let digits = scan::digits(self.rest());
        self.at += digits;
        if digits == 0 {
            Err(self.not_here(expected))
        } else {
            Ok(digits)
        }
    }

    #[inline]
    fn word(&mut self, word: &str) -> bool {
        self.next_byte();
        let found = self.rest().starts_with(word.as_bytes());
        if found {
            self.at += word.len();
        }
        found
    }

    #[inline]
    fn take(&mut self, byte: u8) -> bool {
        let found = self.byte() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Skips white space and returns the next byte without reading it.
    #[inline]
    fn next_byte(&mut self) -> Option<u8> {
        loop {
            match self.byte() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                byte => return byte,
            }
        }
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline]
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    #[inline]
    fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    #[cold]
    fn not_here(&self, expected: &str) -> JsonError {
        let rest = self.text.get(self.at..).unwrap_or_default();
        match rest.chars().next() {
            Some(found) => self.error(format!("expected {expected}, found `{found}`")),
            None => self.error(format!("expected {expected}, found the end of the text")),
        }
    }
}

/// The keys of one mapping. A linear search is fastest for few keys; further ones go into a set.
#[derive(Default)]
struct Keys<'a> {
    few: Vec<Cow<'a, str>>,
    many: BTreeSet<Cow<'a, str>>,
}

impl<'a> Keys<'a> {
    const FEW: usize = 16;

    /// Adds a key. Returns false if it is already present.
    fn insert(&mut self, key: Cow<'a, str>) -> bool {
        if self.few.contains(&key) {
            return false;
        }
        if self.few.len() < Self::FEW {
            self.few.push(key);
            return true;
        }
        self.many.insert(key)
    }
}
