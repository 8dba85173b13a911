//! Why a trust document cannot be used.

use std::fmt;

use crate::key::KeyError;

/// Why a trust document cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TrustError {
    /// Not a signed trust document.
    Malformed(String),
    /// A key cannot be used; whose it is.
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
    /// One key stands under two entries.
    KeyTwice(String),
    /// A rule that nobody needs to sign for.
    RuleWithoutPrincipals(String),
    /// Two rules for one audience.
    RuleTwice(String),
    /// A root that asks for no signature, or for more than it has keys.
    RootThreshold {
        /// How many it asks for.
        threshold: u32,
        /// How many keys it has.
        keys: usize,
    },
    /// Too few of a root's keys have signed.
    RootNotMet {
        /// `old` or `new`.
        which: &'static str,
        /// How many have.
        have: u32,
        /// How many must.
        need: u32,
    },
    /// A signature by a root key does not fit the document.
    SignatureInvalid(String),
    /// Not the document that was pinned; the digest it has.
    NotPinned(String),
    /// Not the next epoch.
    Epoch {
        /// The document's.
        theirs: u64,
        /// What is trusted now.
        ours: u64,
    },
    /// Another document of the epoch that is trusted now.
    Equivocation(u64),
    /// A key that was another person's before.
    KeyMoved {
        /// The key.
        keyid: String,
        /// Whose it was.
        from: String,
        /// Whose it is said to be.
        to: String,
    },
    /// A revoked key that would count again.
    Unrevoked(String),
    /// A key that was enrolled and is no longer listed.
    KeyDropped {
        /// The key.
        keyid: String,
        /// Whose it was.
        principal: String,
    },
    /// It has expired.
    Expired(String),
}

impl TrustError {
    /// The stable name of the error. Programs match on it.
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
                // What cannot be seen is shown.
                let name: String = name.escape_debug().collect();
                write!(
                    f,
                    "the name “{name}” has extra spaces or invisible characters; enrol “{normal}”"
                )
            }
            Self::KeyTwice(keyid) => write!(f, "the key {keyid} is enrolled twice"),
            Self::RuleWithoutPrincipals(audience) => {
                write!(f, "the rule for `{audience}` asks for nobody's signature")
            }
            Self::RuleTwice(audience) => write!(f, "there are two rules for `{audience}`"),
            Self::RootThreshold { threshold, keys } => {
                write!(
                    f,
                    "the root asks for {threshold} signatures and has {keys} keys"
                )
            }
            Self::RootNotMet { which, have, need } => {
                write!(
                    f,
                    "{have} keys of the {which} root have signed; {need} must"
                )
            }
            Self::SignatureInvalid(keyid) => {
                write!(
                    f,
                    "the signature by the root key {keyid} does not fit the document"
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
                "this document has epoch {theirs}; after epoch {ours} comes {}",
                ours.saturating_add(1)
            ),
            Self::Equivocation(epoch) => {
                write!(f, "another document of epoch {epoch} is already trusted")
            }
            Self::KeyMoved { keyid, from, to } => {
                write!(f, "the key {keyid} was {from}'s and cannot become {to}'s")
            }
            Self::Unrevoked(keyid) => {
                write!(
                    f,
                    "the key {keyid} was revoked and cannot count again: enrol another"
                )
            }
            Self::KeyDropped { keyid, principal } => {
                write!(
                    f,
                    "the key {keyid} of {principal} is no longer listed: revoke it instead"
                )
            }
            Self::Expired(when) => write!(f, "the document expired at {when}"),
        }
    }
}

impl std::error::Error for TrustError {}
