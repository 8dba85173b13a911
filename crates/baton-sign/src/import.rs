//! From a signed file to a policy: the checks, run in order, and the account of them.

mod checks;
mod mark;
mod review;

use baton_core::{Call, Decision, Instant, Policy, canonical, decide};

use crate::check::{Account, Check};
use crate::payload::Payload;
use crate::refusal::Refusal;
use crate::trust::Trust;

pub use checks::{MAX_DEPTH, MAX_LIFETIME};
pub use mark::{HighWaterMark, peek};
pub use review::{Reviewed, review};

/// What decides the calls of a self-test: [`decide`], unless a test wants to see another engine refused.
pub type Engine = fn(&Policy, &Call, Instant) -> Decision;

/// Who asks, and when.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The audience that the importer is, such as `prod`.
    pub audience: &'a str,
    /// The one policy it takes; `None` takes any.
    pub policy: Option<&'a str>,
    /// Now.
    pub now: Instant,
    /// What was taken before.
    pub mark: Option<&'a HighWaterMark>,
    /// What decides the self-test.
    pub engine: Engine,
}

impl<'a> Context<'a> {
    /// An importer that takes any policy for its audience and has taken none before.
    #[must_use]
    pub fn new(audience: &'a str, now: Instant) -> Self {
        Self {
            audience,
            policy: None,
            now,
            mark: None,
            engine: decide,
        }
    }
}

/// A policy that has passed every check.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The policy, ready to decide.
    pub policy: Policy,
    /// What came with it.
    pub payload: Payload,
    /// `sha256:…` of the payload.
    pub digest: String,
    /// The people whose signatures counted.
    pub principals: Vec<String>,
    /// Whether this very payload was already in force.
    pub unchanged: bool,
    /// Whether it has expired: only [`verify_in_force`] lets that pass.
    pub stale: bool,
}

impl Imported {
    /// The mark that the next import is held against.
    #[must_use]
    pub fn mark(&self) -> HighWaterMark {
        HighWaterMark::of(&self.payload, &self.digest)
    }
}

/// Runs checks 1 to 15 in order. Nothing is applied here: what comes back is a value.
///
/// # Errors
/// The [`Refusal`] of the first check that fails.
pub fn verify(bytes: &[u8], trust: &Trust, context: Context<'_>) -> Result<Imported, Refusal> {
    explain(bytes, trust, context).1
}

/// The same, with the account of what each check saw. [`Account::rows`] lays it out.
pub fn explain(
    bytes: &[u8],
    trust: &Trust,
    context: Context<'_>,
) -> (Account, Result<Imported, Refusal>) {
    let mut account = Account::default();
    let result = run(bytes, trust, context, Expiry::Refuses, &mut account);
    (account, result)
}

/// The same checks for a policy that is already in force, such as after a restart. An expired one is `stale`
/// and goes on serving; everything else refuses as in [`verify`].
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
        &mut Account::default(),
    )
}

/// What an expired policy meets with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expiry {
    Refuses,
    MarksStale,
}

fn run(
    bytes: &[u8],
    trust: &Trust,
    context: Context<'_>,
    expiry: Expiry,
    account: &mut Account,
) -> Result<Imported, Refusal> {
    let envelope = checks::envelope(bytes, account)?;
    let signers = checks::signers(&envelope, trust, context.now, account)?;
    let principals = checks::threshold(&signers, trust, context.audience, account)?;
    let payload = checks::payload(&envelope, account)?;
    checks::scope(&payload, &signers, context, account)?;
    checks::epoch(&payload, trust, context.now, account)?;
    let stale = checks::lifetime(&payload, context.now, expiry, account)?;
    let digest = canonical::digest(&envelope.payload);
    let unchanged = checks::history(&payload, &digest, context.mark, account)?;
    let policy = checks::policy(&payload, account)?;
    let alike = payload.self_test.refute(&policy, context.engine)?;
    account.passed(Check::SelfTest, alike);
    Ok(Imported {
        policy,
        payload,
        digest,
        principals,
        unchanged,
        stale,
    })
}
