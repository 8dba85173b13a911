//! The pull reader: whoever reads asks for what belongs here, and gets it or an error with its place.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::error::JsonError;
use super::scan;
use crate::document::node::{self, Node};

/// What a value is, by its first character.
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

/// A JSON text and how far it has been read.
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
    /// How many more lists and mappings may be opened.
    depth_left: usize,
    /// Reads a value that is nested deeper as null, instead of refusing it.
    cuts_depth: bool,
    /// Whether a list or mapping was opened and nothing of it has been read.
    fresh: bool,
}

impl<'a> Reader<'a> {
    /// A reader at the beginning of a text, which may be nested up to a depth.
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

    /// A reader of what others send. [`Reader::value`] reads what is nested deeper than [`super::MAX_DEPTH_SENT`] as null:
    /// nothing that Baton uses is, and a field that it does not know is no reason to refuse the rest.
    #[must_use]
    pub fn sent(text: &'a str) -> Self {
        Self {
            cuts_depth: true,
            ..Self::new(text, super::limits::MAX_DEPTH_SENT)
        }
    }

    /// How many bytes have been read.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.at
    }

    /// The byte at which the last key began.
    #[must_use]
    pub fn key_at(&self) -> usize {
        self.key_at
    }

    /// An error where the reader stands.
    #[must_use]
    #[cold]
    pub fn error(&self, message: impl Into<String>) -> JsonError {
        JsonError::at(self.text, self.at, message)
    }

    /// What the next value is, without reading it.
    ///
    /// # Errors
    /// [`JsonError`] when no value stands here.
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

    /// Reads any value. A number becomes what [`Node`] says of numbers.
    ///
    /// # Errors
    /// [`JsonError`] for what is not JSON, a key that stands twice, or too deep nesting.
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
                        let message = format!("the key `{key}` stands twice");
                        return Err(JsonError::at(self.text, self.key_at, message));
                    }
                    entries.push((key.into_owned(), self.value_with(number)?));
                }
                Node::Map(entries)
            }
        })
    }

    /// Passes over a list or a mapping, however deep it is nested and whatever keys repeat in it.
    ///
    /// INVARIANT: no recursion, so that no text can exhaust the stack; an open bracket costs one byte.
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
    /// [`JsonError`] when something else stands here.
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
    /// [`JsonError`] when something else stands here.
    pub fn boolean(&mut self) -> Result<bool, JsonError> {
        if self.word("true") {
            Ok(true)
        } else if self.word("false") {
            Ok(false)
        } else {
            Err(self.not_here("true or false"))
        }
    }

    /// Reads a number and gives it as it is written.
    ///
    /// # Errors
    /// [`JsonError`] when something else stands here, or a number that JSON does not know, such as `01` or `1.`.
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

    /// Reads a text, borrowed if no escape stands in it.
    ///
    /// # Errors
    /// [`JsonError`] when something else stands here, or a text that is not well-formed.
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

    /// The rest of a text with an escape in it.
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
                        "a control character stands in a text; write it as \\n, \\t or \\u00xx",
                    ));
                }
                None => return Err(self.error("the text ends before its closing quote")),
            }
            text.push_str(self.plain());
        }
    }

    /// Opens a list; then come [`Reader::next_item`] and a value, by turns.
    ///
    /// # Errors
    /// [`JsonError`] when something else stands here, or it is nested too deep.
    pub fn open_list(&mut self) -> Result<(), JsonError> {
        self.open(b'[', "a list")
    }

    /// Opens a mapping; then come [`Reader::next_key`] and a value, by turns.
    ///
    /// # Errors
    /// [`JsonError`] when something else stands here, or it is nested too deep.
    pub fn open_map(&mut self) -> Result<(), JsonError> {
        self.open(b'{', "a mapping")
    }

    /// Goes on to the next item of a list, or past its end: then `false`.
    ///
    /// # Errors
    /// [`JsonError`] when neither stands here.
    pub fn next_item(&mut self) -> Result<bool, JsonError> {
        self.next(b']', "`,` or the list's `]`")
    }

    /// Reads the next key of a mapping, or its end: then `None`. Whoever pulls sees to keys that stand twice.
    ///
    /// # Errors
    /// [`JsonError`] when neither stands here.
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

    /// Reads a text without escapes; `None`, somewhere in it, for anything else.
    #[inline]
    pub(crate) fn plain_text(&mut self) -> Option<&'a str> {
        self.next_byte();
        let opened = self.take(b'"');
        let text = self.plain();
        (opened & self.take(b'"')).then_some(text)
    }

    /// Goes on to the next key of a mapping, or past its end: then `false`.
    #[inline]
    pub(crate) fn next_entry(&mut self) -> Result<bool, JsonError> {
        self.next(b'}', "`,` or the mapping's `}`")
    }

    /// Reads a key without escapes, and the colon after it.
    #[inline]
    pub(crate) fn plain_key(&mut self) -> Option<&'a str> {
        let key = self.plain_text()?;
        self.next_byte();
        self.take(b':').then_some(key)
    }

    /// Reads one key and its colon if they stand here, without white space; else nothing is read.
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

    /// Makes sure that nothing comes after what has been read.
    ///
    /// # Errors
    /// [`JsonError`] when something does.
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

    /// One escape, with its backslash.
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
            self.error("this escape is not one of JSON's, or half of a surrogate pair")
        })
    }

    /// The character of four hexadecimal digits, or of the two halves of a surrogate pair.
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

    /// What can stand in a text as it is, up to the first byte that cannot.
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

    /// Skips white space; the byte after it.
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
            Some(found) => self.error(format!("{expected} belongs here, not `{found}`")),
            None => self.error(format!("the text ends where {expected} belongs")),
        }
    }
}

/// The keys of one mapping: few are looked through, many are kept in order.
#[derive(Default)]
struct Keys<'a> {
    few: Vec<Cow<'a, str>>,
    many: BTreeSet<Cow<'a, str>>,
}

impl<'a> Keys<'a> {
    const FEW: usize = 16;

    /// Takes a key; `false` if it is there already.
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
