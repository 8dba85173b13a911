//! The content of a trust document and its validation.

use baton_core::Instant;
use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use super::error::TrustError;
use crate::key::{Jwk, PublicKey, thumbprint};
use crate::principal::normal_form;

/// The trust document schema that this crate writes and reads.
pub const SCHEMA: u64 = 1;

/// The role of a signer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Role {
    /// Writes policies.
    Author,
    /// Approves the policies of others.
    Approver,
}

impl Role {
    /// Returns the word used in a document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The status of a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The key counts.
    #[default]
    Active,
    /// The key does not count, whatever its dates.
    Revoked,
}

/// A person's key with its rights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signer {
    /// The key's thumbprint.
    pub keyid: String,
    /// The key.
    pub public_key: Jwk,
    /// The person's name. Keys of one person count once, in any [spelling](crate::principal::same_person).
    pub principal: String,
    /// The person's roles.
    pub roles: Vec<Role>,
    /// The policies they may sign; `*` stands for any characters.
    pub policies: Vec<String>,
    /// The audiences they may sign for; `*` stands for any characters.
    pub audiences: Vec<String>,
    /// The first moment of the key's validity.
    pub not_before: Instant,
    /// The last moment of the key's validity.
    pub not_after: Instant,
    /// The key's status.
    pub status: Status,
}

impl Signer {
    /// Returns the key, which [`Trust`](super::Trust) has checked.
    pub(crate) fn key(&self) -> Option<PublicKey> {
        self.public_key.public_key().ok()
    }

    /// Returns true if the person may sign this policy.
    #[must_use]
    pub fn may_sign(&self, policy: &str) -> bool {
        self.policies.iter().any(|pattern| matches(pattern, policy))
    }

    /// Returns true if the person may sign for this audience.
    #[must_use]
    pub fn may_sign_for(&self, audience: &str) -> bool {
        let mut patterns = self.audiences.iter();
        patterns.any(|pattern| matches(pattern, audience))
    }
}

/// The signatures that an audience requires.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The audience.
    pub audience: String,
    /// The number of different people who must sign; at least 1.
    pub min_principals: u32,
    /// The roles that the signers must hold, a different person for each.
    pub require_roles: Vec<Role>,
}

/// The keys that may replace the trust document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Root {
    /// The number of keys that must sign; at least 1.
    pub threshold: u32,
    /// The keys.
    pub keys: Vec<Jwk>,
}

impl Root {
    /// Returns the key with an id.
    pub(super) fn key(&self, keyid: &str) -> Option<PublicKey> {
        let mut keys = self.keys.iter();
        keys.find(|key| key.thumbprint() == keyid)?
            .public_key()
            .ok()
    }
}

/// The unchecked content of a trust document. [`Trust`](super::Trust) holds checked content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// [`SCHEMA`].
    pub schema: u64,
    /// The number of the document, from 1.
    pub epoch: u64,
    /// The end of its validity.
    pub expires_at: Instant,
    /// The keys that may replace the document.
    pub root: Root,
    /// All enrolled keys. A revoked key stays, so that a refusal can name it.
    pub signers: Vec<Signer>,
    /// The signatures that each audience requires.
    pub rules: Vec<Rule>,
}

impl Content {
    pub(super) fn check(&self) -> Result<(), TrustError> {
        if self.schema != SCHEMA {
            let why = format!("this engine reads schema {SCHEMA} only");
            return Err(TrustError::Malformed(why));
        }
        if self.epoch == 0 {
            return Err(TrustError::Malformed("epochs count from 1".to_owned()));
        }
        self.check_root()?;
        for (i, signer) in self.signers.iter().enumerate() {
            check_signer(signer)?;
            let mut before = self.signers.iter().take(i);
            if before.any(|other| other.keyid == signer.keyid) {
                return Err(TrustError::KeyTwice(signer.keyid.clone()));
            }
        }
        for (i, rule) in self.rules.iter().enumerate() {
            if rule.min_principals == 0 {
                return Err(TrustError::RuleWithoutPrincipals(rule.audience.clone()));
            }
            let mut before = self.rules.iter().take(i);
            if before.any(|other| other.audience == rule.audience) {
                return Err(TrustError::RuleTwice(rule.audience.clone()));
            }
        }
        Ok(())
    }

    fn check_root(&self) -> Result<(), TrustError> {
        let Root { threshold, keys } = &self.root;
        for (i, key) in keys.iter().enumerate() {
            key.public_key()
                .map_err(|why| TrustError::Key("the root".to_owned(), why))?;
            if keys.iter().take(i).any(|other| other == key) {
                return Err(TrustError::KeyTwice(key.thumbprint()));
            }
        }
        let count = u32::try_from(keys.len()).unwrap_or(u32::MAX);
        if (1..=count).contains(threshold) {
            Ok(())
        } else {
            Err(TrustError::RootThreshold {
                threshold: *threshold,
                keys: keys.len(),
            })
        }
    }
}

fn check_signer(signer: &Signer) -> Result<(), TrustError> {
    let name = &signer.principal;
    if normal_form(name).is_empty() || name.chars().any(char::is_control) {
        return Err(TrustError::BadPrincipal(name.clone()));
    }
    signer
        .public_key
        .public_key()
        .map_err(|why| TrustError::Key(name.clone(), why))?;
    if thumbprint(&signer.public_key.x) != signer.keyid {
        return Err(TrustError::KeyidMismatch(name.clone()));
    }
    Ok(())
}

/// Returns true if a text matches a pattern, in which `*` matches any characters.
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
