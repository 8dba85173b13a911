//! Reading of a call from JSON or from a value. Errors name the position of the invalid part.

use serde::{Deserialize, Deserializer, de};

use super::error::CallError;
use super::record::{Call, Contact, Phase};
use crate::calendar::Instant;
use crate::document::json::{self, JsonError, Kind, Reader};
use crate::document::node::Node;
use crate::document::{Path, suggest};

/// An invalid part of a call and its path.
struct Fault {
    path: Path,
    message: String,
}

impl Call {
    /// Reads one JSON object. A byte-order mark is skipped; a duplicate key is an error.
    ///
    /// # Errors
    /// [`CallError`] with the line and column of the invalid part.
    pub fn from_json(text: &str) -> Result<Self, CallError> {
        let text = json::without_mark(text);
        from_text(text).map_err(|fault| match json::parse_sent(text) {
            Ok(_) => json::error_at(text, &fault.path, fault.message).into(),
            // Report invalid JSON before an invalid call.
            Err(why) => why.into(),
        })
    }

    /// Reads a call from a parsed value; an error has line 1 and column 1.
    ///
    /// # Errors
    /// [`CallError`] if the value is not a call.
    pub fn from_node(node: Node) -> Result<Self, CallError> {
        from_node(node).map_err(CallError::from)
    }
}

impl<'de> Deserialize<'de> for Call {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_node(Node::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Contact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let node = Node::deserialize(deserializer)?;
        contact(node, &Path::root).map_err(|fault| de::Error::custom(fault.message))
    }
}

impl From<JsonError> for Fault {
    fn from(why: JsonError) -> Self {
        Self {
            path: Path::root(),
            message: why.to_string(),
        }
    }
}

impl From<Fault> for CallError {
    fn from(fault: Fault) -> Self {
        Self {
            message: fault.message,
            line: 1,
            column: 1,
        }
    }
}

/// A path, computed only for an error.
type Where<'a> = &'a dyn Fn() -> Path;

/// The fields of a call, in the order of the written form.
pub(crate) const FIELDS: [&str; 9] = [
    "id",
    "at",
    "phase",
    "contact",
    "facts",
    "intent_signal",
    "call_summary",
    "disqualifying_flags",
    "recording_url",
];

/// Returns the index of a field in [`FIELDS`] at compile time; matching on an index is faster than on a name.
pub(crate) const fn place(name: &str) -> usize {
    const fn same(a: &[u8], b: &[u8]) -> bool {
        match (a, b) {
            ([], []) => true,
            ([a, rest_a @ ..], [b, rest_b @ ..]) => *a == *b && same(rest_a, rest_b),
            _ => false,
        }
    }
    const fn find(fields: &[&str], name: &str, number: usize) -> usize {
        match fields {
            [field, rest @ ..] if !same(field.as_bytes(), name.as_bytes()) => {
                find(rest, name, number + 1)
            }
            _ => number,
        }
    }
    find(&FIELDS, name, 0)
}

/// The fields of a contact, in the order of the written form.
pub(crate) const CONTACT: [&str; 4] = ["name", "company", "phone", "email"];

/// Reads a call field by field, straight from its text.
fn from_text(text: &str) -> Result<Call, Fault> {
    let mut reader = Reader::sent(text);
    if reader.peek()? != Kind::Map {
        return from_node(reader.value()?);
    }
    let mut fields = Fields::default();
    reader.open_map()?;
    while let Some(key) = reader.next_key()? {
        let value = match key.as_ref() {
            // IDs and phone numbers keep the digits as written.
            "id" | "contact" => reader.value_as_written()?,
            _ => reader.value()?,
        };
        fields.add(&key, value)?;
    }
    reader.end()?;
    fields.finish()
}

fn from_node(node: Node) -> Result<Call, Fault> {
    let Node::Map(entries) = node else {
        let message = format!("a call is one JSON object, not {}", node.describe());
        let path = Path::root();
        return Err(Fault { path, message });
    };
    let mut fields = Fields::default();
    for (key, value) in entries {
        fields.add(&key, value)?;
    }
    fields.finish()
}

/// The fields of a call that have been read.
struct Fields {
    call: Call,
    seen: [bool; FIELDS.len()],
}

impl Default for Fields {
    fn default() -> Self {
        Self {
            call: Call::new("", Phase::default()),
            seen: [false; FIELDS.len()],
        }
    }
}

