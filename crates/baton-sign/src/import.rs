//! Verification of signed files: runs the checks in order and reports them.

mod admit;
mod checks;
mod mark;
mod peek;
mod proof;
mod scope;

use baton_core::Policy;

pub use crate::engine::Engine;
use crate::payload::Payload;
use crate::refusal::Refusal;
use crate::trust::Trust;
use crate::verification_report::VerificationReport;

pub use admit::{Admitted, admit, review};
pub use checks::{MAX_DEPTH, MAX_LIFETIME};
pub use mark::HighWaterMark;
pub use peek::peek;
pub use proof::prove;
use scope::Expiry;
pub use scope::{Context, ImportScope};

/// A policy that has passed every check.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The policy.
    pub policy: Policy,
    /// The signed payload.
    pub payload: Payload,
    /// `sha256:…` of the payload.
    pub digest: String,
    /// The people whose signatures counted.
    pub principals: Vec<String>,
    /// True if this payload was already in force.
    pub unchanged: bool,
    /// True if the payload has expired, which only [`verify_in_force`] accepts.
    pub stale: bool,
}

impl Imported {
    /// Returns the mark that the next import must follow.
    #[must_use]
    pub fn mark(&self) -> HighWaterMark {
        HighWaterMark::new(&self.payload, &self.digest)
    }
}

/// Runs checks 1 to 15 in order. Returns a value and stores nothing.
///
/// # Errors
/// The [`Refusal`] of the first check that fails.
pub fn verify(bytes: &[u8], trust: &Trust, context: Context<'_>) -> Result<Imported, Refusal> {
    explain(bytes, trust, context).1
}

/// Verifies as [`verify`] does and returns the report of each check too; see [`VerificationReport::rows`].
pub fn explain(
    bytes: &[u8],
    trust: &Trust,
    context: Context<'_>,
) -> (VerificationReport, Result<Imported, Refusal>) {
    let mut report = VerificationReport::default();
    let result = run(bytes, trust, context, Expiry::Refuses, &mut report);
    (report, result)
}

/// Verifies a policy that is already in force, such as after a restart. An expired one is `stale` and stays in force;
/// otherwise the checks are those of [`verify`].
///
/// # Errors
/// The [`Refusal`] of the first check that fails.
pub fn verify_in_force(
    bytes: &[u8],
    trust: &Trust,
    context: Context<'_>,
) -> Result<Imported, Refusal> {
    run(
        bytes,
        trust,
        context,
        Expiry::MarksStale,
        &mut VerificationReport::default(),
    )
}

fn run(
    bytes: &[u8],
    trust: &Trust,
    context: Context<'_>,
    expiry: Expiry,
    report: &mut VerificationReport,
) -> Result<Imported, Refusal> {
    let admitted = admit::run(bytes, trust, context.scope(), expiry, report)?;
    let payload = admitted.payload;
    let policy = proof::run(
        &payload.policy,
        &payload.policy_id,
        &payload.self_test,
        context.engine,
        report,
    )?;
    Ok(Imported {
        policy,
        payload,
        digest: admitted.digest,
        principals: admitted.principals,
        unchanged: admitted.unchanged,
        stale: admitted.stale,
    })
}
