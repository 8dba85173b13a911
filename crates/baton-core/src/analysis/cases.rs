//! Evaluation of a policy's test cases, and their coverage.

mod coverage;

use serde::Serialize;

use crate::decision::{Decision, decide};
use crate::policy::{Expectation, Policy};

pub use coverage::Coverage;

/// An expectation that was not met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// The kind of expectation.
    pub what: &'static str,
    /// The expected value.
    pub expected: String,
    /// The actual value.
    pub actual: String,
}

/// The result of a test case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseResult {
    /// The name of the case.
    pub name: String,
    /// The failures; empty if the case passed.
    pub failures: Vec<Failure>,
    /// Findings about facts of the call that the policy could not use.
    pub unused: Vec<String>,
}

/// The results of all test cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TestReport {
    /// The results in document order.
    pub cases: Vec<CaseResult>,
    /// The coverage of the cases.
    pub coverage: Coverage,
}

impl TestReport {
    /// Returns true if every case passed.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.cases.iter().all(|case| case.failures.is_empty())
    }
}

/// Decides every test case of a policy and compares the results with the expectations.
#[must_use]
pub fn run(policy: &Policy) -> TestReport {
    let mut coverage = Coverage::of(policy);
    let mut cases = Vec::new();
    for test in policy.tests() {
        let decision = decide(policy, &test.call, test.at);
        coverage.add(&decision);
        cases.push(CaseResult {
            name: test.name.clone(),
            failures: test
                .expect
                .iter()
                .filter_map(|expectation| failure(expectation, &decision))
                .collect(),
            unused: decision
                .intake
                .iter()
                .map(|finding| finding.message.clone())
                .collect(),
        });
    }
    TestReport { cases, coverage }
}

/// Returns the difference between an expectation and a decision; `None` if they agree.
fn failure(expectation: &Expectation, decision: &Decision) -> Option<Failure> {
    let (what, expected, actual) = match expectation {
        Expectation::Outcome(expected) => (
            "outcome",
            expected.as_str().to_owned(),
            decision.outcome.as_str().to_owned(),
        ),
        Expectation::Format(expected) => {
            let actual = match &decision.format {
                Some(format) => format.tier.as_deref().unwrap_or(Expectation::REVIEW),
                None => "no handoff",
            };
            ("format", expected.clone(), actual.to_owned())
        }
        Expectation::Missing(expected) => {
            let actual: Vec<&str> = decision.missing.iter().map(|m| m.field.as_str()).collect();
            ("missing", expected.join(", "), actual.join(", "))
        }
        Expectation::Step(id, expected) => {
            let step = decision.timeline.iter().find(|step| step.id == *id);
            let actual =
                step.map_or_else(|| "never".to_owned(), |step| step.deadline.at.to_string());
            (id.as_str(), expected.to_string(), actual)
        }
    };
    (expected != actual).then_some(Failure {
        what,
        expected,
        actual,
    })
}
