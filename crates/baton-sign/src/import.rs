//! The ordered checks between a file and a policy in force.

use baton_core::policy::Form;
use baton_core::{Instant, Node, Policy, PolicyDraft};
use baton_core::{canonical, json};

use crate::envelope::{Envelope, POLICY_TYPE};
use crate::payload::{Payload, SCHEMA};
use crate::refusal::{Refusal, RefusalCode};
use crate::trust::{Signer, Status, Trust};

/// The longest that a signed policy may be in force: 180 days, in seconds.
pub const MAX_LIFETIME: i64 = 180 * 24 * 3600;

/// The deepest nesting of a payload.
pub const MAX_DEPTH: usize = json::MAX_DEPTH;

/// The engine features that a payload may ask for; none has been needed yet.
const FEATURES: &[&str] = &[];

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
    fn of(payload: &Payload, digest: &str) -> Self {
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
    let envelope = policy_envelope(bytes)?;
    let payload = payload(&envelope)?;
    let mark = HighWaterMark::of(&payload, &canonical::digest(&envelope.payload));
    Ok((payload, mark))
}

/// Checks 1 to 3.
fn policy_envelope(bytes: &[u8]) -> Result<Envelope, Refusal> {
    let envelope = Envelope::parse(bytes)?;
    if envelope.payload_type != POLICY_TYPE {
        let message = format!(
            "the payload's type is `{}`, not a policy's",
            envelope.payload_type
        );
        return Err(Refusal::new(RefusalCode::PayloadTypeUnsupported, message));
    }
    Ok(envelope)
}

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
    run(bytes, trust, context, Expiry::Refuses)
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
    run(bytes, trust, context, Expiry::MarksStale)
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
) -> Result<Imported, Refusal> {
    let envelope = policy_envelope(bytes)?;
    let signers = signers(&envelope, trust, context.now)?;
    threshold(&signers, trust, context.audience)?;
    let payload = payload(&envelope)?;
    scope(&payload, &signers, context)?;
    epoch(&payload, trust, context.now)?;
    let stale = lifetime(&payload, context.now, expiry)?;
    let digest = canonical::digest(&envelope.payload);
    let unchanged = history(&payload, &digest, context.mark)?;
    let policy = policy(&payload)?;
    self_test(&payload, &policy)?;
    let mut principals: Vec<String> = signers.iter().map(|s| s.principal.clone()).collect();
    principals.sort();
    principals.dedup();
    Ok(Imported {
        policy,
        payload,
        digest,
        principals,
        unchanged,
        stale,
    })
}

/// Checks 4 to 6: the signers whose signatures are good. Signatures by unknown keys do not count and do no
/// harm; a bad signature by a known key does.
fn signers<'t>(
    envelope: &Envelope,
    trust: &'t Trust,
    now: Instant,
) -> Result<Vec<&'t Signer>, Refusal> {
    let known: Vec<_> = envelope
        .signatures
        .iter()
        .filter_map(|s| Some((trust.signer(&s.keyid)?, &s.signature)))
        .collect();
    if known.is_empty() {
        let message = "no signature is by a key that the trust document lists";
        return Err(Refusal::new(RefusalCode::SignerUnknown, message));
    }
    for (signer, _) in &known {
        if signer.status == Status::Revoked {
            let message = format!("the key of {} is revoked", signer.principal);
            return Err(Refusal::new(RefusalCode::SignerRevoked, message));
        }
        if now < signer.not_before || now > signer.not_after {
            let Signer {
                principal,
                not_before,
                not_after,
                ..
            } = signer;
            let message =
                format!("the key of {principal} is in force from {not_before} to {not_after}");
            return Err(Refusal::new(RefusalCode::SignerNotValidNow, message));
        }
    }
    let bytes = envelope.bytes_signed();
    for (signer, signature) in &known {
        if !signer
            .key()
            .is_some_and(|key| key.verifies(&bytes, signature))
        {
            let message = format!(
                "the signature by {} does not fit the payload",
                signer.principal
            );
            return Err(Refusal::new(RefusalCode::SignatureInvalid, message));
        }
    }
    Ok(known.into_iter().map(|(signer, _)| signer).collect())
}

