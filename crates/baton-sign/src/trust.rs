//! Trust documents: the people whose signatures count, with their rights and validity.

mod chain;
mod content;
mod error;

use baton_core::Instant;
use baton_core::document::canonical::{self, CanonicalError};

use crate::envelope::{TRUST_TYPE, Unsigned};

pub use content::{Content, Role, Root, Rule, SCHEMA, Signer, Status};
pub use error::TrustError;

/// A trust document with checked content: every key is valid and listed once.
///
/// It may lack signatures: [`Trust::first`] and [`Trust::next`] read a document that a root has signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trust {
    content: Content,
}

impl Trust {
    /// Checks the content of a document.
    ///
    /// # Errors
    /// [`TrustError`] names the invalid entry.
    pub fn new(content: Content) -> Result<Self, TrustError> {
        content.check()?;
        Ok(Self { content })
    }

    /// Returns the content.
    #[must_use]
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// Returns the epoch, which increases by one with each new document.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.content.epoch
    }

    /// Returns the end of its validity.
    #[must_use]
    pub fn expires_at(&self) -> Instant {
        self.content.expires_at
    }

    /// Returns all enrolled keys.
    #[must_use]
    pub fn signers(&self) -> &[Signer] {
        &self.content.signers
    }

    /// Returns the signer with a key id.
    #[must_use]
    pub fn signer(&self, keyid: &str) -> Option<&Signer> {
        self.signers().iter().find(|signer| signer.keyid == keyid)
    }

    /// Returns the rule of an audience. An audience without a rule accepts no policy.
    #[must_use]
    pub fn rule(&self, audience: &str) -> Option<&Rule> {
        let mut rules = self.content.rules.iter();
        rules.find(|rule| rule.audience == audience)
    }

    /// Returns the canonical bytes for the root to sign. Their digest is the pin.
    ///
    /// # Errors
    /// [`CanonicalError`] if a value has no canonical form, such as an epoch over 2^53 − 1.
    pub fn unsigned(&self) -> Result<Unsigned, CanonicalError> {
        let bytes = canonical::to_string(&self.content)?.into_bytes();
        Ok(Unsigned::new(TRUST_TYPE, bytes))
    }
}
