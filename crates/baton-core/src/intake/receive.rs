//! Conversion of a payload to a call.

use super::error::IntakeError;
use super::finding::{FindingCode, IntakeFinding};
use super::pointer::Pointer;
use super::reading::Reading;
use super::source::{Field, Location, Part, Source};
use crate::calendar::Instant;
use crate::call::{Call, Contact, Phase, split_flags};
use crate::document::json;
use crate::document::node::Node;
use crate::rule::MoneyReading;

/// A call made from a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The call. It has ended, so missing values stay missing.
    pub call: Call,
    /// The start of the call, if the payload has it.
    pub started_at: Option<Instant>,
    /// Everything converted, missing, unreadable or unused: a voicemail first, then parts, then facts by name.
    pub findings: Vec<IntakeFinding>,
}

/// The flag for a voicemail, because the platform may still rate the call as a qualified lead.
const VOICEMAIL_FLAG: &str = "reached voicemail, not a person";

/// Parses the text of a payload. A byte-order mark is skipped.
///
/// # Errors
/// [`IntakeError::NotJson`] with the line and column of the problem.
pub fn parse_payload(text: &str) -> Result<Node, IntakeError> {
    json::parse_sent(text).map_err(|why| IntakeError::NotJson {
        message: why.to_string(),
        line: why.line(),
        column: why.column(),
    })
}

impl Source {
    /// Makes a call from a payload. Deviations from the map are reported as findings and count as missing.
    ///
    /// # Errors
    /// [`IntakeError`] for another event than the source accepts, and for a payload without an ID.
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
            let at = at.and_then(|field| field.from.resolve(payload).ok());
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
        reader.report_unmapped(self);
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

/// Reads fields one after another and collects findings.
struct Reader<'a> {
    payload: &'a Node,
    money: MoneyReading,
    findings: Vec<IntakeFinding>,
}

