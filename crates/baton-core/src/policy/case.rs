//! A policy's own cases: calls with the outcomes that its authors expect.

use crate::calendar::Instant;
use crate::call::Call;
use crate::call::Outcome;
use crate::handoff::StepId;

/// One case of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyTest {
    /// Its name.
    pub name: String,
    /// The call.
    pub call: Call,
    /// The moment it is decided for.
    pub at: Instant,
    /// What must come out.
    pub expect: Vec<Expectation>,
}

/// One thing that a case says about its decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// The outcome.
    Outcome(Outcome),
    /// The id of the format's tier; `review` when a person picks.
    Format(String),
    /// The facts that are asked for, in order.
    Missing(Vec<String>),
    /// The moment of a step of the ladder.
    Step(StepId, Instant),
}

impl Expectation {
    /// The word for a format that a person picks.
    pub const REVIEW: &'static str = "review";
}
