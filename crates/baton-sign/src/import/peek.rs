//! Signed files that were verified before they were stored.

use baton_core::document::canonical;
#[cfg(not(target_arch = "wasm32"))]
use baton_core::{Node, document::json};

use super::checks;
use super::mark::HighWaterMark;
use crate::payload::Payload;
use crate::refusal::Refusal;
#[cfg(not(target_arch = "wasm32"))]
use crate::refusal::RefusalCode;
use crate::verification_report::VerificationReport;

#[cfg(not(target_arch = "wasm32"))]
impl HighWaterMark {
    /// Reads the mark of a file that was verified before it was stored. Every import does this, so only the mark's own
    /// fields are read.
    ///
    /// # Errors
    /// The refusals of checks 1 to 3, and of check 8 for a payload without these fields.
    pub(crate) fn stored(bytes: &[u8]) -> Result<Self, Refusal> {
        let envelope = checks::envelope(bytes, &mut VerificationReport::default())?;
        let unreadable = |why: String| Refusal::new(RefusalCode::PayloadNotCanonical, why);
        let node = json::parse_slice(&envelope.payload).map_err(|e| unreadable(e.to_string()))?;
        let said = |key| node.get(key);
        match (said("policy_id"), said("audience"), said("version")) {
            (Some(Node::Text(policy_id)), Some(Node::Text(audience)), Some(Node::Int(version))) => {
                Ok(Self {
                    policy_id: policy_id.clone(),
                    audience: audience.clone(),
                    version: u64::try_from(*version).map_err(|e| unreadable(e.to_string()))?,
                    digest: canonical::digest(&envelope.payload),
                })
            }
            _ => Err(unreadable("this is no payload".to_owned())),
        }
    }
}

/// Reads a signed file without checking its signatures, such as one verified before it was stored, whose keys may have
/// been revoked since.
///
/// # Errors
/// The refusals of checks 1 to 3, 8 and 9.
pub fn peek(bytes: &[u8]) -> Result<(Payload, HighWaterMark), Refusal> {
    let mut report = VerificationReport::default();
    let envelope = checks::envelope(bytes, &mut report)?;
    let payload = checks::payload(&envelope, &mut report)?;
    let mark = HighWaterMark::new(&payload, &canonical::digest(&envelope.payload));
    Ok((payload, mark))
}
