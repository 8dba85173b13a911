//! The high-water mark: the last imported version.

use crate::payload::Payload;

/// The last imported payload. Older ones are refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HighWaterMark {
    /// The policy's id.
    pub policy_id: String,
    /// The audience.
    pub audience: String,
    /// Its version.
    pub version: u64,
    /// Its digest.
    pub digest: String,
}

impl HighWaterMark {
    /// Creates the mark of a payload.
    pub(super) fn new(payload: &Payload, digest: &str) -> Self {
        Self {
            policy_id: payload.policy_id.clone(),
            audience: payload.audience.clone(),
            version: payload.version,
            digest: digest.to_owned(),
        }
    }
}
