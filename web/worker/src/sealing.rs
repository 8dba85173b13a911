//! Writing signed files: the payload, the envelope, one more signature. The key itself is the browser's.

use baton_core::{Policy, PolicyDraft, json};
use baton_sign::Envelope;
use baton_sign::envelope::{POLICY_TYPE, Signed};
use baton_sign::payload::{Change, Payload, PayloadHeader};
use baton_sign::self_test::SelfTest;

use crate::protocol::{Append, Prepare, Prepared, Seal};

/// The payload of a policy. Its self-test has the policy's own cases, its edges, and the calls given.
pub(crate) fn prepare(request: Prepare) -> Result<Prepared, String> {
    let policy = policy(&request.policy)?;
    let calls = request.calls.into_iter().map(|case| (case.call, case.at));
    let self_test = SelfTest::generate(&policy, request.issued_at, calls);
    let header = PayloadHeader {
        audience: request.audience,
        version: request.version,
        trust_epoch: request.trust_epoch,
        previous: request.previous,
        issued_at: request.issued_at,
        expires_at: request.expires_at,
        change: Change {
            author: request.author,
            reason: request.reason,
            restores: request.restores,
        },
    };
    let unsigned = self_test
        .and_then(|self_test| Payload::new(&policy, header, self_test).unsigned())
        .map_err(|error| format!("the policy cannot be written for signing: {error}"))?;
    Ok(Prepared {
        payload: text(unsigned.payload().to_vec())?,
        digest: unsigned.digest(),
        to_sign: text(unsigned.bytes_to_sign())?,
    })
}

/// The envelope of a payload with its first signature.
pub(crate) fn seal(request: Seal) -> Result<String, String> {
    let envelope = Envelope {
        payload_type: POLICY_TYPE.to_owned(),
        payload: request.payload.into_bytes(),
        signatures: vec![Signed {
            keyid: request.keyid,
            signature: whole(request.signature)?,
        }],
    };
    Ok(envelope.to_json())
}

/// The same file with one more signature over the very same payload.
pub(crate) fn append(request: Append) -> Result<String, String> {
    let envelope = Envelope::parse(request.file.as_bytes()).map_err(|why| why.message)?;
    let more = envelope.with(&request.keyid, whole(request.signature)?);
    more.map(|envelope| envelope.to_json())
        .map_err(|why| why.message)
}

/// A policy in the signed form, as the page sends it.
pub(crate) fn policy(text: &str) -> Result<Policy, String> {
    let node = json::parse(text).map_err(|why| format!("the policy cannot be read: {why}"))?;
    let checked = PolicyDraft::from_node(node).check();
    checked
        .policy
        .ok_or_else(|| "the policy has errors".to_owned())
}

fn text(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|_| "canonical JSON is text, and this is not".to_owned())
}

fn whole(signature: Vec<u8>) -> Result<[u8; 64], String> {
    signature
        .try_into()
        .map_err(|_| "a signature has 64 bytes".to_owned())
}
