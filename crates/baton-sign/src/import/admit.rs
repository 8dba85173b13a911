//! The checks before the engine's: 1 to 13. They need no policy to decide anything, so a small program can make them.

use baton_core::document::canonical;

use super::checks;
use super::scope::{Expiry, ImportScope};
use crate::envelope::Envelope;
use crate::payload::Payload;
use crate::refusal::Refusal;
use crate::trust::Trust;
use crate::verification_report::VerificationReport;

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

/// Runs checks 1 to 13 in order, with the report of what each saw.
pub fn admit(
    bytes: &[u8],
    trust: &Trust,
    asker: ImportScope<'_>,
) -> (VerificationReport, Result<Admitted, Refusal>) {
    let mut report = VerificationReport::default();
    let result = run(bytes, trust, asker, Expiry::Refuses, &mut report);
    (report, result)
}

/// Runs those that do not ask who has signed, for a person who is about to add a signature: 1 to 3, 8 to 10, 12 and 13,
/// and 11 where there is a trust document. Nothing may be put into force on it.
pub fn review(
    bytes: &[u8],
    trust: Option<&Trust>,
    asker: ImportScope<'_>,
) -> (VerificationReport, Result<Admitted, Refusal>) {
    let mut report = VerificationReport::default();
    let result = checks::envelope(bytes, &mut report).and_then(|envelope| {
        let payload = checks::payload(&envelope, &mut report)?;
        checks::scope(&payload, &[], asker, &mut report)?;
        if let Some(trust) = trust {
            checks::epoch(&payload, trust, asker.now, &mut report)?;
        }
        place(&envelope, payload, asker, Expiry::Refuses, &mut report)
    });
    (report, result)
}

pub(super) fn run(
    bytes: &[u8],
    trust: &Trust,
    asker: ImportScope<'_>,
    expiry: Expiry,
    report: &mut VerificationReport,
) -> Result<Admitted, Refusal> {
    let envelope = checks::envelope(bytes, report)?;
    let signers = checks::signers(&envelope, trust, asker.now, report)?;
    let principals = checks::threshold(&signers, trust, asker.audience, report)?;
    let payload = checks::payload(&envelope, report)?;
    checks::scope(&payload, &signers, asker, report)?;
    checks::epoch(&payload, trust, asker.now, report)?;
    let admitted = place(&envelope, payload, asker, expiry, report)?;
    Ok(Admitted {
        principals,
        ..admitted
    })
}

/// Checks 12 and 13: its place in time and in history.
fn place(
    envelope: &Envelope,
    payload: Payload,
    asker: ImportScope<'_>,
    expiry: Expiry,
    report: &mut VerificationReport,
) -> Result<Admitted, Refusal> {
    let stale = checks::lifetime(&payload, asker.now, expiry, report)?;
    let digest = canonical::digest(&envelope.payload);
    let unchanged = checks::history(&payload, &digest, asker.mark, report)?;
    Ok(Admitted {
        payload,
        digest,
        principals: Vec::new(),
        unchanged,
        stale,
    })
}
