//! The checks, one function each, in order.

use baton_core::policy::DocumentForm;
use baton_core::{Instant, Node, Policy, PolicyDraft, document::canonical, document::json};

use super::mark::HighWaterMark;
use super::scope::{Expiry, ImportScope};
use crate::check::Check;
use crate::envelope::{Envelope, MAX_BYTES, POLICY_TYPE};
use crate::payload::{Payload, SCHEMA};
use crate::principal::same_person;
use crate::refusal::{Refusal, RefusalCode};
use crate::trust::{Role, Signer, Status, Trust};
use crate::verification_report::VerificationReport;

/// The longest validity of a signed policy: 180 days, in seconds.
pub const MAX_LIFETIME: i64 = 180 * 24 * 3600;

/// The most levels of nesting in a payload.
pub const MAX_DEPTH: usize = json::MAX_DEPTH;

/// The engine features that a payload may require; there are none yet.
const FEATURES: &[&str] = &[];

/// Runs checks 1 to 3: size, envelope and payload type.
pub(super) fn envelope(bytes: &[u8], report: &mut VerificationReport) -> Result<Envelope, Refusal> {
    if bytes.len() > MAX_BYTES {
        // The message has no size, because a caller may stop reading at the limit.
        let message = format!("the file is over {} KiB", MAX_BYTES / 1024);
        return Err(Refusal::new(RefusalCode::TooLarge, message));
    }
    report.passed(Check::Size, format!("{} bytes", bytes.len()));
    let envelope = Envelope::parse(bytes)?;
    let signatures = match envelope.signatures.len() {
        1 => "1 signature".to_owned(),
        n => format!("{n} signatures"),
    };
    report.passed(Check::Envelope, signatures);
    if envelope.payload_type != POLICY_TYPE {
        let message = format!(
            "the payload has the type `{}`, which is not a policy's",
            envelope.payload_type
        );
        return Err(Refusal::new(RefusalCode::PayloadTypeUnsupported, message));
    }
    report.passed(Check::PayloadType, POLICY_TYPE);
    Ok(envelope)
}

/// Runs checks 4 to 6 and returns the signers with valid signatures. Signatures by unknown keys are ignored; an invalid
/// signature by a known key is refused.
pub(super) fn signers<'t>(
    envelope: &Envelope,
    trust: &'t Trust,
    now: Instant,
    report: &mut VerificationReport,
) -> Result<Vec<&'t Signer>, Refusal> {
    let known: Vec<_> = envelope
        .signatures
        .iter()
        .filter_map(|s| Some((trust.signer(&s.keyid)?, &s.signature)))
        .collect();
    if known.is_empty() {
        let message = "the trust document lists none of the keys that signed";
        return Err(Refusal::new(RefusalCode::SignerUnknown, message));
    }
    let names: Vec<&str> = known.iter().map(|(s, _)| s.principal.as_str()).collect();
    report.passed(Check::KnownKey, names.join(", "));
    for (signer, _) in &known {
        let Signer {
            principal,
            not_before,
            not_after,
            ..
        } = signer;
        if signer.status == Status::Revoked {
            let message = format!("the key of {principal} is revoked");
            return Err(Refusal::new(RefusalCode::SignerRevoked, message));
        }
        if now < *not_before || now > *not_after {
            let message =
                format!("the key of {principal} is valid only from {not_before} to {not_after}");
            return Err(Refusal::new(RefusalCode::SignerNotValidNow, message));
        }
    }
    report.passed(Check::KeyInForce, "each is valid now and not revoked");
    let bytes = envelope.bytes_signed();
    for (signer, signature) in &known {
        let key = signer.key();
        if !key.is_some_and(|key| key.verifies(&bytes, signature)) {
            let message = format!(
                "the signature by {} does not match the payload",
                signer.principal
            );
            return Err(Refusal::new(RefusalCode::SignatureInvalid, message));
        }
    }
    report.passed(Check::Signature, "Ed25519, by the strict rules");
    Ok(known.into_iter().map(|(signer, _)| signer).collect())
}

/// Runs check 7, enough different people in the required roles, and returns their names.
pub(super) fn threshold(
    signers: &[&Signer],
    trust: &Trust,
    audience: &str,
    report: &mut VerificationReport,
) -> Result<Vec<String>, Refusal> {
    let not_met = |message: String| Err(Refusal::new(RefusalCode::ThresholdNotMet, message));
    let Some(rule) = trust.rule(audience) else {
        return not_met(format!(
            "the trust document has no rule for the audience `{audience}`"
        ));
    };
    let mut people: Vec<&str> = Vec::new();
    for signer in signers {
        if !people
            .iter()
            .any(|name| same_person(name, &signer.principal))
        {
            people.push(&signer.principal);
        }
    }
    people.sort_unstable();
    let people: Vec<String> = people.into_iter().map(str::to_owned).collect();
    let (have, need) = (people.len(), rule.min_principals);
    if u32::try_from(have).unwrap_or(u32::MAX) < need {
        return not_met(format!(
            "signed by {have}; `{audience}` requires {need} different people"
        ));
    }
    if let Some(role) = unfilled(&rule.require_roles, signers) {
        return not_met(format!("none of the signers is an {}", role.as_str()));
    }
    report.passed(Check::Threshold, format!("{have} of {need}"));
    Ok(people)
}

