//! The answer to one call: what happens, why, and when.
//!
//! The fields of a decision and of all that is in it are declared in alphabetical order, as canonical JSON has them:
//! nothing has to be sorted when it is written, which would take a fifth of the time of deciding.

use serde::Serialize;

use super::brief::Brief;
use super::crm_write::CrmWrite;
use crate::calendar::{Deadline, Instant};
use crate::call::{CallFinding, Outcome};
use crate::document::Node;
use crate::document::canonical::{self, CanonicalError};
use crate::handoff::{FormatStep, PlanStep, TimelineStep};
use crate::rule::{Fact, Truth};

/// One line of the account of the trigger: a condition, or a group and then its members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TraceLine {
    /// The call's value; `None` when the fact is missing, and for a group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual: Option<Fact>,
    /// How deep it is nested, from 0.
    pub depth: usize,
    /// What would turn a condition that is not met, such as "3 short".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance: Option<String>,
    /// What a condition holds it against; a list for several values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Node>,
    /// The field of a condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The condition's or group's id.
    pub id: String,
    /// `condition`, `all`, `any` or `not`.
    pub kind: &'static str,
    /// What it says of the call.
    pub result: Truth,
    /// The line in plain English.
    pub sentence: String,
}

/// A fact that could still change the outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// The question that would settle it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask: Option<String>,
    /// The field.
    pub field: String,
}

/// The format a handed-off call gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormatChoice {
    /// The latest moment of the call back that stands in for a warm transfer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub callback_by: Option<Deadline>,
    /// What it does.
    pub steps: Vec<FormatStep>,
    /// That the deal size was given as a range and its ends would get different formats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub straddles: Option<String>,
    /// The tier's id; `None` when a person picks.
    pub tier: Option<String>,
    /// Why this one, in plain English.
    pub why: String,
}

/// Everything a policy says of one call. The same natively and in WebAssembly, byte for byte, as canonical JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// The moment it was decided for; `None` for a call without one, which has no deadlines.
    pub at: Option<Instant>,
    /// What the AE reads.
    pub brief: Brief,
    /// The call's id.
    pub call: String,
    /// What is written into the CRM; `None` unless handed off by a plan that writes there.
    pub crm: Option<CrmWrite>,
    /// The format; `None` unless handed off.
    pub format: Option<FormatChoice>,
    /// Facts of the call that could not be used as given.
    pub intake: Vec<CallFinding>,
    /// The facts that could still change the outcome, in the order worth asking.
    pub missing: Vec<Missing>,
    /// Whether it goes to an AE.
    pub outcome: Outcome,
    /// What happens, in order; empty unless handed off.
    pub plan: Vec<PlanStep>,
    /// The digest of the policy that decided.
    pub policy_digest: String,
    /// The outcome in one sentence.
    pub sentence: String,
    /// When the SLA's steps fall; empty unless handed off with a clock that runs.
    pub timeline: Vec<TimelineStep>,
    /// The account of every condition, always complete.
    pub trace: Vec<TraceLine>,
}

impl Decision {
    /// The canonical JSON of the decision.
    ///
    /// # Errors
    /// None in practice: a decision holds no float and no number over 2^53 − 1. The type keeps that honest.
    pub fn canonical(&self) -> Result<String, CanonicalError> {
        // Most have 2 to 6 KB.
        canonical::to_string_of(self, 6 << 10)
    }
}