/// Check 7: enough different people, in the roles asked for.
fn threshold(signers: &[&Signer], trust: &Trust, audience: &str) -> Result<(), Refusal> {
    let not_met = |message: String| Err(Refusal::new(RefusalCode::ThresholdNotMet, message));
    let Some(rule) = trust.rule(audience) else {
        return not_met(format!(
            "the trust document has no rule for the audience `{audience}`"
        ));
    };
    let mut people: Vec<&str> = signers.iter().map(|s| s.principal.as_str()).collect();
    people.sort_unstable();
    people.dedup();
    let (have, need) = (people.len(), rule.min_principals);
    if u32::try_from(have).unwrap_or(u32::MAX) < need {
        return not_met(format!(
            "signed by {have}; `{audience}` asks for {need} different people"
        ));
    }
    for role in &rule.require_roles {
        if !signers.iter().any(|s| s.roles.contains(role)) {
            return not_met(format!("nobody who signed is an {role:?}").to_lowercase());
        }
    }
    Ok(())
}

/// Checks 8 and 9: the one canonical form, and a schema and features that this engine knows.
fn payload(envelope: &Envelope) -> Result<Payload, Refusal> {
    let not_canonical = |why: String| Refusal::new(RefusalCode::PayloadNotCanonical, why);
    let node = json::parse_slice(&envelope.payload).map_err(|e| not_canonical(e.to_string()))?;
    let again = canonical::to_string(&node).map_err(|e| not_canonical(e.to_string()))?;
    if again.as_bytes() != envelope.payload {
        return Err(not_canonical(
            "the bytes are not the one form that this content has".to_owned(),
        ));
    }
    let unsupported = |why: String| Refusal::new(RefusalCode::SchemaUnsupported, why);
    if node.get("schema") != i64::try_from(SCHEMA).ok().map(Node::Int).as_ref() {
        return Err(unsupported(format!(
            "this engine reads schema {SCHEMA} only"
        )));
    }
    let payload: Payload = node.read_as().map_err(|e| unsupported(e.to_string()))?;
    // The value has one written form as well: no list for a mapping, no other writing of a time.
    if canonical::to_string(&payload).as_deref() != Ok(again.as_str()) {
        return Err(not_canonical(
            "something in it is written another way than it is meant".to_owned(),
        ));
    }
    if payload.version == 0 {
        return Err(unsupported("versions count from 1".to_owned()));
    }
    if payload.change.author.trim().is_empty() || payload.change.reason.trim().is_empty() {
        return Err(unsupported(
            "a change names its author and its reason".to_owned(),
        ));
    }
    if let Some(feature) = payload
        .requires
        .iter()
        .find(|f| !FEATURES.contains(&f.as_str()))
    {
        let message = format!("the policy needs `{feature}`, which this engine does not have");
        return Err(Refusal::new(RefusalCode::FeatureUnsupported, message));
    }
    Ok(payload)
}

/// Check 10: the policy and audience that the importer takes and that every signer may sign for.
fn scope(payload: &Payload, signers: &[&Signer], context: Context<'_>) -> Result<(), Refusal> {
    let (id, audience) = (&payload.policy_id, &payload.audience);
    // A store keeps one history: what is in force says which policy comes next.
    let expected = context
        .policy
        .or(context.mark.map(|mark| mark.policy_id.as_str()));
    if let Some(expected) = expected
        && expected != id
    {
        let message = format!("this is `{id}`; `{expected}` is expected");
        return Err(Refusal::new(RefusalCode::WrongPolicy, message));
    }
    if let Some(mark) = context.mark
        && mark.audience != *audience
    {
        let message = format!(
            "this is for `{audience}`; what is in force is for `{}`",
            mark.audience
        );
        return Err(Refusal::new(RefusalCode::WrongAudience, message));
    }
    if audience != context.audience {
        let message = format!("this is for `{audience}`, not for `{}`", context.audience);
        return Err(Refusal::new(RefusalCode::WrongAudience, message));
    }
    for signer in signers {
        if !signer.may_sign(id) {
            let message = format!("{} may not sign `{id}`", signer.principal);
            return Err(Refusal::new(RefusalCode::WrongPolicy, message));
        }
        if !signer.may_sign_for(audience) {
            let message = format!("{} may not sign for `{audience}`", signer.principal);
            return Err(Refusal::new(RefusalCode::WrongAudience, message));
        }
    }
    Ok(())
}

