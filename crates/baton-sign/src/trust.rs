//! Whose signatures count, for what, and until when.

use std::fmt;

use baton_core::{Instant, json};
use serde::{Deserialize, Serialize};

use crate::key::{Jwk, KeyError, PublicKey, thumbprint};

/// What a signer may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Writes policies.
    Author,
    /// Approves what others wrote.
    Approver,
}

/// Whether a key still counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It does.
    #[default]
    Active,
    /// It does not, whatever the dates say.
    Revoked,
}

/// A person's key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signer {
    /// The key's thumbprint.
    pub keyid: String,
    /// The key.
    pub public_key: Jwk,
    /// The person. Two keys of one person count once.
    pub principal: String,
    /// What they may do.
    pub roles: Vec<Role>,
    /// The policies they may sign; `*` stands for any characters.
    pub policies: Vec<String>,
    /// The audiences they may sign for; `*` stands for any characters.
    pub audiences: Vec<String>,
    /// From when on the key counts.
    pub not_before: Instant,
    /// Until when it does.
    pub not_after: Instant,
    /// Whether it does at all.
    pub status: Status,
}

/// What an audience asks of a signed policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The audience.
    pub audience: String,
    /// How many different people must have signed; at least 1.
    pub min_principals: u32,
    /// Roles that must each be held by somebody who signed.
    pub require_roles: Vec<Role>,
}

/// A trust document that is sound: every key checked, no key under two names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trust {
    /// Rises by one with each new document.
    pub epoch: u64,
    /// When it must have been replaced.
    pub expires_at: Instant,
    signers: Vec<Signer>,
    rules: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    epoch: u64,
    expires_at: Instant,
    signers: Vec<Signer>,
    rules: Vec<Rule>,
}

/// Why a trust document cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TrustError {
    /// Not a trust document.
    Malformed(String),
    /// A signer's key cannot be used.
    Key(String, KeyError),
    /// A signer's `keyid` is not its key's thumbprint.
    KeyidMismatch(String),
    /// A name that is blank or holds characters that cannot be printed.
    BadPrincipal(String),
    /// One key stands under two entries.
    KeyTwice(String),
    /// A rule that nobody needs to sign for.
    RuleWithoutPrincipals(String),
    /// Two rules for one audience.
    RuleTwice(String),
}

impl fmt::Display for TrustError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(why) => write!(f, "this is not a trust document: {why}"),
            Self::Key(principal, why) => write!(f, "the key of {principal} cannot be used: {why}"),
            Self::KeyidMismatch(principal) => {
                write!(
                    f,
                    "the keyid of {principal} is not the thumbprint of the key beside it"
                )
            }
            Self::BadPrincipal(name) => write!(f, "{name:?} is not a person's name"),
            Self::KeyTwice(keyid) => write!(f, "the key {keyid} is enrolled twice"),
            Self::RuleWithoutPrincipals(audience) => {
                write!(f, "the rule for `{audience}` asks for nobody's signature")
            }
            Self::RuleTwice(audience) => write!(f, "there are two rules for `{audience}`"),
        }
    }
}

impl std::error::Error for TrustError {}

impl Trust {
    /// A sound document of these parts.
    ///
    /// # Errors
    /// [`TrustError`] names the entry that is not sound.
    pub fn new(
        epoch: u64,
        expires_at: Instant,
        signers: Vec<Signer>,
        rules: Vec<Rule>,
    ) -> Result<Self, TrustError> {
        for (i, signer) in signers.iter().enumerate() {
            let name = &signer.principal;
            if name.trim().is_empty() || name.chars().any(char::is_control) {
                return Err(TrustError::BadPrincipal(name.clone()));
            }
            signer
                .public_key
                .public_key()
                .map_err(|why| TrustError::Key(signer.principal.clone(), why))?;
            if thumbprint(&signer.public_key.x) != signer.keyid {
                return Err(TrustError::KeyidMismatch(signer.principal.clone()));
            }
            if signers
                .iter()
                .take(i)
                .any(|other| other.keyid == signer.keyid)
            {
                return Err(TrustError::KeyTwice(signer.keyid.clone()));
            }
        }
        for (i, rule) in rules.iter().enumerate() {
            if rule.min_principals == 0 {
                return Err(TrustError::RuleWithoutPrincipals(rule.audience.clone()));
            }
            if rules
                .iter()
                .take(i)
                .any(|other| other.audience == rule.audience)
            {
                return Err(TrustError::RuleTwice(rule.audience.clone()));
            }
        }
        Ok(Self {
            epoch,
            expires_at,
            signers,
            rules,
        })
    }

    /// Reads a trust document strictly.
    ///
    /// # Errors
    /// [`TrustError`] says what is not sound.
    pub fn parse(bytes: &[u8]) -> Result<Self, TrustError> {
        let malformed = |why: &dyn fmt::Display| TrustError::Malformed(why.to_string());
        let node = json::parse_slice(bytes).map_err(|why| malformed(&why))?;
        let w: Written = node.read_as().map_err(|why| malformed(&why))?;
        Self::new(w.epoch, w.expires_at, w.signers, w.rules)
    }

    /// Everybody enrolled.
    #[must_use]
    pub fn signers(&self) -> &[Signer] {
        &self.signers
    }

    /// The signer whose key goes by a name.
    #[must_use]
    pub fn signer(&self, keyid: &str) -> Option<&Signer> {
        self.signers.iter().find(|signer| signer.keyid == keyid)
    }

    /// What an audience asks for; an audience without a rule takes nothing.
    #[must_use]
    pub fn rule(&self, audience: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.audience == audience)
    }
}

impl Signer {
    /// The key, sound by construction of [`Trust`].
    pub(crate) fn key(&self) -> Option<PublicKey> {
        self.public_key.public_key().ok()
    }

    /// Whether they may sign this policy.
    #[must_use]
    pub fn may_sign(&self, policy: &str) -> bool {
        self.policies.iter().any(|pattern| matches(pattern, policy))
    }

    /// Whether they may sign for this audience.
    #[must_use]
    pub fn may_sign_for(&self, audience: &str) -> bool {
        self.audiences
            .iter()
            .any(|pattern| matches(pattern, audience))
    }
}

/// Whether a text fits a pattern in which `*` stands for any characters.
fn matches(pattern: &str, text: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else {
        return pattern == text;
    };
    let Some(text) = text.strip_prefix(head) else {
        return false;
    };
    (0..=text.len())
        .filter_map(|i| text.get(i..))
        .any(|tail| matches(rest, tail))
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn patterns() {
        for (pattern, text, fits) in [
            ("acme/*", "acme/outbound-uk", true),
            ("acme/*", "acme", false),
            ("*", "", true),
            ("*-uk", "acme/outbound-uk", true),
            ("a*c*e", "abcde", true),
            ("a*c*e", "abcd", false),
            ("acme", "acme", true),
        ] {
            assert_eq!(matches(pattern, text), fits, "{pattern} {text}");
        }
    }
}
