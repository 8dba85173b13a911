//! Whose signatures count, for what, and until when.

mod chain;
mod content;
mod error;

use baton_core::Instant;
use baton_core::document::canonical::{self, CanonicalError};

use crate::envelope::{TRUST_TYPE, Unsigned};

pub use content::{Content, Role, Root, Rule, SCHEMA, Signer, Status};
pub use error::TrustError;

/// A trust document that is sound: every key checked, no key under two names.
///
/// It says nothing of who signed it: [`Trust::first`] and [`Trust::next`] read one that a root has signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trust {
    content: Content,
}

impl Trust {
    /// A sound document of this content.
    ///
    /// # Errors
    /// [`TrustError`] names the entry that is not sound.
    pub fn new(content: Content) -> Result<Self, TrustError> {
        content.check()?;
        Ok(Self { content })
    }

    /// What it says.
    #[must_use]
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// Rises by one with each new document.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.content.epoch
    }

    /// When it must have been replaced.
    #[must_use]
    pub fn expires_at(&self) -> Instant {
        self.content.expires_at
    }

    /// Everybody enrolled.
    #[must_use]
    pub fn signers(&self) -> &[Signer] {
        &self.content.signers
    }

    /// The signer whose key goes by a name.
    #[must_use]
    pub fn signer(&self, keyid: &str) -> Option<&Signer> {
        self.signers().iter().find(|signer| signer.keyid == keyid)
    }

    /// What an audience asks for; an audience without a rule takes nothing.
    #[must_use]
    pub fn rule(&self, audience: &str) -> Option<&Rule> {
        let mut rules = self.content.rules.iter();
        rules.find(|rule| rule.audience == audience)
    }

    /// The bytes, ready to be signed by the root. Their digest is the pin.
    ///
    /// # Errors
    /// [`CanonicalError`] when something in it has no canonical form, such as an epoch over 2^53 − 1.
    pub fn unsigned(&self) -> Result<Unsigned, CanonicalError> {
        let bytes = canonical::to_string(&self.content)?.into_bytes();
        Ok(Unsigned::new(TRUST_TYPE, bytes))
    }
}
