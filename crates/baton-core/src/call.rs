//! A call: what a decision is made on.

mod flags;
mod read;
mod write;

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::fact::{AMOUNT_QUALIFIED, Fact, Facts, MoneyReading, Schema};
use crate::instant::Instant;
use crate::json::{self, JsonError};
use crate::missing_value;
use crate::node::Node;
use crate::path::Path;

pub use flags::flags_of;
pub(crate) use read::{CONTACT, FIELDS, place};

/// Whether facts may still arrive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Mid-call: the prospect is still on the phone.
    Live,
    /// The call is over; what is missing stays missing.
    #[default]
    Ended,
}

impl Phase {
    /// The word in a call.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Ended => "ended",
        }
    }
}

/// Who was called.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// The person's name.
    pub name: String,
    /// Their company.
    pub company: String,
    /// A phone number in E.164.
    pub phone: String,
    /// An e-mail address.
    pub email: String,
}

/// One call, in our own form. It is written by [`Call::to_json`] and by nothing else, so that every reader gets the same
/// values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The caller's own id for it.
    pub id: String,
    /// When the trigger's facts were complete: mid-call for a live one, else the call's end.
    pub at: Option<Instant>,
    /// The value given for `at` when it could not be read as a time; `at` is then `None`.
    pub unreadable_at: Option<Node>,
    /// Whether facts may still arrive.
    pub phase: Phase,
    /// Who was called.
    pub contact: Contact,
    /// What the call told, by field; untyped until a policy reads it.
    pub facts: Node,
    /// What the prospect said or did that makes this a lead.
    pub intent_signal: String,
    /// The summary of the call.
    pub call_summary: String,
    /// Reasons for caution.
    pub disqualifying_flags: Vec<String>,
    /// Where the recording is.
    pub recording_url: String,
}

fn no_facts() -> Node {
    Node::Map(Vec::new())
}

/// Why a text is not a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallError {
    message: String,
    line: usize,
    column: usize,
}

impl CallError {
    /// The stable code.
    pub const CODE: &'static str = "call_unreadable";

    /// The line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column, from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for CallError {}

impl From<JsonError> for CallError {
    fn from(error: JsonError) -> Self {
        Self {
            message: error.message().to_owned(),
            line: error.line(),
            column: error.column(),
        }
    }
}

impl From<read::Fault> for CallError {
    fn from(fault: read::Fault) -> Self {
        Self {
            message: fault.message,
            line: 1,
            column: 1,
        }
    }
}

/// A fact of a call that the policy could not use as given, or not all of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The stable code: `unknown_fact`, `wrong_type`, `out_of_range`, `moment_missing`, `placeholder_value`,
    /// `phone_unusable`, `email_unusable`, `amount_unreadable`; `amount_qualified` of an amount that was used without the
    /// words beside it.
    pub code: &'static str,
    /// The field.
    pub field: String,
    /// What is wrong, in words.
    pub message: String,
}

impl Finding {
    /// The code of a marker that stands where a value is missing: `N/A`, `null`, `{{first_name}}`.
    pub const PLACEHOLDER_VALUE: &'static str = "placeholder_value";

    pub(crate) fn new(code: &'static str, field: &str, message: String) -> Self {
        Self {
            code,
            field: field.to_owned(),
            message,
        }
    }

    /// A field whose value is a marker.
    pub(crate) fn marker(field: &str, given: &str) -> Self {
        let message = format!(
            "{} is the placeholder “{}”; it counts as missing",
            field_label(field),
            beginning(given)
        );
        Self::new(Self::PLACEHOLDER_VALUE, field, message)
    }

    /// A field of which a part is a marker, and what is left of it.
    pub(crate) fn part_is_marker(field: &str, given: &str, left: &str) -> Self {
        let message = format!(
            "{} “{}” contains a placeholder; “{}” is used",
            field_label(field),
            beginning(given),
            beginning(left)
        );
        Self::new(Self::PLACEHOLDER_VALUE, field, message)
    }

