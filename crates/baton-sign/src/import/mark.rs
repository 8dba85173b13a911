//! How far history has gone: the high-water mark.

use crate::payload::Payload;

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
