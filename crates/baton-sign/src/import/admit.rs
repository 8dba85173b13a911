//! The checks before the engine's: 1 to 13. They need no policy to decide anything, so a small program can make them.

use baton_core::document::canonical;

use super::{Asker, Expiry, checks};
use crate::check::Account;
use crate::envelope::Envelope;
use crate::payload::Payload;
use crate::refusal::Refusal;
use crate::trust::Trust;

/// A file that has passed checks 1 to 13. What it says has yet to be [proved](super::prove).
#[derive(Clone, Debug)]
pub struct Admitted {
    /// What was signed.
    pub payload: Payload,
    /// `sha256:…` of the payload.
    pub digest: String,
    /// The people whose signatures counted; nobody after [`review`].
    pub principals: Vec<String>,
    /// Whether this very payload was already in force.
    pub unchanged: bool,
    /// Whether it has expired.
    pub stale: bool,
}

/// Runs checks 1 to 13 in order, with the account of what each saw.
pub fn admit(
    bytes: &[u8],
    trust: &Trust,
    asker: Asker<'_>,
) -> (Account, Result<Admitted, Refusal>) {
    let mut account = Account::default();
    let result = run(bytes, trust, asker, Expiry::Refuses, &mut account);
    (account, result)
}

/// Runs those that do not ask who has signed, for a person who is about to add a signature: 1 to 3, 8 to 10, 12 and 13,
/// and 11 where there is a trust document. Nothing may be put into force on it.
pub fn review(
    bytes: &[u8],
    trust: Option<&Trust>,
    asker: Asker<'_>,
) -> (Account, Result<Admitted, Refusal>) {
    let mut account = Account::default();
    let result = checks::envelope(bytes, &mut account).and_then(|envelope| {
        let payload = checks::payload(&envelope, &mut account)?;
        checks::scope(&payload, &[], asker, &mut account)?;
        if let Some(trust) = trust {
            checks::epoch(&payload, trust, asker.now, &mut account)?;
        }
        place(&envelope, payload, asker, Expiry::Refuses, &mut account)
    });
    (account, result)
}

pub(super) fn run(
    bytes: &[u8],
    trust: &Trust,
    asker: Asker<'_>,
    expiry: Expiry,
    account: &mut Account,
) -> Result<Admitted, Refusal> {
    let envelope = checks::envelope(bytes, account)?;
    let signers = checks::signers(&envelope, trust, asker.now, account)?;
    let principals = checks::threshold(&signers, trust, asker.audience, account)?;
    let payload = checks::payload(&envelope, account)?;
    checks::scope(&payload, &signers, asker, account)?;
    checks::epoch(&payload, trust, asker.now, account)?;
    let admitted = place(&envelope, payload, asker, expiry, account)?;
    Ok(Admitted {
        principals,
        ..admitted
    })
}

/// Checks 12 and 13: its place in time and in history.
fn place(
    envelope: &Envelope,
    payload: Payload,
    asker: Asker<'_>,
    expiry: Expiry,
    account: &mut Account,
) -> Result<Admitted, Refusal> {
    let stale = checks::lifetime(&payload, asker.now, expiry, account)?;
    let digest = canonical::digest(&envelope.payload);
    let unchanged = checks::history(&payload, &digest, asker.mark, account)?;
    Ok(Admitted {
        payload,
        digest,
        principals: Vec::new(),
        unchanged,
        stale,
    })
}