    /// A list with a marker among its items.
    pub(crate) fn marker_in_list(field: &str, item: &str) -> Self {
        let message = format!(
            "{} has the placeholder “{}”; it is left out",
            field_label(field),
            beginning(item)
        );
        Self::new(Self::PLACEHOLDER_VALUE, field, message)
    }
}

/// A given value in a sentence: no more than its first 60 characters.
fn beginning(given: &str) -> Cow<'_, str> {
    let given = given.trim();
    match given.char_indices().nth(60) {
        Some((end, _)) => Cow::Owned(format!("{}…", given.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(given),
    }
}

/// A field as a sentence names it: `contact.name` is "contact name".
fn field_label(field: &str) -> String {
    field.replace(['_', '.'], " ")
}

impl Call {
    /// A call that says nothing yet.
    #[must_use]
    pub fn new(id: &str, phase: Phase) -> Self {
        Self {
            id: id.to_owned(),
            at: None,
            unreadable_at: None,
            phase,
            contact: Contact::default(),
            facts: no_facts(),
            intent_signal: String::new(),
            call_summary: String::new(),
            disqualifying_flags: Vec::new(),
            recording_url: String::new(),
        }
    }

    /// Sets a fact, in the place of one that was there.
    pub fn set_fact(&mut self, field: &str, value: Node) {
        let Node::Map(entries) = &mut self.facts else {
            return;
        };
        match entries.iter_mut().find(|(known, _)| known == field) {
            Some((_, place)) => *place = value,
            None => entries.push((field.to_owned(), value)),
        }
    }

    /// The finding of a call that is decided without a moment: nothing in it can be due by a time.
    pub(crate) fn moment_missing(&self) -> Finding {
        let why = match &self.unreadable_at {
            Some(given) => format!(
                "the call's time is {}, which cannot be read as a time such as 2026-06-19T14:23:00Z",
                given.describe()
            ),
            None => "the call has no time".to_owned(),
        };
        Finding {
            code: "moment_missing",
            field: "at".to_owned(),
            message: format!("{why}; no deadline is set"),
        }
    }

    /// Adds what of the call's own texts are markers for a missing value.
    pub(crate) fn report_texts(&self, findings: &mut Vec<Finding>) {
        for (field, text) in [
            ("intent_signal", &self.intent_signal),
            ("call_summary", &self.call_summary),
            ("recording_url", &self.recording_url),
        ] {
            if missing_value::is_marker(text) {
                findings.push(Finding::marker(field, text));
            }
        }
        let flags = self.disqualifying_flags.iter();
        let markers = flags.filter(|flag| missing_value::is_marker(flag));
        findings.extend(markers.map(|flag| Finding::marker_in_list("disqualifying_flags", flag)));
    }

    /// Reads one JSON object. A byte-order mark is skipped; a key that stands twice is an error.
    ///
    /// # Errors
    /// [`CallError`] with the line and column of what is not a call.
    pub fn from_json(text: &str) -> Result<Self, CallError> {
        if let Some(call) = read::usual(json::without_mark(text)) {
            return Ok(call);
        }
        let mut node = json::parse_sent(text)?;
        read::keep_digits(&mut node, json::without_mark(text));
        read::call(node).map_err(|fault| {
            let text = json::without_mark(text);
            json::error_at(text, &fault.path, fault.message).into()
        })
    }

    /// Reads a value that was read already; an error has line 1 and column 1.
    ///
    /// # Errors
    /// [`CallError`] when it is not a call.
    pub fn from_node(node: Node) -> Result<Self, CallError> {
        read::call(node).map_err(CallError::from)
    }

    /// Reads the call's facts into a policy's slots. What cannot be used counts as missing and is reported.
    #[must_use]
    pub fn prepare(&self, schema: &Schema, reading: MoneyReading) -> (Facts, Vec<Finding>) {
        let mut facts = Facts::none(schema);
        if self.phase == Phase::Ended {
            facts.settle();
        }
        let mut findings = Vec::new();
        let Node::Map(entries) = &self.facts else {
            return (facts, findings);
        };
        for (field, node) in entries {
            let known = schema
                .slot(field)
                .and_then(|slot| Some((slot, schema.spec(slot)?)));
            let Some((slot, spec)) = known else {
                let message = match field.chars().count() {
                    0 => "a fact without a name was not used".to_owned(),
                    1..=100 => {
                        format!("the policy does not know the fact {field}; it was not used")
                    }
                    _ => "the policy does not know a fact of such a long name; it was not used"
                        .to_owned(),
                };
                findings.push(Finding {
                    code: "unknown_fact",
                    field: field.clone(),
                    message,
                });
                continue;
            };
            if *node == Node::Null {
                continue;
            }
            let (code, message) = match spec.read_given(node, reading) {
                Ok((fact, remark)) => {
                    report_items(field, &fact, node, &mut findings);
                    facts.set(slot, fact);
                    let Some(remark) = remark else { continue };
                    (AMOUNT_QUALIFIED, remark)
                }
                Err(why) => {
                    let message = format!("{}; it counts as missing", why.message());
                    (why.code(), message)
                }
            };
            findings.push(Finding {
                code,
                field: field.clone(),
                message,
            });
        }
        (facts, findings)
    }
}

/// Reports the items of a list of texts that were left out.
fn report_items(field: &str, fact: &Fact, node: &Node, findings: &mut Vec<Finding>) {
    let (Fact::Texts(kept), Node::List(items)) = (fact, node) else {
        return;
    };
    if kept.len() == items.len() {
        return;
    }
    for item in items {
        if let Node::Text(item) = item
            && missing_value::is_marker(item)
        {
            findings.push(Finding::marker_in_list(field, item));
        }
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
        read::contact(node, &Path::root).map_err(|fault| de::Error::custom(fault.message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::builtin;
    use crate::money::{Basis, Currency};

    const READING: MoneyReading = MoneyReading {
        currency: Currency::GBP,
        basis: Basis::Mid,
    };

    #[test]
    fn no_coercion_and_nothing_silent() {
        let call = Call::from_json(
            r#"{"id":"c","facts":{"qualification_score":"82","budget_confirmed":1,"deal_size":"£15–20k",
                "lead_source":"referral","mood":"good","decision_maker_confirmed":null}}"#,
        )
        .unwrap();
        let schema = Schema::new(builtin());
        let (facts, findings) = call.prepare(&schema, READING);
        let codes: Vec<_> = findings
            .iter()
            .map(|f| (f.field.as_str(), f.code))
            .collect();
        assert_eq!(
            codes,
            [
                ("qualification_score", "wrong_type"),
                ("budget_confirmed", "wrong_type"),
                ("lead_source", "out_of_range"),
                ("mood", "unknown_fact"),
            ]
        );
        let slot = |name: &str| schema.slot(name).unwrap();
        assert_eq!(facts.get(slot("deal_size")), Some(&Fact::Money(1_750_000)));
        assert_eq!(facts.get(slot("qualification_score")), None);
        assert_eq!(facts.get(slot("decision_maker_confirmed")), None);
    }

    #[test]
    fn what_is_not_a_call_says_where() {
        let error = Call::from_json("{\"id\":\"c\",\n\"facts\":{\"a\":1,\"a\":2}}").unwrap_err();
        assert_eq!(error.line(), 2);
        assert!(error.to_string().contains("`a` stands twice"), "{error}");
        assert!(
            Call::from_json(r#"{"id":"c","facts":[]}"#)
                .unwrap_err()
                .to_string()
                .contains("a list")
        );
        assert!(
            Call::from_json(r#"{"id":"c","fact":{}}"#)
                .unwrap_err()
                .to_string()
                .contains("unknown field")
        );
    }
}
