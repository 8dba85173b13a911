//! Writing signed files: the payload, the envelope, one more signature. The key itself is the browser's.

use baton_core::{document::canonical, document::json};
use baton_sign::envelope::{POLICY_TYPE, Signed, pre_authentication_encoding};
use baton_sign::payload::{Change, Payload, SCHEMA};
use baton_sign::{Envelope, import};

use crate::history::{self, Link};
use crate::inspect::trust;
use crate::protocol::{Append, Prepare, Prepared, Seal, Sealed};

/// The epoch of a first trust document: a file says it while no trust document was accepted.
const FIRST_EPOCH: u64 = 1;

/// The payload of a policy, in its place in history.
pub(crate) fn prepare(request: Prepare) -> Result<Prepared, String> {
    let unreadable = |why: String| format!("the policy cannot be written for signing: {why}");
    let read = |text: &str| json::parse(text).map_err(|why| unreadable(why.to_string()));
    let look = request.look;
    let all = history::read(look.history.as_deref());
    let chain = history::chain(&all, &look.policy_id, &look.audience);
    let payload = Payload {
        schema: SCHEMA,
        audience: look.audience,
        version: request.version,
        trust_epoch: trust::kept(look.trust.as_deref())
            .ok()
            .flatten()
            .map_or(FIRST_EPOCH, |(trust, _)| trust.epoch()),
        previous: chain.first().map(|head| head.digest.clone()),
        issued_at: request.issued_at,
        expires_at: request.expires_at,
        requires: Vec::new(),
        change: Change {
            author: request.author,
            reason: request.reason,
            restores: history::restores(&chain, &look.policy, look.wanted),
        },
        policy: read(&look.policy)?,
        self_test: read(&request.self_test)?
            .read_as()
            .map_err(|why| unreadable(why.to_string()))?,
        policy_id: look.policy_id,
    };
    let payload = canonical::to_string(&payload).map_err(|why| unreadable(why.to_string()))?;
    let to_sign = pre_authentication_encoding(POLICY_TYPE, payload.as_bytes());
    Ok(Prepared {
        to_sign: String::from_utf8(to_sign).map_err(|why| unreadable(why.to_string()))?,
        payload,
    })
}

/// The envelope of a payload with its first signature, and the history with it.
pub(crate) fn seal(request: Seal) -> Result<Sealed, String> {
    let envelope = Envelope {
        payload_type: POLICY_TYPE.to_owned(),
        payload: request.payload.into_bytes(),
        signatures: vec![Signed {
            keyid: request.keyid,
            signature: whole(request.signature)?,
        }],
    };
    let file = envelope.to_json();
    // What was written is read as every importer will read it.
    let (payload, mark) = import::peek(file.as_bytes()).map_err(|why| why.message)?;
    let link = Link::of(&payload, &mark.digest);
    Ok(Sealed {
        history: history::written(request.history.as_deref(), &link)?,
        digest: mark.digest,
        file,
    })
}

/// The same file with one more signature over the very same payload.
pub(crate) fn append(request: Append) -> Result<String, String> {
    let envelope = Envelope::parse(request.file.as_bytes()).map_err(|why| why.message)?;
    let more = envelope.with(&request.keyid, whole(request.signature)?);
    more.map(|envelope| envelope.to_json())
        .map_err(|why| why.message)
}

fn whole(signature: Vec<u8>) -> Result<[u8; 64], String> {
    signature
        .try_into()
        .map_err(|_| "a signature has 64 bytes".to_owned())
}