/// Returns a required role that no signer can fill. Each role needs another person: an author does not approve their own
/// change.
fn unfilled(roles: &[Role], signers: &[&Signer]) -> Option<Role> {
    /// Returns true if each remaining role can be assigned to another person.
    fn fill<'s>(roles: &[Role], signers: &[&'s Signer], taken: &mut Vec<&'s str>) -> bool {
        let Some((role, rest)) = roles.split_first() else {
            return true;
        };
        signers.iter().any(|signer| {
            let name = signer.principal.as_str();
            let is_taken = taken.iter().any(|other| same_person(other, name));
            if !signer.roles.contains(role) || is_taken {
                return false;
            }
            taken.push(name);
            let filled = fill(rest, signers, taken);
            taken.pop();
            filled
        })
    }
    let held = |role: &&Role| !signers.iter().any(|s| s.roles.contains(role));
    if let Some(role) = roles.iter().find(held) {
        return Some(*role);
    }
    let all = fill(roles, signers, &mut Vec::new());
    if all { None } else { roles.last().copied() }
}

/// Runs checks 8 and 9: the canonical form, and a schema and features that this engine supports.
pub(super) fn payload(
    envelope: &Envelope,
    report: &mut VerificationReport,
) -> Result<Payload, Refusal> {
    let not_canonical = |why: String| Refusal::new(RefusalCode::PayloadNotCanonical, why);
    let node = json::parse_slice(&envelope.payload).map_err(|e| not_canonical(e.to_string()))?;
    // The usual case: the bytes are the canonical form of a payload. The rest of the function finds the error.
    let read = node.read_as::<Payload>();
    if let Ok(payload) = &read
        && payload.schema == SCHEMA
        && canonical::to_string(payload).is_ok_and(|text| text.as_bytes() == envelope.payload)
    {
        report.passed(Check::Canonical, canonical::digest(&envelope.payload));
        supported(payload)?;
        report.passed(Check::Schema, format!("schema {SCHEMA}"));
        return read.map_err(|why| not_canonical(why.to_string()));
    }
    let again = canonical::to_string(&node).map_err(|e| not_canonical(e.to_string()))?;
    if again.as_bytes() != envelope.payload {
        return Err(not_canonical(
            "the payload is not in canonical form".to_owned(),
        ));
    }
    let unsupported = |why: String| Refusal::new(RefusalCode::SchemaUnsupported, why);
    if node.get("schema") != i64::try_from(SCHEMA).ok().map(Node::Int).as_ref() {
        report.passed(Check::Canonical, canonical::digest(&envelope.payload));
        return Err(unsupported(format!(
            "this engine reads schema {SCHEMA} only"
        )));
    }
    match read {
        Err(why) => {
            report.passed(Check::Canonical, canonical::digest(&envelope.payload));
            Err(unsupported(why.to_string()))
        }
        // Such as a list in the place of a mapping, or a time in another notation.
        Ok(_) => Err(not_canonical(
            "a value is not in its canonical notation".to_owned(),
        )),
    }
}

/// Runs the rest of check 9, after the schema number.
fn supported(payload: &Payload) -> Result<(), Refusal> {
    let unsupported = |why: &str| Err(Refusal::new(RefusalCode::SchemaUnsupported, why));
    if payload.version == 0 {
        return unsupported("versions count from 1");
    }
    if payload.change.author.trim().is_empty() || payload.change.reason.trim().is_empty() {
        return unsupported("a change needs an author and a reason");
    }
    if let Some(restores) = payload.change.restores
        && !(1..payload.version).contains(&restores)
    {
        return unsupported("a change can only restore an earlier version");
    }
    let mut features = payload.requires.iter();
    match features.find(|feature| !FEATURES.contains(&feature.as_str())) {
        None => Ok(()),
        Some(feature) => {
            let message =
                format!("the policy requires `{feature}`, which this engine does not have");
            Err(Refusal::new(RefusalCode::FeatureUnsupported, message))
        }
    }
}

