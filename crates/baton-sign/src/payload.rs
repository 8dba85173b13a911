//! What is signed: a policy with its place in history, and the proof that it decides as shown.

use baton_core::document::canonical::{self, CanonicalError};
use baton_core::policy::DocumentForm;
use baton_core::{Instant, Node, Policy};
use serde::{Deserialize, Serialize};

use crate::envelope::{POLICY_TYPE, Unsigned};
use crate::self_test::SelfTest;

/// The form of payload that this crate writes and reads.
pub const SCHEMA: u64 = 1;

/// Who changed the policy, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Who answers for it.
    pub author: String,
    /// Why it was made.
    pub reason: String,
    /// The version whose policy this brings back, if it does.
    pub restores: Option<u64>,
}

/// A policy's place in history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayloadHeader {
    /// Which backends it is for, such as `prod`.
    pub audience: String,
    /// From 1, strictly rising.
    pub version: u64,
    /// The epoch of the trust document that the signer knew.
    pub trust_epoch: u64,
    /// The digest of the payload before this one; `None` for the first.
    pub previous: Option<String>,
    /// When it was issued.
    pub issued_at: Instant,
    /// When it stops being acceptable; at most 180 days later.
    pub expires_at: Instant,
    /// Who changed it, and why.
    pub change: Change,
}

/// Everything that a signature is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payload {
    /// [`SCHEMA`].
    pub schema: u64,
    /// The policy's id.
    pub policy_id: String,
    /// See [`PayloadHeader::audience`].
    pub audience: String,
    /// See [`PayloadHeader::version`].
    pub version: u64,
    /// See [`PayloadHeader::trust_epoch`].
    pub trust_epoch: u64,
    /// See [`PayloadHeader::previous`].
    pub previous: Option<String>,
    /// See [`PayloadHeader::issued_at`].
    pub issued_at: Instant,
    /// See [`PayloadHeader::expires_at`].
    pub expires_at: Instant,
    /// What an engine must be able to do; one that lacks any of it refuses.
    pub requires: Vec<String>,
    /// See [`PayloadHeader::change`].
    pub change: Change,
    /// The complete policy, in the signed form.
    pub policy: Node,
    /// The calls that prove the engine.
    pub self_test: SelfTest,
}

impl Payload {
    /// The payload of a policy.
    #[must_use]
    pub fn new(policy: &Policy, header: PayloadHeader, self_test: SelfTest) -> Self {
        Self {
            schema: SCHEMA,
            policy_id: policy.id().to_owned(),
            audience: header.audience,
            version: header.version,
            trust_epoch: header.trust_epoch,
            previous: header.previous,
            issued_at: header.issued_at,
            expires_at: header.expires_at,
            requires: Vec::new(),
            change: header.change,
            policy: policy.to_node(DocumentForm::Signed),
            self_test,
        }
    }

    /// The bytes, ready to be signed.
    ///
    /// # Errors
    /// [`CanonicalError`] when something in it has no canonical form.
    pub fn unsigned(&self) -> Result<Unsigned, CanonicalError> {
        Ok(Unsigned::new(
            POLICY_TYPE,
            canonical::to_string(self)?.into_bytes(),
        ))
    }
}
