//! What a signed file is, whoever has signed it: for a person who is about to add a signature.

use baton_core::{Policy, canonical};

use super::{Context, Expiry, checks};
use crate::check::{Account, Check};
use crate::payload::Payload;
use crate::refusal::Refusal;
use crate::trust::Trust;

/// A file that would be taken if enough people had signed it.
#[derive(Clone, Debug)]
pub struct Reviewed {
    /// The policy inside.
    pub policy: Policy,
    /// What came with it.
    pub payload: Payload,
    /// `sha256:…` of the payload.
    pub digest: String,
    /// Whether this very payload was already taken.
    pub unchanged: bool,
}

/// Runs the checks that do not ask who has signed: 1 to 3, 8 to 10 and 12 to 15, and 11 where there is a trust document.
///
/// Nothing may be put into force on it: that is for [`verify`](super::verify).
pub fn review(
    bytes: &[u8],
    trust: Option<&Trust>,
    context: Context<'_>,
) -> (Account, Result<Reviewed, Refusal>) {
    let mut account = Account::default();
    let result = run(bytes, trust, context, &mut account);
    (account, result)
}

fn run(
    bytes: &[u8],
    trust: Option<&Trust>,
    context: Context<'_>,
    account: &mut Account,
) -> Result<Reviewed, Refusal> {
    let envelope = checks::envelope(bytes, account)?;
    let payload = checks::payload(&envelope, account)?;
    checks::scope(&payload, &[], context, account)?;
    if let Some(trust) = trust {
        checks::epoch(&payload, trust, context.now, account)?;
    }
    checks::lifetime(&payload, context.now, Expiry::Refuses, account)?;
    let digest = canonical::digest(&envelope.payload);
    let unchanged = checks::history(&payload, &digest, context.mark, account)?;
    let policy = checks::policy(&payload, account)?;
    let alike = payload.self_test.refute(&policy, context.engine)?;
    account.passed(Check::SelfTest, alike);
    Ok(Reviewed {
        policy,
        payload,
        digest,
        unchanged,
    })
}
