//! The record of a decision.
//!
//! Fields are declared in alphabetical order, as canonical JSON requires, so that serialisation needs no sorting.
//! Sorting would take a fifth of the time of a decision.

use serde::Serialize;

use super::brief::Brief;
use super::crm_write::CrmWrite;
use crate::calendar::{Deadline, Instant};
use crate::call::{CallFinding, Outcome};
use crate::document::Node;
use crate::document::canonical::{self, CanonicalError};
use crate::handoff::{FormatStep, PlanStep, TimelineStep};
use crate::rule::{Fact, Truth};

/// A line of the trace: a condition, or a group followed by its members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TraceLine {
    /// The value of the fact; `None` if it is missing, and for a group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual: Option<Fact>,
    /// The nesting depth, from 0.
    pub depth: usize,
    /// The change that would meet an unmet condition, such as "3 short".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance: Option<String>,
    /// The value that a condition compares with; a list for several values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Node>,
    /// The field of a condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The ID of the condition or group.
    pub id: String,
    /// `condition`, `all`, `any` or `not`.
    pub kind: &'static str,
    /// The result for the call.
    pub result: Truth,
    /// A sentence that describes the line.
    pub sentence: String,
}

/// A fact that can still change the outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// The question to ask the prospect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask: Option<String>,
    /// The field.
    pub field: String,
}

/// The format of a handed-off call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormatChoice {
    /// The deadline for a call back that replaces a warm transfer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub callback_by: Option<Deadline>,
    /// The steps of the format.
    pub steps: Vec<FormatStep>,
    /// A warning that the deal size is a range whose ends get different formats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub straddles: Option<String>,
    /// The ID of the tier; `None` if a person chooses.
    pub tier: Option<String>,
    /// The reason for the choice.
    pub why: String,
}

/// A policy's complete decision on a call. Its canonical JSON is identical on every platform, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// The time of the decision; `None` for a call without a time, which has no deadlines.
    pub at: Option<Instant>,
    /// The brief for the AE.
    pub brief: Brief,
    /// The ID of the call.
    pub call: String,
    /// The CRM data; `None` unless the call is handed off with a plan that writes to the CRM.
    pub crm: Option<CrmWrite>,
    /// The format; `None` unless handed off.
    pub format: Option<FormatChoice>,
    /// Findings about facts that could not be used as given.
    pub intake: Vec<CallFinding>,
    /// The facts that can still change the outcome, most useful question first.
    pub missing: Vec<Missing>,
    /// The outcome.
    pub outcome: Outcome,
    /// The steps of the handoff, in order; empty unless handed off.
    pub plan: Vec<PlanStep>,
    /// The digest of the policy.
    pub policy_digest: String,
    /// The outcome in a sentence.
    pub sentence: String,
    /// The SLA timeline; empty unless handed off with an SLA clock.
    pub timeline: Vec<TimelineStep>,
    /// The complete trace of the trigger.
    pub trace: Vec<TraceLine>,
}

impl Decision {
    /// Returns the decision as canonical JSON.
    ///
    /// # Errors
    /// None in practice, because a decision contains no floats and no numbers above 2^53 − 1.
    pub fn canonical(&self) -> Result<String, CanonicalError> {
        // Most decisions have 2 to 6 KB.
        canonical::to_string_with_capacity(self, 6 << 10)
    }
}
