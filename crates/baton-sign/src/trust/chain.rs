//! The chain of trust documents: the first is pinned, and the previous root signs each later one.

use baton_core::{Instant, document::canonical};

use super::Trust;
use super::content::{Content, Root, Signer, Status};
use super::error::TrustError;
use crate::envelope::{Envelope, MAX_BYTES, TRUST_TYPE};
use crate::principal;

impl Trust {
    /// Reads the first trust document, which its own root has signed and whose digest came over another channel. The pin
    /// is the digest's hexadecimal digits in either case, with or without the prefix `sha256:`.
    ///
    /// # Errors
    /// [`TrustError`]; `trust_not_pinned` names the document's digest.
    pub fn first(bytes: &[u8], pin: &str, now: Instant) -> Result<Self, TrustError> {
        let (envelope, trust) = read(bytes)?;
        let digest = canonical::digest(&envelope.payload);
        if !is_pin_of(pin, &digest) {
            return Err(TrustError::NotPinned(digest));
        }
        signed_by("new", &trust.content.root, &envelope)?;
        not_expired(&trust, now)?;
        for signer in trust.signers() {
            principal::check(&signer.principal)?;
        }
        Ok(trust)
    }

    /// Reads the document that replaces this one: the next epoch, signed by this document's root and by its own. The
    /// current document itself is accepted and changes nothing.
    ///
    /// # Errors
    /// [`TrustError`]; the current document stays.
    pub fn next(&self, bytes: &[u8], now: Instant) -> Result<Self, TrustError> {
        let (envelope, next) = read(bytes)?;
        signed_by("new", &next.content.root, &envelope)?;
        if next.content == self.content {
            return Ok(next);
        }
        let (theirs, ours) = (next.epoch(), self.epoch());
        if theirs == ours {
            return Err(TrustError::Equivocation(ours));
        }
        if ours.checked_add(1) != Some(theirs) {
            return Err(TrustError::Epoch { theirs, ours });
        }
        signed_by("old", &self.content.root, &envelope)?;
        self.keeps_faith(&next)?;
        not_expired(&next, now)?;
        Ok(next)
    }

    /// Checks that every key stays in the document, keeps its owner, and stays revoked once revoked. Removing a key could
    /// otherwise hide a change of owner.
    fn keeps_faith(&self, next: &Self) -> Result<(), TrustError> {
        for before in self.signers() {
            let Some(after) = next.signer(&before.keyid) else {
                return Err(TrustError::KeyDropped {
                    keyid: before.keyid.clone(),
                    principal: before.principal.clone(),
                });
            };
            if !principal::same_person(&after.principal, &before.principal) {
                return Err(TrustError::KeyMoved {
                    keyid: before.keyid.clone(),
                    from: before.principal.clone(),
                    to: after.principal.clone(),
                });
            }
            if before.status == Status::Revoked && after.status != Status::Revoked {
                return Err(TrustError::Unrevoked(before.keyid.clone()));
            }
        }
        // A name enrolled before names had one normal form may stay: its key cannot be removed, and comparison handles it.
        let is_new = |signer: &&Signer| {
            let before = self.signer(&signer.keyid);
            before.is_none_or(|before| before.principal != signer.principal)
        };
        for signer in next.signers().iter().filter(is_new) {
            principal::check(&signer.principal)?;
        }
        Ok(())
    }

    /// Reads a signed document without checking its signatures, to show it or to write the next one.
    ///
    /// # Errors
    /// [`TrustError`] if its content is invalid.
    pub fn peek(bytes: &[u8]) -> Result<(Self, Envelope), TrustError> {
        read(bytes).map(|(envelope, trust)| (trust, envelope))
    }
}

/// Returns true if a pin, as people copy it, matches a digest.
fn is_pin_of(pin: &str, digest: &str) -> bool {
    let digits = |text: &str| {
        let text = text.trim().to_ascii_lowercase();
        text.strip_prefix("sha256:")
            .map_or(text.clone(), str::to_owned)
    };
    digits(pin) == digits(digest)
}

fn read(bytes: &[u8]) -> Result<(Envelope, Trust), TrustError> {
    let malformed = TrustError::Malformed;
    if bytes.len() > MAX_BYTES {
        return Err(malformed(format!("it is over {} KiB", MAX_BYTES / 1024)));
    }
    let envelope = Envelope::parse(bytes).map_err(|why| malformed(why.message))?;
    if envelope.payload_type != TRUST_TYPE {
        let theirs = &envelope.payload_type;
        return Err(malformed(format!("its type is `{theirs}`")));
    }
    let content: Content =
        crate::json::read(&envelope.payload).map_err(|why| malformed(why.to_string()))?;
    let again = canonical::to_string(&content).map_err(|why| malformed(why.to_string()))?;
    if again.as_bytes() != envelope.payload {
        let why = "the payload is not in canonical form";
        return Err(malformed(why.to_owned()));
    }
    Ok((envelope, Trust::new(content)?))
}

/// Checks that enough different keys of a root have signed. Signatures by other keys are ignored.
fn signed_by(which: &'static str, root: &Root, envelope: &Envelope) -> Result<(), TrustError> {
    let bytes = envelope.bytes_signed();
    let mut counted: Vec<&str> = Vec::new();
    for signed in &envelope.signatures {
        let Some(key) = root.key(&signed.keyid) else {
            continue;
        };
        if !key.verifies(&bytes, &signed.signature) {
            return Err(TrustError::SignatureInvalid(signed.keyid.clone()));
        }
        if !counted.contains(&signed.keyid.as_str()) {
            counted.push(&signed.keyid);
        }
    }
    let have = u32::try_from(counted.len()).unwrap_or(u32::MAX);
    let need = root.threshold;
    if have < need {
        return Err(TrustError::RootNotMet { which, have, need });
    }
    Ok(())
}

fn not_expired(trust: &Trust, now: Instant) -> Result<(), TrustError> {
    if now > trust.expires_at() {
        return Err(TrustError::Expired(trust.expires_at().to_string()));
    }
    Ok(())
}
