//! From an untyped value to a call. What does not belong is named with its place.

use serde::{Deserialize, Deserializer, de};

use super::error::CallError;
use super::record::{Call, Contact, Phase};
use crate::calendar::Instant;
use crate::document::Path;
use crate::document::json::{self, Kind, Reader};
use crate::document::node::Node;
use crate::document::suggest;

/// What does not belong where it stands.
struct Fault {
    path: Path,
    message: String,
}

impl Call {
    /// Reads one JSON object. A byte-order mark is skipped; a key that stands twice is an error.
    ///
    /// # Errors
    /// [`CallError`] with the line and column of what is not a call.
    pub fn from_json(text: &str) -> Result<Self, CallError> {
        if let Some(call) = usual(json::without_mark(text)) {
            return Ok(call);
        }
        let mut node = json::parse_sent(text)?;
        keep_digits(&mut node, json::without_mark(text));
        call(node).map_err(|fault| {
            let text = json::without_mark(text);
            json::error_at(text, &fault.path, fault.message).into()
        })
    }

    /// Reads a value that was read already; an error has line 1 and column 1.
    ///
    /// # Errors
    /// [`CallError`] when it is not a call.
    pub fn from_node(node: Node) -> Result<Self, CallError> {
        call(node).map_err(CallError::from)
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

impl From<Fault> for CallError {
    fn from(fault: Fault) -> Self {
        Self {
            message: fault.message,
            line: 1,
            column: 1,
        }
    }
}

/// A place, worked out only if something is wrong there.
type Where<'a> = &'a dyn Fn() -> Path;

/// The fields of a call, in the order in which it is written.
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

/// The place of a field in [`FIELDS`], worked out when this is compiled: to match numbers is quicker than names.
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

/// The fields of a contact, in the order in which it is written.
pub(crate) const CONTACT: [&str; 4] = ["name", "company", "phone", "email"];

/// Reads a text of the usual kind in one pass; nothing for any other, and for what is no call. [`call`] says what is
/// wrong with those.
fn usual(text: &str) -> Option<Call> {
    let mut reader = Reader::sent(text);
    let mut call = Call::new("", Phase::default());
    let mut seen = Seen::default();
    reader.open_map().ok()?;
    while let Some(key) = reader.next_key().ok()? {
        let field = seen.first_time(&FIELDS, &key)?;
        let place = match field {
            "id" => {
                call.id = text_or_number(&mut reader)?;
                continue;
            }
            "intent_signal" => &mut call.intent_signal,
            "call_summary" => &mut call.call_summary,
            "recording_url" => &mut call.recording_url,
            _ => {
                other(field, &mut reader, &mut call)?;
                continue;
            }
        };
        *place = reader.text().ok()?.into_owned();
    }
    reader.end().ok()?;
    seen.has(&FIELDS, "id").then_some(call)
}

fn other(field: &str, reader: &mut Reader<'_>, call: &mut Call) -> Option<()> {
    match field {
        "at" => call.at = Some(Instant::parse(&reader.text().ok()?)?),
        "contact" => {
            let mut seen = Seen::default();
            reader.open_map().ok()?;
            while let Some(key) = reader.next_key().ok()? {
                let place = match seen.first_time(&CONTACT, &key)? {
                    "name" => &mut call.contact.name,
                    "company" => &mut call.contact.company,
                    "phone" => {
                        call.contact.phone = text_or_number(reader)?;
                        continue;
                    }
                    _ => &mut call.contact.email,
                };
                *place = reader.text().ok()?.into_owned();
            }
        }
        "facts" => match reader.value().ok()? {
            facts @ Node::Map(_) => call.facts = facts,
            _ => return None,
        },
        "phase" => {
            call.phase = phase(&Node::Text(reader.text().ok()?.into_owned()), &Path::root).ok()?
        }
        _ => call.disqualifying_flags = texts(reader.value().ok()?, &Path::root).ok()?,
    }
    Some(())
}

/// Reads a text, or a number as it is written.
fn text_or_number(reader: &mut Reader<'_>) -> Option<String> {
    match reader.peek().ok()? {
        Kind::Number => reader.number().ok().map(str::to_owned),
        _ => Some(reader.text().ok()?.into_owned()),
    }
}

/// Gives the id and the phone number of a call their digits as its text has them, where they are numbers: as a value, a
/// number with an exponent is another text.
fn keep_digits(node: &mut Node, text: &str) {
    let root = Path::root();
    for path in [root.key("id"), root.key("contact").key("phone")] {
        let Some(value @ (Node::Int(_) | Node::Decimal(_))) = node.at_mut(&path) else {
            continue;
        };
        if let Some(digits) = json::number_at(text, &path) {
            *value = Node::text(digits);
        }
    }
}

/// Which fields of a mapping have been read.
#[derive(Default)]
struct Seen(u32);

impl Seen {
    /// The field of this name, unless there is none, or it has been there.
    fn first_time(&mut self, fields: &[&'static str], name: &str) -> Option<&'static str> {
        let number = fields.iter().position(|field| *field == name)?;
        let bit = 1u32.checked_shl(u32::try_from(number).ok()?)?;
        let first = self.0 & bit == 0;
        self.0 |= bit;
        fields.get(number).copied().filter(|_| first)
    }

    fn has(&self, fields: &[&'static str], name: &str) -> bool {
        let number = fields.iter().position(|field| *field == name);
        number.is_some_and(|number| self.0 >> number & 1 == 1)
    }
}

/// Reads a call.
fn call(node: Node) -> Result<Call, Fault> {
    let root = Path::root();
    let Node::Map(entries) = node else {
        let message = format!("a call is one JSON object, not {}", node.describe());
        return Err(Fault {
            path: root,
            message,
        });
    };
    let mut id = None;
    let mut call = Call::new("", Phase::default());
    for (key, value) in entries {
        let path = &|| root.key(&key);
        match key.as_str() {
            "id" if value == Node::Null => return Err(wrong(&value, path, "a text")),
            "id" => id = Some(digits(value, path)?),
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
            "recording_url" => call.recording_url = text(value, path)?,
            _ => return Err(unknown(&key, path, &FIELDS)),
        }
    }
    call.id = id.ok_or_else(|| Fault {
        path: root,
        message: "the call has no `id`".to_owned(),
    })?;
    Ok(call)
}

/// Reads who was called.
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

/// Reads a moment, or keeps the value that is none: the call's outcome does not need it.
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

/// Reads a text; null is what a program writes for none.
fn text(node: Node, path: Where<'_>) -> Result<String, Fault> {
    match node {
        Node::Null => Ok(String::new()),
        Node::Text(text) => Ok(text),
        other => Err(wrong(&other, path, "a text")),
    }
}

/// Reads a text that programs write as a number when it is all digits: an id, a phone number.
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
    let message = format!("`{name}` is {}; {expected} belongs here", found.describe());
    Fault { path, message }
}

fn unknown(key: &str, path: Where<'_>, fields: &'static [&'static str]) -> Fault {
    let path = path();
    let hint = suggest::hint(key, fields.iter().copied());
    let message = format!("unknown field `{key}`; {hint}");
    Fault { path, message }
}
