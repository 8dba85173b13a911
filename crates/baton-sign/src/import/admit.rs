//! Checks 1 to 13, which decide no calls, so that a program without the engine can run them.

use baton_core::document::canonical;

use super::checks;
use super::scope::{Expiry, ImportScope};
use crate::envelope::Envelope;
use crate::payload::Payload;
use crate::refusal::Refusal;
use crate::trust::Trust;
use crate::verification_report::VerificationReport;

/// A file that has passed checks 1 to 13. [`prove`](super::prove) runs the next two.
#[derive(Clone, Debug)]
pub struct Admitted {
    /// The signed payload.
    pub payload: Payload,
    /// `sha256:…` of the payload.
    pub digest: String,
    /// The people whose signatures counted; empty after [`review`].
    pub principals: Vec<String>,
    /// True if this payload was already in force.
    pub unchanged: bool,
    /// True if the payload has expired.
    pub stale: bool,
}

/// Runs checks 1 to 13 in order. Returns the report too.
pub fn admit(
    bytes: &[u8],
    trust: &Trust,
    scope: ImportScope<'_>,
) -> (VerificationReport, Result<Admitted, Refusal>) {
    let mut report = VerificationReport::default();
    let result = run(bytes, trust, scope, Expiry::Refuses, &mut report);
    (report, result)
}

/// Runs the checks that do not depend on signatures, for a person who is about to sign: 1 to 3, 8 to 10, 12 and 13, and
/// 11 if there is a trust document. Its result must not be put in force.
pub fn review(
    bytes: &[u8],
    trust: Option<&Trust>,
    scope: ImportScope<'_>,
) -> (VerificationReport, Result<Admitted, Refusal>) {
    let mut report = VerificationReport::default();
    let result = checks::envelope(bytes, &mut report).and_then(|envelope| {
        let payload = checks::payload(&envelope, &mut report)?;
        checks::scope(&payload, &[], scope, &mut report)?;
        if let Some(trust) = trust {
            checks::epoch(&payload, trust, scope.now, &mut report)?;
        }
        place(&envelope, payload, scope, Expiry::Refuses, &mut report)
    });
    (report, result)
}

pub(super) fn run(
    bytes: &[u8],
    trust: &Trust,
    scope: ImportScope<'_>,
    expiry: Expiry,
    report: &mut VerificationReport,
) -> Result<Admitted, Refusal> {
    let envelope = checks::envelope(bytes, report)?;
    let signers = checks::signers(&envelope, trust, scope.now, report)?;
    let principals = checks::threshold(&signers, trust, scope.audience, report)?;
    let payload = checks::payload(&envelope, report)?;
    checks::scope(&payload, &signers, scope, report)?;
    checks::epoch(&payload, trust, scope.now, report)?;
    let admitted = place(&envelope, payload, scope, expiry, report)?;
    Ok(Admitted {
        principals,
        ..admitted
    })
}

/// Runs checks 12 and 13: validity and history.
fn place(
    envelope: &Envelope,
    payload: Payload,
    scope: ImportScope<'_>,
    expiry: Expiry,
    report: &mut VerificationReport,
) -> Result<Admitted, Refusal> {
    let stale = checks::lifetime(&payload, scope.now, expiry, report)?;
    let digest = canonical::digest(&envelope.payload);
    let unchanged = checks::history(&payload, &digest, scope.mark, report)?;
    Ok(Admitted {
        payload,
        digest,
        principals: Vec::new(),
        unchanged,
        stale,
    })
}
