//! The signed payload: a policy with its version, its history and its self-test.

use baton_core::document::canonical::{self, CanonicalError};
use baton_core::policy::DocumentForm;
use baton_core::{Instant, Node, Policy};
use serde::{Deserialize, Serialize};

use crate::envelope::{POLICY_TYPE, Unsigned};
use crate::self_test::SelfTest;

/// The payload schema that this crate writes and reads.
pub const SCHEMA: u64 = 1;

/// The author of a change to a policy, and the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The person who answers for the change.
    pub author: String,
    /// The reason.
    pub reason: String,
    /// The earlier version that this one restores, if any.
    pub restores: Option<u64>,
}

/// The version, history and validity of a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayloadHeader {
    /// The backends that may import it, such as `prod`.
    pub audience: String,
    /// The version, from 1, strictly increasing.
    pub version: u64,
    /// The epoch of the signer's trust document.
    pub trust_epoch: u64,
    /// The digest of the previous payload; `None` for the first.
    pub previous: Option<String>,
    /// The time of issue.
    pub issued_at: Instant,
    /// The end of its validity, at most 180 days later.
    pub expires_at: Instant,
    /// The author and the reason.
    pub change: Change,
}

/// The content that a signature covers.
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
    /// The features that an engine must have to import the payload.
    pub requires: Vec<String>,
    /// See [`PayloadHeader::change`].
    pub change: Change,
    /// The complete policy, in the signed form.
    pub policy: Node,
    /// The calls that compare the importer's engine with the signer's.
    pub self_test: SelfTest,
}

impl Payload {
    /// Creates the payload of a policy.
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

    /// Returns the canonical bytes to sign.
    ///
    /// # Errors
    /// [`CanonicalError`] if a value has no canonical form.
    pub fn unsigned(&self) -> Result<Unsigned, CanonicalError> {
        Ok(Unsigned::new(
            POLICY_TYPE,
            canonical::to_string(self)?.into_bytes(),
        ))
    }
}
