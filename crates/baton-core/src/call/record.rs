//! The record of one call.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use crate::calendar::Instant;
use crate::document::Node;

/// The phase of a call: facts may still arrive, or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Phase {
    /// The prospect is still on the phone, so facts may still arrive.
    Live,
    /// The call is over, so missing facts stay missing.
    #[default]
    Ended,
}

impl Phase {
    /// Returns the word in a call.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The prospect's contact details, as given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// The person's name.
    pub name: String,
    /// The company.
    pub company: String,
    /// The phone number, as given.
    pub phone: String,
    /// The e-mail address, as given.
    pub email: String,
}

/// One call. It does not implement `Serialize`: [`Call::to_json`] is its only writer, so that every reader gets the
/// same values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The id given by the platform or CRM.
    pub id: String,
    /// The time of the decision: the current time for a live call, otherwise the end of the call.
    pub at: Option<Instant>,
    /// The value given for `at` if it could not be read as a time; `at` is then `None`.
    pub unreadable_at: Option<Node>,
    /// The phase of the call.
    pub phase: Phase,
    /// The prospect's contact details.
    pub contact: Contact,
    /// The facts by field, untyped until a policy reads them.
    pub facts: Node,
    /// The prospect's words or actions that make this a lead.
    pub intent_signal: String,
    /// The summary of the call.
    pub call_summary: String,
    /// Reasons for caution.
    pub disqualifying_flags: Vec<String>,
    /// The address of the recording.
    pub recording_url: String,
}

fn no_facts() -> Node {
    Node::Map(Vec::new())
}

impl Call {
    /// Creates a call without facts.
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

    /// Sets a fact, replacing an earlier value.
    pub fn set_fact(&mut self, field: &str, value: Node) {
        let Node::Map(entries) = &mut self.facts else {
            return;
        };
        match entries.iter_mut().find(|(known, _)| known == field) {
            Some((_, place)) => *place = value,
            None => entries.push((field.to_owned(), value)),
        }
    }
}
