//! The checks that need the engine: 14 and 15.

use baton_core::{Node, Policy};

use super::checks;
use crate::check::Check;
use crate::engine::Engine;
use crate::refusal::Refusal;
use crate::self_test::SelfTest;
use crate::verification_report::VerificationReport;

/// Runs checks 14 and 15 on a payload that has passed the earlier ones: the policy has no errors, and this engine makes
/// the signer's decisions. Returns the report too.
pub fn prove(
    document: &Node,
    policy_id: &str,
    self_test: &SelfTest,
    engine: Engine,
) -> (VerificationReport, Result<Policy, Refusal>) {
    let mut report = VerificationReport::default();
    let result = run(document, policy_id, self_test, engine, &mut report);
    (report, result)
}

pub(super) fn run(
    document: &Node,
    policy_id: &str,
    self_test: &SelfTest,
    engine: Engine,
    report: &mut VerificationReport,
) -> Result<Policy, Refusal> {
    let policy = checks::policy(document, policy_id, report)?;
    let alike = self_test.refute(&policy, engine)?;
    report.passed(Check::SelfTest, alike);
    Ok(policy)
}