/// Runs check 10: the importer accepts the policy and the audience, and every signer may sign for them.
pub(super) fn scope(
    payload: &Payload,
    signers: &[&Signer],
    scope: ImportScope<'_>,
    report: &mut VerificationReport,
) -> Result<(), Refusal> {
    let (id, audience) = (&payload.policy_id, &payload.audience);
    let wrong_policy = |message: String| Err(Refusal::new(RefusalCode::WrongPolicy, message));
    let wrong_audience = |message: String| Err(Refusal::new(RefusalCode::WrongAudience, message));
    // A store has one history, so the policy in force sets the id of the next.
    let expected = scope
        .policy
        .or(scope.mark.map(|mark| mark.policy_id.as_str()));
    if let Some(expected) = expected
        && expected != id
    {
        return wrong_policy(format!("this is the policy `{id}`; expected `{expected}`"));
    }
    if let Some(mark) = scope.mark
        && mark.audience != *audience
    {
        let theirs = &mark.audience;
        return wrong_audience(format!(
            "this is for `{audience}`; the policy in force is for `{theirs}`"
        ));
    }
    if audience != scope.audience {
        let ours = scope.audience;
        return wrong_audience(format!("this is for `{audience}`, not for `{ours}`"));
    }
    for signer in signers {
        if !signer.may_sign(id) {
            return wrong_policy(format!("{} may not sign `{id}`", signer.principal));
        }
        if !signer.may_sign_for(audience) {
            let who = &signer.principal;
            return wrong_audience(format!("{who} may not sign for `{audience}`"));
        }
    }
    report.passed(Check::Scope, format!("{id} for {audience}"));
    Ok(())
}

/// Runs check 11: the trust document is at least as new as the signer's and has not expired.
pub(super) fn epoch(
    payload: &Payload,
    trust: &Trust,
    now: Instant,
    report: &mut VerificationReport,
) -> Result<(), Refusal> {
    let outdated = |message: String| Err(Refusal::new(RefusalCode::TrustOutdated, message));
    let (theirs, ours) = (payload.trust_epoch, trust.epoch());
    if theirs > ours {
        return outdated(format!(
            "signed under trust epoch {theirs}; the one here is {ours}"
        ));
    }
    if now > trust.expires_at() {
        return outdated(format!(
            "the trust document expired at {}",
            trust.expires_at()
        ));
    }
    let seen = format!("signed under epoch {theirs}, checked under {ours}");
    report.passed(Check::TrustEpoch, seen);
    Ok(())
}

/// Runs check 12. Returns true if the payload has expired and the policy is already in force.
pub(super) fn lifetime(
    payload: &Payload,
    now: Instant,
    expiry: Expiry,
    report: &mut VerificationReport,
) -> Result<bool, Refusal> {
    let (issued, expires) = (payload.issued_at, payload.expires_at);
    if issued > now {
        let message = format!("issued at {issued}, which is in the future");
        return Err(Refusal::new(RefusalCode::IssuedInFuture, message));
    }
    let stale = now > expires;
    if stale && expiry == Expiry::Refuses {
        let message = format!("expired at {expires}");
        return Err(Refusal::new(RefusalCode::Expired, message));
    }
    if expires.epoch() - issued.epoch() > MAX_LIFETIME {
        let message = format!("valid from {issued} to {expires}; at most 180 days are allowed");
        return Err(Refusal::new(RefusalCode::LifetimeTooLong, message));
    }
    report.passed(Check::Lifetime, format!("{issued} to {expires}"));
    Ok(stale)
}

/// Runs check 13. Returns true if the payload is already in force.
pub(super) fn history(
    payload: &Payload,
    digest: &str,
    mark: Option<&HighWaterMark>,
    report: &mut VerificationReport,
) -> Result<bool, Refusal> {
    let version = payload.version;
    let Some(mark) = mark else {
        let seen = format!("version {version}, the first import");
        report.passed(Check::History, seen);
        return Ok(false);
    };
    let last = mark.version;
    if version < last {
        let message = format!("version {version} is older than version {last}, which is in force");
        return Err(Refusal::new(RefusalCode::Rollback, message));
    }
    if version == last {
        if digest != mark.digest {
            let message = format!("another policy was already imported as version {version}");
            return Err(Refusal::new(RefusalCode::Equivocation, message));
        }
        report.passed(
            Check::History,
            format!("version {version} is already in force"),
        );
        return Ok(true);
    }
    if version == last + 1 && payload.previous.as_deref() != Some(mark.digest.as_str()) {
        let message =
            format!("version {version} does not follow version {last}, which is in force");
        return Err(Refusal::new(RefusalCode::Fork, message));
    }
    report.passed(
        Check::History,
        format!("version {version} after version {last}"),
    );
    Ok(false)
}

/// Runs check 14: the policy has no errors and is complete.
pub(super) fn policy(
    document: &Node,
    policy_id: &str,
    report: &mut VerificationReport,
) -> Result<Policy, Refusal> {
    let checked = PolicyDraft::from_node(document.clone()).read();
    let refusal = |message: &str, diagnostics| Refusal {
        code: RefusalCode::PolicyInvalid,
        message: message.to_owned(),
        diagnostics,
    };
    let Some(policy) = checked.policy else {
        return Err(refusal("the policy has errors", checked.diagnostics));
    };
    if canonical::to_string(&policy.to_node(DocumentForm::Signed)) != canonical::to_string(document)
    {
        let message =
            "the policy leaves out defaults, which another engine could fill in differently";
        return Err(refusal(message, Vec::new()));
    }
    if policy.id() != policy_id {
        let message = "the policy and the payload have different ids";
        return Err(refusal(message, Vec::new()));
    }
    report.passed(Check::Policy, policy.digest());
    Ok(policy)
}
