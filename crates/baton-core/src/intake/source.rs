//! Map of a source: the location of each field in its payloads, and the way to read it.

use std::collections::BTreeMap;
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::pointer::Pointer;
use super::preset::Preset;
use super::reading::Reading;
use crate::document::node::Node;

/// The event that a source accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The location of the event's name.
    pub at: Pointer,
    /// The name of the event.
    pub is: String,
}

/// A value that identifies a voicemail on a platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoicemailSign {
    /// The location of the value.
    pub at: Pointer,
    /// The value as text; `true` also matches a boolean.
    pub is: String,
}

/// The location of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// A fixed location.
    At(Pointer),
    /// A location that depends on another value. For example, the direction of a call determines which number is the
    /// prospect's.
    By {
        /// The location of the value that it depends on.
        by: Pointer,
        /// The location of the field for each text of that value.
        cases: BTreeMap<String, Pointer>,
    },
    /// A location inside a named object. Structured outputs are keyed by ID, but people know them by name.
    Named {
        /// The location of the objects: a map with any keys, or a list.
        within: Pointer,
        /// The `name` of the object.
        name: String,
        /// The location of the field, relative to the object.
        at: Pointer,
    },
}

impl Location {
    /// Resolves the location in a payload. An error is the location that failed to resolve.
    pub(super) fn resolve(&self, payload: &Node) -> Result<Pointer, Pointer> {
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

    /// Returns every location in a payload that the field may be read from.
    pub(super) fn pointers(&self, payload: &Node) -> Vec<Pointer> {
        match self {
            Self::At(_) | Self::Named { .. } => self.resolve(payload).into_iter().collect(),
            Self::By { by, cases } => std::iter::once(by).chain(cases.values()).cloned().collect(),
        }
    }
}

/// The location of a field and the way to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The location of the field.
    pub from: Location,
    /// The way to read the value.
    pub read: Reading,
}

/// The type of a part of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// A text.
    Text,
    /// A time: RFC 3339, or milliseconds since 1970 if the map says so.
    Moment,
    /// A list of texts.
    Texts,
}

impl PartKind {
    /// Returns true if a reading produces values of this type.
    #[must_use]
    pub const fn accepts(self, reading: &Reading) -> bool {
        match reading {
            Reading::AsIs => true,
            Reading::EpochMilliseconds => matches!(self, Self::Moment),
            Reading::CommaText => matches!(self, Self::Texts),
            Reading::Choice(_) => matches!(self, Self::Text),
            Reading::BooleanText | Reading::IntegerText | Reading::MoneyText => false,
        }
    }
}

/// A part of a call other than a fact.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Part {
    /// The ID of the call.
    Id,
    /// The end of the call, which is the time of the decision.
    At,
    /// The start of the call.
    StartedAt,
    /// The prospect's name.
    ContactName,
    /// The prospect's company.
    ContactCompany,
    /// The prospect's phone number.
    ContactPhone,
    /// The prospect's e-mail address.
    ContactEmail,
    /// The words or actions of the prospect that make this a lead.
    IntentSignal,
    /// The summary of the call.
    CallSummary,
    /// Reasons for caution.
    DisqualifyingFlags,
    /// The URL of the recording.
    RecordingUrl,
}

impl Part {
    /// Every variant, in order of declaration.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Returns the key used in documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns the type of the part.
    #[must_use]
    pub const fn kind(self) -> PartKind {
        match self {
            Self::At | Self::StartedAt => PartKind::Moment,
            Self::DisqualifyingFlags => PartKind::Texts,
            _ => PartKind::Text,
        }
    }
}

/// The map from a platform's payloads to calls. A `None` field was left out on purpose (`none`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The preset that provides the defaults.
    pub preset: Preset,
    /// The event that the source accepts; `None` accepts any payload.
    pub event: Option<Event>,
    /// The object that the customer's own prompt fills. Its unmapped values are reported.
    pub custom_object: Option<Pointer>,
    /// Values that identify a voicemail; `None` uses the preset's.
    pub voicemail: Option<Vec<VoicemailSign>>,
    /// The parts of the call.
    pub call: BTreeMap<Part, Option<Field>>,
    /// The facts of the call by field name.
    pub facts: BTreeMap<String, Option<Field>>,
}

impl Source {
    /// Returns the sign of a voicemail in a payload, if any.
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

    /// Returns the map of a part, if any.
    #[must_use]
    pub fn part(&self, part: Part) -> Option<&Field> {
        self.call.get(&part)?.as_ref()
    }

    /// Returns the map of a fact, if any.
    #[must_use]
    pub fn fact(&self, field: &str) -> Option<&Field> {
        self.facts.get(field)?.as_ref()
    }

    /// Returns every mapped field.
    pub(super) fn fields(&self) -> impl Iterator<Item = &Field> {
        self.call.values().chain(self.facts.values()).flatten()
    }
}
