//! From a payload to a call.

use super::error::IntakeError;
use super::finding::{FindingCode, IntakeFinding};
use super::pointer::Pointer;
use super::reading::Reading;
use super::source::{Field, Part, Place, Source};
use crate::calendar::Instant;
use crate::call::{Call, Contact, Phase, flags_of};
use crate::document::json;
use crate::document::node::Node;
use crate::rule::MoneyReading;

/// A call made of a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The call; it has ended, so what is missing stays missing.
    pub call: Call,
    /// When it began, if the payload tells.
    pub started_at: Option<Instant>,
    /// Everything that was converted, missing, unreadable or not used: a voicemail first, then parts, then facts by name.
    pub findings: Vec<IntakeFinding>,
}

/// The flag added to a voicemail, which the platform may still rate as a qualified lead.
const VOICEMAIL_FLAG: &str = "reached voicemail, not a person";

/// Reads a payload's text. A byte-order mark is skipped.
///
/// # Errors
/// [`IntakeError::NotJson`] with the line and column of what is wrong.
pub fn parse_payload(text: &str) -> Result<Node, IntakeError> {
    json::parse_sent(text).map_err(|why| IntakeError::NotJson {
        message: why.to_string(),
        line: why.line(),
        column: why.column(),
    })
}

impl Source {
    /// Makes a call of a payload. Whatever is not as the map says is in the findings, and counts as missing.
    ///
    /// # Errors
    /// [`IntakeError`] for another event than the one this source reads, and for a payload without an id.
    pub fn receive(&self, payload: &Node, money: MoneyReading) -> Result<Received, IntakeError> {
        self.check_event(payload)?;
        let mut reader = Reader {
            payload,
            money,
            findings: Vec::new(),
        };
        let voicemail = reader.voicemail(self);
        let id = reader.text(self, Part::Id);
        if id.is_empty() {
            let at = self.part(Part::Id);
            let at = at.and_then(|field| field.from.in_payload(payload).ok());
            return Err(IntakeError::IdMissing { at });
        }
        let mut call = Call::new(&id, Phase::Ended);
        call.at = reader.moment(self, Part::At);
        let started_at = reader.moment(self, Part::StartedAt);
        call.contact = Contact {
            name: reader.text(self, Part::ContactName),
            company: reader.text(self, Part::ContactCompany),
            phone: reader.text(self, Part::ContactPhone),
            email: reader.text(self, Part::ContactEmail),
        };
        call.intent_signal = reader.text(self, Part::IntentSignal);
        call.call_summary = reader.text(self, Part::CallSummary);
        call.disqualifying_flags = reader.texts(self, Part::DisqualifyingFlags);
        if voicemail {
            call.disqualifying_flags.push(VOICEMAIL_FLAG.to_owned());
        }
        call.recording_url = reader.text(self, Part::RecordingUrl);
        let facts = self.facts.iter().filter_map(|(name, field)| {
            let (node, _) = reader.value(name, field.as_ref()?)?;
            Some((name.clone(), node))
        });
        call.facts = Node::Map(facts.collect());
        reader.unused(self);
        Ok(Received {
            call,
            started_at,
            findings: reader.findings,
        })
    }

    fn check_event(&self, payload: &Node) -> Result<(), IntakeError> {
        let Some(event) = &self.event else {
            return Ok(());
        };
        let (at, expected) = (event.at.clone(), event.is.clone());
        match event.at.find(payload) {
            Some(Node::Text(found)) if *found == event.is => Ok(()),
            Some(Node::Text(found)) => Err(IntakeError::OtherEvent {
                at,
                found: found.clone(),
                expected,
            }),
            _ => Err(IntakeError::EventMissing { at, expected }),
        }
    }
}

/// Reads field after field, and notes what it finds.
struct Reader<'a> {
    payload: &'a Node,
    money: MoneyReading,
    findings: Vec<IntakeFinding>,
}

