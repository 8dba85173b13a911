//! What the worker says in plain words.

use baton_core::Instant;
use baton_sign::refusal::RefusalCode;

/// What a refusal means and what to do about it.
pub(crate) const fn advice(code: RefusalCode) -> &'static str {
    match code {
        RefusalCode::TooLarge => {
            "A signed policy is at most 256 KiB. Ask for the file that the console or “baton sign” wrote."
        }
        RefusalCode::EnvelopeMalformed => {
            "The file was damaged or edited on its way. Ask for it again, as a file rather than as pasted text."
        }
        RefusalCode::PayloadTypeUnsupported => "It is signed, but as something else than a policy.",
        RefusalCode::SignerUnknown => {
            "The trust document does not list the key. Have the signer enrolled, or drop a newer trust document here."
        }
        RefusalCode::SignerRevoked => {
            "A revoked key never counts again. Have somebody else sign, or the same person with a newly enrolled key."
        }
        RefusalCode::SignerNotValidNow => {
            "The key counts for a limited time only. Have it enrolled anew, or have somebody else sign."
        }
        RefusalCode::SignatureInvalid => {
            "The content is not what was signed: it was changed on its way. Do not use this file; ask its author for it again."
        }
        RefusalCode::ThresholdNotMet => {
            "One more person has to sign the same file before it can be taken."
        }
        RefusalCode::PayloadNotCanonical => {
            "Another program wrote it in a form of its own. Have it signed with the console or with “baton sign”."
        }
        RefusalCode::SchemaUnsupported => {
            "It was written for another version of Baton. Update, or have it signed with this version."
        }
        RefusalCode::FeatureUnsupported => {
            "It needs a newer version of Baton than this. Update before taking it."
        }
        RefusalCode::WrongPolicy => "It belongs to another policy. Check which file you were sent.",
        RefusalCode::WrongAudience => {
            "It was made for other machines. Check which file you were sent, or the audience above."
        }
        RefusalCode::TrustOutdated => "Drop the newest trust document here first.",
        RefusalCode::IssuedInFuture => "Check the clock of this machine, then that of the signer.",
        RefusalCode::Expired => "Ask its author for a newly signed version.",
        RefusalCode::LifetimeTooLong => "Ask its author for one that is good for at most 180 days.",
        RefusalCode::Rollback => {
            "An older version never replaces a newer one. To go back, restore it under History: that makes a new version."
        }
        RefusalCode::Equivocation => {
            "Two different files bear the same version. Ask both authors which one counts, and have the other signed anew as the next version."
        }
        RefusalCode::Fork => {
            "Somebody continued from another version than the one known here. Have it made anew on top of the newest version."
        }
        RefusalCode::PolicyInvalid => {
            "It cannot decide calls. Ask its author to mend it and to sign the next version."
        }
        RefusalCode::EngineMismatch => {
            "This build of Baton decides some calls otherwise than the signer's did. Bring both to the same version first."
        }
        _ => "It was not taken; what was known before stays.",
    }
}

/// "1 signature", "2 signatures"
pub(crate) fn count(number: usize, one: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {one}s"),
    }
}

/// "2026-06-19 14:23 UTC": the same for everybody who looks.
pub(crate) fn moment(at: Instant) -> String {
    let text = at.to_string();
    match text.split_once('T') {
        Some((day, clock)) => format!("{day} {} UTC", clock.get(..5).unwrap_or(clock)),
        None => text,
    }
}
