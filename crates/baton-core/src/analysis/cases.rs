//! The policy's own cases: calls with the outcomes that its authors expect, and what no case reaches.

mod coverage;

use serde::Serialize;

use crate::decision::Decision;
use crate::decision::decide;
use crate::policy::{Expectation, Policy};

pub use coverage::Coverage;

/// One expectation that did not come true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// What it was about.
    pub what: &'static str,
    /// What was expected.
    pub expected: String,
    /// What came out.
    pub actual: String,
}

/// How one case went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseResult {
    /// The case's name.
    pub name: String,
    /// What did not come true; empty for a case that passed.
    pub failures: Vec<Failure>,
    /// Facts of the case's call that the policy could not use, in words.
    pub unused: Vec<String>,
}

/// How all cases went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TestReport {
    /// The cases, in the order of the document.
    pub cases: Vec<CaseResult>,
    /// What the cases reached.
    pub coverage: Coverage,
}

impl TestReport {
    /// Whether every case passed.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.cases.iter().all(|case| case.failures.is_empty())
    }
}

/// Decides every case of a policy and compares.
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

/// What came out otherwise than expected; `None` if it came out so.
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
