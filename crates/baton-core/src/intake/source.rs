//! One source: where each field stands in its payloads, and how it is read.

use std::collections::BTreeMap;
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::pointer::Pointer;
use super::preset::Preset;
use super::reading::Reading;
use crate::document::node::Node;

/// Which of a platform's events a source reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Where the payload names its event.
    pub at: Pointer,
    /// The event's name.
    pub is: String,
}

/// A value by which a platform says that a voicemail answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoicemailSign {
    /// Where the payload has it.
    pub at: Pointer,
    /// The value, as text: `true` stands for a boolean too.
    pub is: String,
}

/// Where a field stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Always at one place.
    At(Pointer),
    /// It depends on another value: the prospect's number is the caller's or the called one, by direction.
    By {
        /// The place of the value that it depends on.
        by: Pointer,
        /// The place of the field for each text of that value.
        cases: BTreeMap<String, Pointer>,
    },
    /// In the one of several objects that has a name: a structured output stands under an id, and people know its name.
    Named {
        /// The place of the objects: a mapping, whatever its keys, or a list.
        within: Pointer,
        /// The `name` of the object that is meant.
        name: String,
        /// The place of the field below that object.
        at: Pointer,
    },
}

impl Place {
    /// The place in one payload; an error names the place that should have told and did not.
    pub(super) fn in_payload(&self, payload: &Node) -> Result<Pointer, Pointer> {
        match self {
            Self::At(pointer) => Ok(pointer.clone()),
            Self::By { by, cases } => by
                .find(payload)
                .and_then(|value| cases.get(&value.typed()))
                .cloned()
                .ok_or_else(|| by.clone()),
            Self::Named { within, name, at } => within
                .named(payload, name)
                .map(|object| object.join(at))
                .ok_or_else(|| within.clone()),
        }
    }

    /// Every place of a payload that may be looked at.
    pub(super) fn pointers(&self, payload: &Node) -> Vec<Pointer> {
        match self {
            Self::At(_) | Self::Named { .. } => self.in_payload(payload).into_iter().collect(),
            Self::By { by, cases } => std::iter::once(by).chain(cases.values()).cloned().collect(),
        }
    }
}

/// How one field is taken from a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Where it stands.
    pub from: Place,
    /// How what stands there is read.
    pub read: Reading,
}

/// What kind of value a part of the call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// A text.
    Text,
    /// A moment: RFC 3339, or milliseconds since 1970 if the map says so.
    Moment,
    /// A list of texts.
    Texts,
}

impl PartKind {
    /// Whether a part of this kind can be made of what a reading gives.
    #[must_use]
    pub const fn takes(self, reading: &Reading) -> bool {
        match reading {
            Reading::AsIs => true,
            Reading::EpochMilliseconds => matches!(self, Self::Moment),
            Reading::CommaText => matches!(self, Self::Texts),
            Reading::Choice(_) => matches!(self, Self::Text),
            Reading::BooleanText | Reading::IntegerText | Reading::MoneyText => false,
        }
    }
}

/// A part of a call that is not a fact.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Part {
    /// The call's id.
    Id,
    /// When the call ended: the moment of the decision.
    At,
    /// When the call began.
    StartedAt,
    /// The prospect's name.
    ContactName,
    /// The prospect's company.
    ContactCompany,
    /// The prospect's phone number.
    ContactPhone,
    /// The prospect's e-mail address.
    ContactEmail,
    /// What the prospect said or did that makes this a lead.
    IntentSignal,
    /// The summary of the call.
    CallSummary,
    /// Reasons for caution.
    DisqualifyingFlags,
    /// Where the recording is.
    RecordingUrl,
}

impl Part {
    /// All of them, in their order.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The key in a document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// What kind of value it is.
    #[must_use]
    pub const fn kind(self) -> PartKind {
        match self {
            Self::At | Self::StartedAt => PartKind::Moment,
            Self::DisqualifyingFlags => PartKind::Texts,
            _ => PartKind::Text,
        }
    }
}

/// How one platform's payloads become calls. A field that is `None` was left out on purpose (`none`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it began with.
    pub preset: Preset,
    /// The event it reads; any payload if there is none.
    pub event: Option<Event>,
    /// The object that the customer's own prompt fills; what it holds beyond the map is reported.
    pub custom_object: Option<Pointer>,
    /// Values that identify a voicemail; `None` uses the preset's.
    pub voicemail: Option<Vec<VoicemailSign>>,
    /// The call's parts.
    pub call: BTreeMap<Part, Option<Field>>,
    /// The call's facts, by field.
    pub facts: BTreeMap<String, Option<Field>>,
}

impl Source {
    /// Where the payload says that a voicemail answered, if it does.
    pub(super) fn voicemail(&self, payload: &Node) -> Option<VoicemailSign> {
        let signs = match &self.voicemail {
            Some(signs) => signs.clone(),
            None => self.preset.voicemail_signs(),
        };
        signs.into_iter().find(|sign| {
            let found = match sign.at.find(payload) {
                Some(Node::Bool(answer)) => answer.to_string(),
                Some(Node::Text(text)) => text.trim().to_owned(),
                _ => return false,
            };
            found.eq_ignore_ascii_case(&sign.is)
        })
    }

    /// The map of a part, if it has one.
    #[must_use]
    pub fn part(&self, part: Part) -> Option<&Field> {
        self.call.get(&part)?.as_ref()
    }

    /// The map of a fact, if it has one.
    #[must_use]
    pub fn fact(&self, field: &str) -> Option<&Field> {
        self.facts.get(field)?.as_ref()
    }

    /// Every field that is mapped.
    pub(super) fn fields(&self) -> impl Iterator<Item = &Field> {
        self.call.values().chain(self.facts.values()).flatten()
    }
}
