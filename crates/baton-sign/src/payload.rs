//! What is signed: a policy with its place in history, and the proof that it decides as shown.

use baton_core::canonical::{self, CanonicalError};
use baton_core::policy::Form;
use baton_core::{Call, Instant, Node, Policy, decide};
use serde::{Deserialize, Serialize};

use crate::envelope::{Envelope, POLICY_TYPE, Signed, pre_authentication_encoding};

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

/// A call with the digest of the decision that the signer saw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfTestCase {
    /// The call, without its contact and texts: a policy decides on facts, and nobody's data travels with it.
    pub call: Call,
    /// The moment it is decided for.
    pub at: Instant,
    /// `sha256:…` of the decision's canonical JSON.
    pub decision_digest: String,
}

impl SelfTestCase {
    /// The case of a call: what this engine decides for it at a moment.
    ///
    /// # Errors
    /// [`CanonicalError`] when the call holds something that canonical JSON cannot carry.
    pub fn of(policy: &Policy, call: &Call, at: Instant) -> Result<Self, CanonicalError> {
        // Through the written form and back, so that the importer decides on the very same value.
        let written = canonical::to_string(&facts_only(policy, call))?;
        let call =
            Call::from_json(&written).map_err(|e| CanonicalError::Unserializable(e.to_string()))?;
        let decision_digest = decision_digest(policy, &call, at)?;
        Ok(Self {
            call,
            at,
            decision_digest,
        })
    }

    /// Whether this engine decides the call as the signer's did.
    #[must_use]
    pub fn holds(&self, policy: &Policy) -> bool {
        decision_digest(policy, &self.call, self.at)
            .is_ok_and(|digest| digest == self.decision_digest)
    }
}

fn facts_only(policy: &Policy, call: &Call) -> Call {
    Call {
        facts: policy.schema().portable(&call.facts),
        ..Call::new(&call.id, call.phase)
    }
}

fn decision_digest(policy: &Policy, call: &Call, at: Instant) -> Result<String, CanonicalError> {
    Ok(canonical::digest(
        decide(policy, call, at).canonical()?.as_bytes(),
    ))
}

/// The self-test that travels with a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfTest {
    /// The calls with their expected decisions.
    pub cases: Vec<SelfTestCase>,
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
    pub fn new(policy: &Policy, header: PayloadHeader, cases: Vec<SelfTestCase>) -> Self {
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
            policy: policy.to_node(Form::Signed),
            self_test: SelfTest { cases },
        }
    }

    /// The bytes, ready to be signed.
    ///
    /// # Errors
    /// [`CanonicalError`] when something in it has no canonical form.
    pub fn unsigned(&self) -> Result<Unsigned, CanonicalError> {
        Ok(Unsigned {
            payload: canonical::to_string(self)?.into_bytes(),
        })
    }
}

/// Canonical bytes that wait for a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsigned {
    payload: Vec<u8>,
}

impl Unsigned {
    /// What a key signs: the payload together with its type.
    #[must_use]
    pub fn bytes_to_sign(&self) -> Vec<u8> {
        pre_authentication_encoding(POLICY_TYPE, &self.payload)
    }

    /// `sha256:…` of the payload: what its successor names as `previous`.
    #[must_use]
    pub fn digest(&self) -> String {
        canonical::digest(&self.payload)
    }

    /// The envelope with one signature.
    #[must_use]
    pub fn signed(self, keyid: &str, signature: [u8; 64]) -> Envelope {
        Envelope {
            payload_type: POLICY_TYPE.to_owned(),
            payload: self.payload,
            signatures: vec![Signed {
                keyid: keyid.to_owned(),
                signature,
            }],
        }
    }
}