impl Fields {
    fn add(&mut self, key: &str, value: Node) -> Result<(), Fault> {
        let path = &|| Path::root().key(key);
        let number = FIELDS.iter().position(|field| *field == key);
        let seen = number.and_then(|number| self.seen.get_mut(number));
        let Some(seen) = seen else {
            return Err(unknown(key, path, &FIELDS));
        };
        if std::mem::replace(seen, true) {
            let message = format!("the key `{key}` appears twice");
            let path = path();
            return Err(Fault { path, message });
        }
        let call = &mut self.call;
        match key {
            "id" if value == Node::Null => return Err(wrong(&value, path, "a text")),
            "id" => call.id = digits(value, path)?,
            "at" => (call.at, call.unreadable_at) = moment(value),
            "phase" => call.phase = phase(&value, path)?,
            "contact" => call.contact = contact(value, path)?,
            "facts" => match value {
                Node::Map(_) => call.facts = value,
                Node::Null => {}
                other => return Err(wrong(&other, path, "a mapping of fields")),
            },
            "intent_signal" => call.intent_signal = text(value, path)?,
            "call_summary" => call.call_summary = text(value, path)?,
            "disqualifying_flags" => call.disqualifying_flags = texts(value, path)?,
            _ => call.recording_url = text(value, path)?,
        }
        Ok(())
    }

    fn finish(self) -> Result<Call, Fault> {
        if self.seen.get(place("id")) == Some(&true) {
            return Ok(self.call);
        }
        Err(Fault {
            path: Path::root(),
            message: "the call has no `id`".to_owned(),
        })
    }
}

/// Reads the contact.
fn contact(node: Node, path: Where<'_>) -> Result<Contact, Fault> {
    let entries = match node {
        Node::Map(entries) => entries,
        Node::Null => return Ok(Contact::default()),
        other => return Err(wrong(&other, path, "a mapping")),
    };
    let mut contact = Contact::default();
    for (key, value) in entries {
        let path = &|| path().key(&key);
        let place = match key.as_str() {
            "name" => &mut contact.name,
            "company" => &mut contact.company,
            "phone" => {
                contact.phone = digits(value, path)?;
                continue;
            }
            "email" => &mut contact.email,
            _ => return Err(unknown(&key, path, &CONTACT)),
        };
        *place = text(value, path)?;
    }
    Ok(contact)
}

fn phase(node: &Node, path: Where<'_>) -> Result<Phase, Fault> {
    match node {
        Node::Text(word) if word == "live" => Ok(Phase::Live),
        Node::Text(word) if word == "ended" => Ok(Phase::Ended),
        other => Err(wrong(other, path, "`live` or `ended`")),
    }
}

/// Reads a time, or keeps the unreadable value: the outcome does not depend on it.
fn moment(node: Node) -> (Option<Instant>, Option<Node>) {
    let at = match &node {
        Node::Null => return (None, None),
        Node::Text(text) => Instant::parse(text),
        _ => None,
    };
    match at {
        Some(at) => (Some(at), None),
        None => (None, Some(node)),
    }
}

/// Reads a text; null is an empty text.
fn text(node: Node, path: Where<'_>) -> Result<String, Fault> {
    match node {
        Node::Null => Ok(String::new()),
        Node::Text(text) => Ok(text),
        other => Err(wrong(&other, path, "a text")),
    }
}

/// Reads an ID or a phone number, which programs write as a number if it has only digits.
fn digits(node: Node, path: Where<'_>) -> Result<String, Fault> {
    match node {
        Node::Int(number) => Ok(number.to_string()),
        Node::Decimal(number) => Ok(number),
        other => text(other, path),
    }
}

fn texts(node: Node, path: Where<'_>) -> Result<Vec<String>, Fault> {
    let items = match node {
        Node::List(items) => items,
        Node::Null => return Ok(Vec::new()),
        other => return Err(wrong(&other, path, "a list of texts")),
    };
    let mut texts = Vec::with_capacity(items.len());
    for (index, item) in items
        .into_iter()
        .enumerate()
        .filter(|(_, item)| *item != Node::Null)
    {
        texts.push(text(item, &|| path().index(index))?);
    }
    Ok(texts)
}

fn wrong(found: &Node, path: Where<'_>, expected: &str) -> Fault {
    let path = path();
    let name = path.as_str().trim_start_matches('/').replace('/', ".");
    let message = format!("`{name}` is {}; it must be {expected}", found.describe());
    Fault { path, message }
}

fn unknown(key: &str, path: Where<'_>, fields: &'static [&'static str]) -> Fault {
    let path = path();
    let hint = suggest::hint(key, fields.iter().copied());
    let message = format!("unknown field `{key}`; {hint}");
    Fault { path, message }
}
