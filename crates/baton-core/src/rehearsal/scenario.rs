//! Scenarios: a call second by second, and the outside events after it.

use std::fmt;
use strum::{IntoStaticStr, VariantArray};

use super::choice::ChoiceKind;
use crate::calendar::Instant;
use crate::call::Call;
use crate::document::Path;
use crate::document::node::Node;

/// The failure that a scenario demonstrates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum FailureMode {
    /// No particular failure.
    #[default]
    None,
    /// The AE calls after the prospect has given up.
    Latency,
    /// The AE calls without knowing what was said.
    Context,
    /// Automated messages continue after a person has taken over.
    Duplicates,
    /// The AE never calls, and no one is alerted.
    NoEscalation,
}

impl FailureMode {
    /// Every variant, in order of declaration.
    pub const ALL: &[Self] = Self::VARIANTS;
}

/// A line of the conversation, with the fact it reveals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Seconds from the start of the call.
    pub after_seconds: i64,
    /// The words said.
    pub said: String,
    /// The field and its value: a fact, or `intent_signal`. `None` if the line reveals no fact.
    pub told: Option<(String, Node)>,
}

/// An e-mail queued in a sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueuedEmail {
    /// The time of sending.
    pub at: Instant,
    /// A description such as "E-mail 3 of 5, “Still interested?”".
    pub what: String,
}

/// The time after which a prospect without a call gives up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProspectTimeout {
    /// Seconds from the handoff, including those out of hours.
    pub after_seconds: i64,
    /// The prospect's reaction.
    pub what: String,
}

/// The policies under which a planned choice applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum PlanCondition {
    /// Every policy.
    #[default]
    Always,
    /// Policies that notify the AE and set a deadline.
    Deadline,
    /// Policies that do not notify the AE or set no deadline.
    NoDeadline,
}

impl PlanCondition {
    /// Every variant, in order of declaration.
    pub const ALL: &[Self] = Self::VARIANTS;
}

/// A choice that the scenario proposes to the trainer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedChoice {
    /// Seconds from the handoff.
    pub after_seconds: i64,
    /// The action of the AE.
    pub what: ChoiceKind,
    /// The policies under which it applies.
    pub under: PlanCondition,
}

/// A call second by second, with the outside events after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// The unique ID.
    pub id: String,
    /// A title of a few words.
    pub title: String,
    /// Two or three sentences about what to watch for.
    pub text: String,
    /// The failure that it demonstrates.
    pub mode: FailureMode,
    /// The contact, the facts known before the call, and the summary written later.
    pub call: Call,
    /// The start of the call.
    pub start: Instant,
    /// The conversation in chronological order.
    pub events: Vec<Event>,
    /// The duration of the call in seconds. No event is later.
    pub ends_after_seconds: i64,
    /// The e-mails queued in a sequence.
    pub sequence: Vec<QueuedEmail>,
    /// The time at which the prospect gives up; `None` if never.
    pub times_out: Option<ProspectTimeout>,
    /// The AE's actions, unless the trainer chooses others.
    pub planned: Vec<PlannedChoice>,
    /// The end of the rehearsal. A longer SLA timeline continues beyond it.
    pub until: Instant,
}

impl Scenario {
    /// Returns the time `seconds` after the start of the call.
    #[must_use]
    pub fn after(&self, seconds: i64) -> Instant {
        self.start.plus(seconds)
    }

    /// Returns the end of the call.
    #[must_use]
    pub fn ends(&self) -> Instant {
        self.after(self.ends_after_seconds)
    }
}

/// An error in a list of scenarios.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioError {
    /// The path of the problem.
    pub path: Path,
    /// A description of the problem.
    pub message: String,
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

impl std::error::Error for ScenarioError {}
