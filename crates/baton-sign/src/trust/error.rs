//! Errors of trust documents.

use std::fmt;

use crate::key::KeyError;

/// The error of a trust document that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TrustError {
    /// Not a signed trust document.
    Malformed(String),
    /// A key cannot be used; holds its owner and the error.
    Key(String, KeyError),
    /// A signer's `keyid` is not its key's thumbprint.
    KeyidMismatch(String),
    /// A name that is blank or holds characters that cannot be printed.
    BadPrincipal(String),
    /// A name that is enrolled in another spelling than its normal form.
    PrincipalNotNormal {
        /// The name.
        name: String,
        /// Its normal form.
        normal: String,
    },
    /// Two entries have the same key.
    KeyTwice(String),
    /// A rule that requires no signature.
    RuleWithoutPrincipals(String),
    /// Two rules for one audience.
    RuleTwice(String),
    /// A root that requires no signature, or more than it has keys.
    RootThreshold {
        /// The number of required signatures.
        threshold: u32,
        /// The number of keys.
        keys: usize,
    },
    /// Too few of a root's keys have signed.
    RootNotMet {
        /// `old` or `new`.
        which: &'static str,
        /// The number of keys that have signed.
        have: u32,
        /// The number of keys that must sign.
        need: u32,
    },
    /// A signature by a root key does not match the document.
    SignatureInvalid(String),
    /// Not the pinned document; holds its digest.
    NotPinned(String),
    /// Not the next epoch.
    Epoch {
        /// The document's epoch.
        theirs: u64,
        /// The current epoch.
        ours: u64,
    },
    /// Another document of the current epoch.
    Equivocation(u64),
    /// A key that belonged to another person.
    KeyMoved {
        /// The key.
        keyid: String,
        /// The previous owner.
        from: String,
        /// The new owner.
        to: String,
    },
    /// A revoked key that is active again.
    Unrevoked(String),
    /// An enrolled key that is no longer listed.
    KeyDropped {
        /// The key.
        keyid: String,
        /// Whose it was.
        principal: String,
    },
    /// The document has expired.
    Expired(String),
}

impl TrustError {
    /// Returns the stable code of the error, for programs to match on.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "trust_malformed",
            Self::Key(..) => "trust_key_unusable",
            Self::KeyidMismatch(_) => "trust_keyid_mismatch",
            Self::BadPrincipal(_) => "trust_principal_unusable",
            Self::PrincipalNotNormal { .. } => "trust_principal_not_normal",
            Self::KeyTwice(_) => "trust_key_twice",
            Self::RuleWithoutPrincipals(_) => "trust_rule_without_principals",
            Self::RuleTwice(_) => "trust_rule_twice",
            Self::RootThreshold { .. } => "trust_root_threshold",
            Self::RootNotMet { .. } => "trust_root_not_met",
            Self::SignatureInvalid(_) => "trust_signature_invalid",
            Self::NotPinned(_) => "trust_not_pinned",
            Self::Epoch { .. } => "trust_epoch",
            Self::Equivocation(_) => "trust_equivocation",
            Self::KeyMoved { .. } => "trust_key_moved",
            Self::Unrevoked(_) => "trust_key_unrevoked",
            Self::KeyDropped { .. } => "trust_key_dropped",
            Self::Expired(_) => "trust_expired",
        }
    }
}

impl fmt::Display for TrustError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(why) => write!(f, "this is not a signed trust document: {why}"),
            Self::Key(whose, why) => write!(f, "the key of {whose} cannot be used: {why}"),
            Self::KeyidMismatch(principal) => {
                write!(
                    f,
                    "the keyid of {principal} is not the thumbprint of the key beside it"
                )
            }
            Self::BadPrincipal(name) => {
                write!(f, "“{}” is not a person's name", name.escape_default())
            }
            Self::PrincipalNotNormal { name, normal } => {
                // Escapes the invisible characters.
                let name: String = name.escape_debug().collect();
                write!(
                    f,
                    "the name “{name}” has extra spaces or invisible characters; enrol “{normal}”"
                )
            }
            Self::KeyTwice(keyid) => write!(f, "the key {keyid} is enrolled twice"),
            Self::RuleWithoutPrincipals(audience) => {
                write!(f, "the rule for `{audience}` requires no signature")
            }
            Self::RuleTwice(audience) => write!(f, "there are two rules for `{audience}`"),
            Self::RootThreshold { threshold, keys } => {
                write!(
                    f,
                    "the root requires {threshold} signatures and has {keys} keys"
                )
            }
            Self::RootNotMet { which, have, need } => {
                write!(
                    f,
                    "{have} keys of the {which} root have signed; {need} are required"
                )
            }
            Self::SignatureInvalid(keyid) => {
                write!(
                    f,
                    "the signature by the root key {keyid} does not match the document"
                )
            }
            Self::NotPinned(digest) => {
                write!(
                    f,
                    "the document's digest is {digest}, which is not the pinned one"
                )
            }
            Self::Epoch { theirs, ours } => write!(
                f,
                "this document has epoch {theirs}; the epoch after {ours} is {}",
                ours.saturating_add(1)
            ),
            Self::Equivocation(epoch) => {
                write!(f, "another document of epoch {epoch} is already trusted")
            }
            Self::KeyMoved { keyid, from, to } => {
                write!(
                    f,
                    "the key {keyid} belongs to {from} and cannot pass to {to}"
                )
            }
            Self::Unrevoked(keyid) => {
                write!(
                    f,
                    "the key {keyid} is revoked and cannot become active again; enrol another key"
                )
            }
            Self::KeyDropped { keyid, principal } => {
                write!(
                    f,
                    "the key {keyid} of {principal} is missing; keep it and revoke it instead"
                )
            }
            Self::Expired(when) => write!(f, "the document expired at {when}"),
        }
    }
}

impl std::error::Error for TrustError {}
