//! Test cases of a policy: calls with the outcomes that its authors expect.

use crate::calendar::Instant;
use crate::call::{Call, Outcome};
use crate::handoff::StepId;

/// A test case of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyTest {
    /// The name of the case.
    pub name: String,
    /// The call to decide.
    pub call: Call,
    /// The time of the decision.
    pub at: Instant,
    /// The expected results.
    pub expect: Vec<Expectation>,
}

/// An expected result of a test case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// The outcome.
    Outcome(Outcome),
    /// The ID of the format's tier, or `review` if a person chooses.
    Format(String),
    /// The missing facts, in order.
    Missing(Vec<String>),
    /// The time of a step of the SLA timeline.
    Step(StepId, Instant),
}

impl Expectation {
    /// The word for a format that a person chooses.
    pub const REVIEW: &'static str = "review";
}
