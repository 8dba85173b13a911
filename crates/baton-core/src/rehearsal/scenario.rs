//! A scenario: a call told second by second, and what the world around it does.

use std::fmt;
use strum::{IntoStaticStr, VariantArray};

use super::choice::ChoiceKind;
use crate::calendar::Instant;
use crate::call::Call;
use crate::document::Path;
use crate::document::node::Node;

/// The way of losing a deal that a scenario is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Mode {
    /// None in particular.
    #[default]
    None,
    /// The AE rings after the prospect's patience has ended.
    Latency,
    /// The AE rings and does not know what was said.
    Context,
    /// Automated messages go on while a person has taken over.
    Duplicates,
    /// Nobody rings, and nobody hears of that.
    NoEscalation,
}

impl Mode {
    /// All of them, in their order.
    pub const ALL: &[Self] = Self::VARIANTS;
}

/// Something said on the line, and the fact that it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Seconds from the beginning of the call.
    pub after_seconds: i64,
    /// What is said.
    pub said: String,
    /// The field and its value: a fact, or `intent_signal`. `None` if it tells none.
    pub told: Option<(String, Node)>,
}

/// An e-mail that the sequence would send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueuedEmail {
    /// When.
    pub at: Instant,
    /// Which, such as "E-mail 3 of 5, “Still interested?”".
    pub what: String,
}

/// When the prospect's patience ends, if nobody has rung by then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProspectTimeout {
    /// Seconds from the handoff, on any clock.
    pub after_seconds: i64,
    /// What the prospect does.
    pub what: String,
}

/// Whether a choice is made under every policy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Under {
    /// It is.
    #[default]
    Always,
    /// Only if the AE is told, and of a time by which to ring.
    Deadline,
    /// Only if not.
    NoDeadline,
}

impl Under {
    /// All of them, in their order.
    pub const ALL: &[Self] = Self::VARIANTS;
}

/// A choice that the scenario proposes to the trainer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Seconds from the handoff.
    pub after_seconds: i64,
    /// What the AE does.
    pub what: ChoiceKind,
    /// Under which policies.
    pub under: Under,
}

/// A call told second by second, and what the world around it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// What to watch for, in two or three sentences.
    pub text: String,
    /// The failure that it is about.
    pub mode: Mode,
    /// Who is called, what is known before, and the summary that will be written.
    pub call: Call,
    /// When the call begins.
    pub start: Instant,
    /// What is said, in the order of time.
    pub events: Vec<Event>,
    /// How long the call lasts, in seconds; no event is later.
    pub ends_after_seconds: i64,
    /// What the sequence would send.
    pub sequence: Vec<QueuedEmail>,
    /// When the prospect gives up; `None` if never.
    pub times_out: Option<ProspectTimeout>,
    /// What the AE does, unless the trainer decides otherwise.
    pub planned: Vec<Planned>,
    /// How long there is something to watch; a ladder that is longer goes on.
    pub until: Instant,
}

impl Scenario {
    /// The moment so many seconds into the call.
    #[must_use]
    pub fn after(&self, seconds: i64) -> Instant {
        self.start.plus(seconds)
    }

    /// When the call ends.
    #[must_use]
    pub fn ends(&self) -> Instant {
        self.after(self.ends_after_seconds)
    }
}

/// Why a document is not a list of scenarios.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioError {
    /// The place of what does not belong.
    pub path: Path,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

impl std::error::Error for ScenarioError {}