impl Reader<'_> {
    fn find(&mut self, code: FindingCode, field: &str, pointer: &Pointer, message: String) {
        self.findings.push(IntakeFinding {
            code,
            field: field.to_owned(),
            pointer: pointer.clone(),
            message,
        });
    }

    /// Reports a voicemail.
    fn voicemail(&mut self, source: &Source) -> bool {
        let Some(sign) = source.voicemail(self.payload) else {
            return false;
        };
        let (at, is) = (&sign.at, &sign.is);
        let message =
            format!("a voicemail answered ({at} is {is}): there was no conversation with a person");
        self.find(FindingCode::Voicemail, "voicemail", at, message);
        true
    }

    /// The value of a field and where it stood; `None`, with a finding, if there is none to be had.
    fn value(&mut self, name: &str, field: &Field) -> Option<(Node, Pointer)> {
        let pointer = match field.from.in_payload(self.payload) {
            Ok(pointer) => pointer,
            Err(by) => {
                let message = match &field.from {
                    Place::Named { name: named, .. } => format!(
                        "{by} does not hold exactly one object that is named “{named}”; {name} is missing"
                    ),
                    _ => format!("{by} does not tell where {name} stands; it is missing"),
                };
                self.find(FindingCode::Missing, name, &by, message);
                return None;
            }
        };
        let pointer = &pointer;
        let missing = |what: &str| format!("{what} at {pointer}; {name} is missing");
        let Some(node) = pointer.find(self.payload) else {
            self.find(FindingCode::Missing, name, pointer, missing("nothing"));
            return None;
        };
        // Platforms fill in "" for what they were asked and did not hear. As it is, an empty text is a text.
        let blank = matches!(node, Node::Text(text) if text.trim().is_empty());
        let chosen =
            matches!(&field.read, Reading::Choice(choices) if choices.contains_key(&node.typed()));
        if blank && field.read != Reading::AsIs && !chosen {
            self.find(
                FindingCode::Missing,
                name,
                pointer,
                missing("an empty text"),
            );
            return None;
        }
        match field.read.read(node, self.money) {
            Ok(value) if value.node == Node::Null => {
                let what = format!("{}, which means not known, stands", node.describe());
                self.find(FindingCode::Missing, name, pointer, missing(&what));
                None
            }
            Ok(value) => {
                if let Some(message) = value.converted {
                    self.find(FindingCode::Converted, name, pointer, message);
                }
                Some((value.node, pointer.clone()))
            }
            Err(why) => {
                self.unreadable(name, pointer, &why.to_string());
                // The decision says again that an amount was given: it is not one that was never named.
                let is_scalar = matches!(node, Node::Text(_) | Node::Int(_) | Node::Decimal(_));
                let is_amount = field.read == Reading::MoneyText && is_scalar;
                is_amount.then(|| (node.clone(), pointer.clone()))
            }
        }
    }

    fn unreadable(&mut self, name: &str, pointer: &Pointer, why: &str) {
        let message = format!("{why}; {name} counts as missing");
        self.find(FindingCode::Unreadable, name, pointer, message);
    }

    /// A part that is a text; empty if it is missing.
    fn text(&mut self, source: &Source, part: Part) -> String {
        let name = part.as_str();
        let Some((node, pointer)) = source.part(part).and_then(|field| self.value(name, field))
        else {
            return String::new();
        };
        let takes_digits = matches!(part, Part::Id | Part::ContactPhone);
        match node {
            Node::Text(text) => {
                if text.trim().is_empty() {
                    let message = format!("an empty text stands at {pointer}; {name} is missing");
                    self.find(FindingCode::Missing, name, &pointer, message);
                }
                text
            }
            // Ids and phone numbers are numbers on some platforms.
            Node::Int(n) if takes_digits => {
                let message = format!("the number {n} was read as a text");
                self.find(FindingCode::Converted, name, &pointer, message);
                n.to_string()
            }
            Node::Decimal(digits) if takes_digits => {
                let message = format!("the number {digits} was read as a text");
                self.find(FindingCode::Converted, name, &pointer, message);
                digits
            }
            other => {
                let why = format!("{} is not a text", other.describe());
                self.unreadable(name, &pointer, &why);
                String::new()
            }
        }
    }

    /// A part that is a moment. RFC 3339 in any offset is one; so is what `epoch_milliseconds` made of a number.
    fn moment(&mut self, source: &Source, part: Part) -> Option<Instant> {
        let name = part.as_str();
        let (node, pointer) = self.value(name, source.part(part)?)?;
        let at = match &node {
            Node::Text(text) => Instant::parse(text),
            _ => None,
        };
        if at.is_none() {
            let why = format!("{} is not an RFC 3339 time", node.describe());
            self.unreadable(name, &pointer, &why);
        }
        at
    }

    /// A part that is a list of texts.
    fn texts(&mut self, source: &Source, part: Part) -> Vec<String> {
        let name = part.as_str();
        let Some((node, pointer)) = source.part(part).and_then(|field| self.value(name, field))
        else {
            return Vec::new();
        };
        let texts = match &node {
            Node::List(items) => items
                .iter()
                .map(|item| match item {
                    Node::Text(text) => Some(text.clone()),
                    _ => None,
                })
                .collect(),
            Node::Text(text) => {
                let flags: Vec<String> = flags_of(text).map(str::to_owned).collect();
                let (given, count) = (node.describe(), flags.len());
                let message = format!("{given} was read as a list of {count}");
                self.find(FindingCode::Converted, name, &pointer, message);
                Some(flags)
            }
            _ => None,
        };
        texts.unwrap_or_else(|| {
            let why = format!("{} is not a list of texts", node.describe());
            self.unreadable(name, &pointer, &why);
            Vec::new()
        })
    }

    /// Reports what the customer's own object holds and no field of the map looks at.
    fn unused(&mut self, source: &Source) {
        let Some(object) = &source.custom_object else {
            return;
        };
        let Some(Node::Map(entries)) = object.find(self.payload) else {
            return;
        };
        // To find the place of a named object takes a look at all of them.
        let used: Vec<Pointer> = source
            .fields()
            .flat_map(|field| field.from.pointers(self.payload))
            .collect();
        for (key, value) in entries {
            let pointer = object.key(key);
            match output(value) {
                Some((name, Node::Map(results))) => {
                    let results = results.iter().map(|(key, _)| {
                        let within = pointer.key("result").key(key);
                        (format!("{name}: {key}"), within)
                    });
                    self.not_used(&used, results.collect());
                }
                Some((name, _)) => self.not_used(&used, vec![(name.to_owned(), pointer)]),
                None => self.not_used(&used, vec![(key.clone(), pointer)]),
            }
        }
    }

    /// Reports those of some values that no field of the map looks at.
    fn not_used(&mut self, used: &[Pointer], values: Vec<(String, Pointer)>) {
        for (name, pointer) in values {
            let looked_at = used
                .iter()
                .any(|used| used.is_within(&pointer) || pointer.is_within(used));
            if !looked_at {
                let message = format!("{name} is not in the map; it was not used");
                self.find(FindingCode::NotMapped, &name, &pointer, message);
            }
        }
    }
}

/// The name and result of a structured output, which stands under an id that says nothing to a reader.
fn output(value: &Node) -> Option<(&str, &Node)> {
    match (value.get("name")?, value.get("result")?) {
        (Node::Text(name), result) => Some((name, result)),
        _ => None,
    }
}
