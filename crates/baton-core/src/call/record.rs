//! One call, as a voice platform or a CRM hands it over.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use crate::calendar::Instant;
use crate::document::Node;

/// Whether facts may still arrive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
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
    pub fn as_str(self) -> &'static str {
        self.into()
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
}