/// Check 11: a trust document at least as new as the signer's, and not expired.
fn epoch(payload: &Payload, trust: &Trust, now: Instant) -> Result<(), Refusal> {
    let outdated = |message: String| Err(Refusal::new(RefusalCode::TrustOutdated, message));
    if payload.trust_epoch > trust.epoch {
        let (theirs, ours) = (payload.trust_epoch, trust.epoch);
        return outdated(format!(
            "signed under trust epoch {theirs}; the one here is {ours}"
        ));
    }
    if now > trust.expires_at {
        return outdated(format!(
            "the trust document expired at {}",
            trust.expires_at
        ));
    }
    Ok(())
}

/// Check 12: whether the payload has expired, where that is let pass.
fn lifetime(payload: &Payload, now: Instant, expiry: Expiry) -> Result<bool, Refusal> {
    let (issued, expires) = (payload.issued_at, payload.expires_at);
    if issued > now {
        let message = format!("issued at {issued}, which is still to come");
        return Err(Refusal::new(RefusalCode::IssuedInFuture, message));
    }
    let stale = now > expires;
    if stale && expiry == Expiry::Refuses {
        return Err(Refusal::new(
            RefusalCode::Expired,
            format!("expired at {expires}"),
        ));
    }
    if expires.epoch() - issued.epoch() > MAX_LIFETIME {
        let message = format!("in force from {issued} to {expires}; the most is 180 days");
        return Err(Refusal::new(RefusalCode::LifetimeTooLong, message));
    }
    Ok(stale)
}

/// Check 13: whether the payload is the one already in force.
fn history(payload: &Payload, digest: &str, mark: Option<&HighWaterMark>) -> Result<bool, Refusal> {
    let Some(mark) = mark else { return Ok(false) };
    let (version, last) = (payload.version, mark.version);
    if version < last {
        let message = format!("version {version} is older than version {last}, which is in force");
        return Err(Refusal::new(RefusalCode::Rollback, message));
    }
    if version == last {
        if digest == mark.digest {
            return Ok(true);
        }
        let message = format!("another policy was already taken as version {version}");
        return Err(Refusal::new(RefusalCode::Equivocation, message));
    }
    if version == last + 1 && payload.previous.as_deref() != Some(mark.digest.as_str()) {
        let message =
            format!("version {version} does not follow the version {last} that is in force");
        return Err(Refusal::new(RefusalCode::Fork, message));
    }
    Ok(false)
}

/// Check 14.
fn policy(payload: &Payload) -> Result<Policy, Refusal> {
    let checked = PolicyDraft::from_node(payload.policy.clone()).check();
    let refusal = |message: &str, diagnostics| Refusal {
        code: RefusalCode::PolicyInvalid,
        message: message.to_owned(),
        diagnostics,
    };
    let Some(policy) = checked.policy else {
        return Err(refusal("the policy has errors", checked.diagnostics));
    };
    if canonical::to_string(&policy.to_node(Form::Signed)) != canonical::to_string(&payload.policy)
    {
        let message = "the policy inside is not written out in full: another engine could fill it in otherwise";
        return Err(refusal(message, Vec::new()));
    }
    if policy.id() != payload.policy_id {
        return Err(refusal(
            "the policy inside goes by another id than the payload",
            Vec::new(),
        ));
    }
    Ok(policy)
}

/// Check 15.
fn self_test(payload: &Payload, policy: &Policy) -> Result<(), Refusal> {
    match payload
        .self_test
        .cases
        .iter()
        .find(|case| !case.holds(policy))
    {
        None => Ok(()),
        Some(case) => {
            let message = format!(
                "this engine decides the call `{}` otherwise than the signer's",
                case.call.id
            );
            Err(Refusal::new(RefusalCode::EngineMismatch, message))
        }
    }
}
