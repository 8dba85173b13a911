//! The checks that are the engine's: 14 and 15.

use baton_core::{Node, Policy};

use super::{Engine, checks};
use crate::check::{Account, Check};
use crate::refusal::Refusal;
use crate::self_test::SelfTest;

/// Runs checks 14 and 15 on the parts of a payload that has passed those before, with the account of what each saw:
/// the policy is sound, and this engine decides as the signer's did.
pub fn prove(
    document: &Node,
    policy_id: &str,
    self_test: &SelfTest,
    engine: Engine,
) -> (Account, Result<Policy, Refusal>) {
    let mut account = Account::default();
    let result = run(document, policy_id, self_test, engine, &mut account);
    (account, result)
}

pub(super) fn run(
    document: &Node,
    policy_id: &str,
    self_test: &SelfTest,
    engine: Engine,
    account: &mut Account,
) -> Result<Policy, Refusal> {
    let policy = checks::policy(document, policy_id, account)?;
    let alike = self_test.refute(&policy, engine)?;
    account.passed(Check::SelfTest, alike);
    Ok(policy)
}