impl Reader<'_> {
    fn report(&mut self, code: FindingCode, field: &str, pointer: &Pointer, message: String) {
        self.findings.push(IntakeFinding {
            code,
            field: field.to_owned(),
            pointer: pointer.clone(),
            message,
        });
    }

    /// Returns true and reports a finding if a voicemail answered.
    fn voicemail(&mut self, source: &Source) -> bool {
        let Some(sign) = source.voicemail(self.payload) else {
            return false;
        };
        let (at, is) = (&sign.at, &sign.is);
        let message =
            format!("a voicemail answered ({at} is {is}): there was no conversation with a person");
        self.report(FindingCode::Voicemail, "voicemail", at, message);
        true
    }

    /// Reads a field. Returns its value and location, or `None` with a finding.
    fn value(&mut self, name: &str, field: &Field) -> Option<(Node, Pointer)> {
        let pointer = match field.from.resolve(self.payload) {
            Ok(pointer) => pointer,
            Err(by) => {
                let message = match &field.from {
                    Location::Named { name: named, .. } => format!(
                        "{by} does not contain exactly one object named “{named}”; {name} is missing"
                    ),
                    _ => format!("{by} does not determine where {name} is; it is missing"),
                };
                self.report(FindingCode::Missing, name, &by, message);
                return None;
            }
        };
        let pointer = &pointer;
        let missing = |what: &str| format!("{what} at {pointer}; {name} is missing");
        let Some(node) = pointer.find(self.payload) else {
            self.report(FindingCode::Missing, name, pointer, missing("nothing"));
            return None;
        };
        // Platforms send "" for values they did not hear. With `as_is`, an empty text is kept as a text.
        let blank = matches!(node, Node::Text(text) if text.trim().is_empty());
        let chosen =
            matches!(&field.read, Reading::Choice(choices) if choices.contains_key(&node.typed()));
        if blank && field.read != Reading::AsIs && !chosen {
            self.report(
                FindingCode::Missing,
                name,
                pointer,
                missing("an empty text"),
            );
            return None;
        }
        match field.read.read(node, self.money) {
            Ok(value) if value.node == Node::Null => {
                let what = format!("{}, which means unknown,", node.describe());
                self.report(FindingCode::Missing, name, pointer, missing(&what));
                None
            }
            Ok(value) => {
                if let Some(message) = value.converted {
                    self.report(FindingCode::Converted, name, pointer, message);
                }
                Some((value.node, pointer.clone()))
            }
            Err(why) => {
                self.unreadable(name, pointer, &why.to_string());
                // Keeps the text, so that the decision can report that an amount was given but not readable.
                let is_scalar = matches!(node, Node::Text(_) | Node::Int(_) | Node::Decimal(_));
                let is_amount = field.read == Reading::MoneyText && is_scalar;
                is_amount.then(|| (node.clone(), pointer.clone()))
            }
        }
    }

    fn unreadable(&mut self, name: &str, pointer: &Pointer, why: &str) {
        let message = format!("{why}; {name} counts as missing");
        self.report(FindingCode::Unreadable, name, pointer, message);
    }

    /// Reads a text part; empty if it is missing.
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
                    let message = format!("an empty text at {pointer}; {name} is missing");
                    self.report(FindingCode::Missing, name, &pointer, message);
                }
                text
            }
            // IDs and phone numbers are numbers on some platforms.
            Node::Int(n) if takes_digits => {
                let message = format!("the number {n} was read as a text");
                self.report(FindingCode::Converted, name, &pointer, message);
                n.to_string()
            }
            Node::Decimal(digits) if takes_digits => {
                let message = format!("the number {digits} was read as a text");
                self.report(FindingCode::Converted, name, &pointer, message);
                digits
            }
            other => {
                let why = format!("{} is not a text", other.describe());
                self.unreadable(name, &pointer, &why);
                String::new()
            }
        }
    }

    /// Reads a time part: RFC 3339 in any offset, or the result of `epoch_milliseconds`.
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

    /// Reads a part that is a list of texts.
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
                let flags: Vec<String> = split_flags(text).map(str::to_owned).collect();
                let (given, count) = (node.describe(), flags.len());
                let message = format!("{given} was read as a list of {count}");
                self.report(FindingCode::Converted, name, &pointer, message);
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

    /// Reports the values in the customer's own object that the map does not use.
    fn report_unmapped(&mut self, source: &Source) {
        let Some(object) = &source.custom_object else {
            return;
        };
        let Some(Node::Map(entries)) = object.find(self.payload) else {
            return;
        };
        // Computed once: finding a named object means visiting all of them.
        let used: Vec<Pointer> = source
            .fields()
            .flat_map(|field| field.from.pointers(self.payload))
            .collect();
        for (key, value) in entries {
            let pointer = object.key(key);
            match structured_output(value) {
                Some((name, Node::Map(results))) => {
                    let results = results.iter().map(|(key, _)| {
                        let within = pointer.key("result").key(key);
                        (format!("{name}: {key}"), within)
                    });
                    self.report_unused(&used, results.collect());
                }
                Some((name, _)) => self.report_unused(&used, vec![(name.to_owned(), pointer)]),
                None => self.report_unused(&used, vec![(key.clone(), pointer)]),
            }
        }
    }

    /// Reports the values that the map does not use.
    fn report_unused(&mut self, used: &[Pointer], values: Vec<(String, Pointer)>) {
        for (name, pointer) in values {
            let is_used = used
                .iter()
                .any(|used| used.is_within(&pointer) || pointer.is_within(used));
            if !is_used {
                let message = format!("{name} is not in the map; it was not used");
                self.report(FindingCode::NotMapped, &name, &pointer, message);
            }
        }
    }
}

/// Returns the name and result of a structured output, whose key is an opaque ID.
fn structured_output(value: &Node) -> Option<(&str, &Node)> {
    match (value.get("name")?, value.get("result")?) {
        (Node::Text(name), result) => Some((name, result)),
        _ => None,
    }
}
