//! The checks themselves, a function each, in their order.

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

/// The longest that a signed policy may be in force: 180 days, in seconds.
pub const MAX_LIFETIME: i64 = 180 * 24 * 3600;

/// The deepest nesting of a payload.
pub const MAX_DEPTH: usize = json::MAX_DEPTH;

/// The engine features that a payload may ask for; none has been needed yet.
const FEATURES: &[&str] = &[];

/// Checks 1 to 3.
pub(super) fn envelope(bytes: &[u8], report: &mut VerificationReport) -> Result<Envelope, Refusal> {
    if bytes.len() > MAX_BYTES {
        // A caller need not read the rest of it to find out how large it is.
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
            "the payload's type is `{}`, not a policy's",
            envelope.payload_type
        );
        return Err(Refusal::new(RefusalCode::PayloadTypeUnsupported, message));
    }
    report.passed(Check::PayloadType, POLICY_TYPE);
    Ok(envelope)
}

/// Checks 4 to 6: the signers whose signatures are good. Signatures by unknown keys do not count and do no
/// harm; a bad signature by a known key does.
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
        let message = "no signature is by a key that the trust document lists";
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
                format!("the key of {principal} is in force from {not_before} to {not_after}");
            return Err(Refusal::new(RefusalCode::SignerNotValidNow, message));
        }
    }
    report.passed(
        Check::KeyInForce,
        "not revoked, and within the time of each",
    );
    let bytes = envelope.bytes_signed();
    for (signer, signature) in &known {
        let key = signer.key();
        if !key.is_some_and(|key| key.verifies(&bytes, signature)) {
            let message = format!(
                "the signature by {} does not fit the payload",
                signer.principal
            );
            return Err(Refusal::new(RefusalCode::SignatureInvalid, message));
        }
    }
    report.passed(Check::Signature, "Ed25519, by the strict rules");
    Ok(known.into_iter().map(|(signer, _)| signer).collect())
}

/// Check 7: enough different people, in the roles asked for. Gives who they are.
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
            "signed by {have}; `{audience}` asks for {need} different people"
        ));
    }
    if let Some(role) = unfilled(&rule.require_roles, signers) {
        return not_met(format!("nobody who signed is an {}", role.as_str()));
    }
    report.passed(Check::Threshold, format!("{have} of {need}"));
    Ok(people)
}

/// The role that nobody fills. Roles are filled by different people: who wrote a change does not approve it.
fn unfilled(roles: &[Role], signers: &[&Signer]) -> Option<Role> {
    /// Whether the roles left can each be given to a person not yet taken.
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

/// Checks 8 and 9: the one canonical form, and a schema and features that this engine knows.
pub(super) fn payload(
    envelope: &Envelope,
    report: &mut VerificationReport,
) -> Result<Payload, Refusal> {
    let not_canonical = |why: String| Refusal::new(RefusalCode::PayloadNotCanonical, why);
    let node = json::parse_slice(&envelope.payload).map_err(|e| not_canonical(e.to_string()))?;
    // A value whose one written form these bytes are is all that is wanted. What follows says what is wrong otherwise.
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
            "the bytes are not the one form that this content has".to_owned(),
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
        // No list for a mapping, no other writing of a time.
        Ok(_) => Err(not_canonical(
            "something in it is written another way than it is meant".to_owned(),
        )),
    }
}

/// Check 9, past the schema's number.
fn supported(payload: &Payload) -> Result<(), Refusal> {
    let unsupported = |why: &str| Err(Refusal::new(RefusalCode::SchemaUnsupported, why));
    if payload.version == 0 {
        return unsupported("versions count from 1");
    }
    if payload.change.author.trim().is_empty() || payload.change.reason.trim().is_empty() {
        return unsupported("a change names its author and its reason");
    }
    if let Some(restores) = payload.change.restores
        && !(1..payload.version).contains(&restores)
    {
        return unsupported("a change restores an earlier version");
    }
    let mut features = payload.requires.iter();
    match features.find(|feature| !FEATURES.contains(&feature.as_str())) {
        None => Ok(()),
        Some(feature) => {
            let message = format!("the policy needs `{feature}`, which this engine does not have");
            Err(Refusal::new(RefusalCode::FeatureUnsupported, message))
        }
    }
}

/// Check 10: the policy and audience that the importer takes and that every signer may sign for.
pub(super) fn scope(
    payload: &Payload,
    signers: &[&Signer],
    asker: ImportScope<'_>,
    report: &mut VerificationReport,
) -> Result<(), Refusal> {
    let (id, audience) = (&payload.policy_id, &payload.audience);
    let wrong_policy = |message: String| Err(Refusal::new(RefusalCode::WrongPolicy, message));
    let wrong_audience = |message: String| Err(Refusal::new(RefusalCode::WrongAudience, message));
    // A store keeps one history: what is in force says which policy comes next.
    let expected = asker
        .policy
        .or(asker.mark.map(|mark| mark.policy_id.as_str()));
    if let Some(expected) = expected
        && expected != id
    {
        return wrong_policy(format!("this is `{id}`; `{expected}` is expected"));
    }
    if let Some(mark) = asker.mark
        && mark.audience != *audience
    {
        let theirs = &mark.audience;
        return wrong_audience(format!(
            "this is for `{audience}`; what is in force is for `{theirs}`"
        ));
    }
    if audience != asker.audience {
        let ours = asker.audience;
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

/// Check 11: a trust document at least as new as the signer's, and not expired.
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

/// Check 12: whether the payload has expired, where that is let pass.
pub(super) fn lifetime(
    payload: &Payload,
    now: Instant,
    expiry: Expiry,
    report: &mut VerificationReport,
) -> Result<bool, Refusal> {
    let (issued, expires) = (payload.issued_at, payload.expires_at);
    if issued > now {
        let message = format!("issued at {issued}, which is still to come");
        return Err(Refusal::new(RefusalCode::IssuedInFuture, message));
    }
    let stale = now > expires;
    if stale && expiry == Expiry::Refuses {
        let message = format!("expired at {expires}");
        return Err(Refusal::new(RefusalCode::Expired, message));
    }
    if expires.epoch() - issued.epoch() > MAX_LIFETIME {
        let message = format!("in force from {issued} to {expires}; the most is 180 days");
        return Err(Refusal::new(RefusalCode::LifetimeTooLong, message));
    }
    report.passed(Check::Lifetime, format!("{issued} to {expires}"));
    Ok(stale)
}

/// Check 13: whether the payload is the one already in force.
pub(super) fn history(
    payload: &Payload,
    digest: &str,
    mark: Option<&HighWaterMark>,
    report: &mut VerificationReport,
) -> Result<bool, Refusal> {
    let version = payload.version;
    let Some(mark) = mark else {
        let seen = format!("version {version}; nothing was taken before");
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
            let message = format!("another policy was already taken as version {version}");
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
            format!("version {version} does not follow the version {last} that is in force");
        return Err(Refusal::new(RefusalCode::Fork, message));
    }
    report.passed(
        Check::History,
        format!("version {version} after version {last}"),
    );
    Ok(false)
}

/// Check 14.
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
        let message = "the policy inside is not written out in full: another engine could fill it in otherwise";
        return Err(refusal(message, Vec::new()));
    }
    if policy.id() != policy_id {
        let message = "the policy inside goes by another id than the payload";
        return Err(refusal(message, Vec::new()));
    }
    report.passed(Check::Policy, policy.digest());
    Ok(policy)
}
