//! How far history has gone: the high-water mark.

use baton_core::canonical;

use super::checks;
use crate::check::Account;
use crate::payload::Payload;
use crate::refusal::Refusal;

/// The last payload taken: nothing older is ever taken again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HighWaterMark {
    /// The policy whose history it belongs to.
    pub policy_id: String,
    /// The audience whose history it belongs to.
    pub audience: String,
    /// Its version.
    pub version: u64,
    /// Its digest.
    pub digest: String,
}

impl HighWaterMark {
    /// The mark that a payload leaves.
    pub(super) fn of(payload: &Payload, digest: &str) -> Self {
        Self {
            policy_id: payload.policy_id.clone(),
            audience: payload.audience.clone(),
            version: payload.version,
            digest: digest.to_owned(),
        }
    }
}

/// What a signed file says of itself, with no signature checked: for a file that was verified before it was
/// stored, whose keys may have been revoked since.
///
/// # Errors
/// Checks 1 to 3, 8 and 9.
pub fn peek(bytes: &[u8]) -> Result<(Payload, HighWaterMark), Refusal> {
    let mut account = Account::default();
    let envelope = checks::envelope(bytes, &mut account)?;
    let payload = checks::payload(&envelope, &mut account)?;
    let mark = HighWaterMark::of(&payload, &canonical::digest(&envelope.payload));
    Ok((payload, mark))
}
