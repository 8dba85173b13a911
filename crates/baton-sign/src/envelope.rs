//! The DSSE envelope: a payload, its type, and signatures over both.

use base64ct::{Base64, Encoding as _};
use baton_core::document::canonical;
use serde::{Deserialize, Serialize};

use crate::refusal::{Refusal, RefusalCode};

/// The payload type of a signed policy.
pub const POLICY_TYPE: &str = "application/vnd.baton.policy.v1+json";

/// The payload type of a signed trust document.
pub const TRUST_TYPE: &str = "application/vnd.baton.trust.v1+json";

/// The most bytes of an envelope: 256 KiB.
pub const MAX_BYTES: usize = 256 * 1024;

/// The most signatures of an envelope.
pub const MAX_SIGNATURES: usize = 16;

/// A signature with the id of its key. The id is only a hint for finding the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The key's id.
    pub keyid: String,
    /// The signature's bytes.
    pub signature: [u8; 64],
}

/// A payload with its signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// The type of the payload.
    pub payload_type: String,
    /// The exact bytes that were signed.
    pub payload: Vec<u8>,
    /// The signatures, 1 to 16.
    pub signatures: Vec<Signed>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Written {
    payload_type: String,
    payload: String,
    signatures: Vec<WrittenSignature>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSignature {
    keyid: String,
    sig: String,
}

impl Envelope {
    /// Reads an envelope strictly: no unknown or duplicate keys, padded base64 without line breaks.
    ///
    /// # Errors
    /// `envelope_malformed`. The caller checks the size first ([`MAX_BYTES`]).
    pub fn parse(bytes: &[u8]) -> Result<Self, Refusal> {
        let malformed = |why: String| Refusal::new(RefusalCode::EnvelopeMalformed, why);
        let written: Written =
            crate::json::read(bytes).map_err(|why| malformed(why.to_string()))?;
        let payload = Base64::decode_vec(&written.payload)
            .map_err(|_| malformed(not_base64(&written.payload)))?;
        if !(1..=MAX_SIGNATURES).contains(&written.signatures.len()) {
            let n = written.signatures.len();
            return Err(malformed(format!(
                "there are {n} signatures; 1 to {MAX_SIGNATURES} are allowed"
            )));
        }
        let signatures = written
            .signatures
            .into_iter()
            .map(|s| {
                let bytes = Base64::decode_vec(&s.sig)
                    .ok()
                    .and_then(|b| b.try_into().ok());
                let signature = bytes
                    .ok_or_else(|| malformed("a signature is not 64 bytes of base64".to_owned()))?;
                Ok(Signed {
                    keyid: s.keyid,
                    signature,
                })
            })
            .collect::<Result<_, Refusal>>()?;
        Ok(Self {
            payload_type: written.payload_type,
            payload,
            signatures,
        })
    }

    /// Returns the envelope as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let written = Written {
            payload_type: self.payload_type.clone(),
            payload: Base64::encode_string(&self.payload),
            signatures: self
                .signatures
                .iter()
                .map(|s| WrittenSignature {
                    keyid: s.keyid.clone(),
                    sig: Base64::encode_string(&s.signature),
                })
                .collect(),
        };
        // Serialising structs of strings cannot fail.
        canonical::to_string(&written).unwrap_or_default()
    }

    /// Adds a signature. A second one by the same key replaces the first.
    ///
    /// # Errors
    /// `envelope_malformed` if the envelope already has the most signatures.
    pub fn with(mut self, keyid: &str, signature: [u8; 64]) -> Result<Self, Refusal> {
        self.signatures.retain(|signed| signed.keyid != keyid);
        if self.signatures.len() >= MAX_SIGNATURES {
            let message = format!("there are {MAX_SIGNATURES} signatures already");
            return Err(Refusal::new(RefusalCode::EnvelopeMalformed, message));
        }
        self.signatures.push(Signed {
            keyid: keyid.to_owned(),
            signature,
        });
        Ok(self)
    }

    /// Returns the bytes that the signatures cover.
    #[must_use]
    pub fn bytes_signed(&self) -> Vec<u8> {
        pre_authentication_encoding(&self.payload_type, &self.payload)
    }
}

/// Canonical bytes to sign, with their type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsigned {
    payload_type: &'static str,
    payload: Vec<u8>,
}

impl Unsigned {
    pub(crate) const fn new(payload_type: &'static str, payload: Vec<u8>) -> Self {
        Self {
            payload_type,
            payload,
        }
    }

    /// Returns the canonical bytes.
    #[must_use]
    pub fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// Returns the bytes that a key signs: the payload with its type.
    #[must_use]
    pub fn bytes_to_sign(&self) -> Vec<u8> {
        pre_authentication_encoding(self.payload_type, &self.payload)
    }

    /// Returns the payload's digest, `sha256:…`. The next payload has it as `previous`, and it pins a trust document.
    #[must_use]
    pub fn digest(&self) -> String {
        canonical::digest(&self.payload)
    }

    /// Returns the envelope with its first signature.
    #[must_use]
    pub fn signed(self, keyid: &str, signature: [u8; 64]) -> Envelope {
        Envelope {
            payload_type: self.payload_type.to_owned(),
            payload: self.payload,
            signatures: vec![Signed {
                keyid: keyid.to_owned(),
                signature,
            }],
        }
    }
}

/// Describes the first invalid base64 character, with its position; `base64ct` does not report it.
fn not_base64(payload: &str) -> String {
    // One or two `=` are allowed, at the end only.
    let padded = payload.strip_suffix("==").or(payload.strip_suffix('='));
    let mut characters = padded.unwrap_or(payload).chars();
    match characters.position(|c| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '/')) {
        Some(at) => format!("character {} of the payload is not base64", at + 1),
        None => "the payload's base64 has an invalid end".to_owned(),
    }
}

/// Returns DSSE's encoding of a type and a body: `DSSEv1 SP len(type) SP type SP len(body) SP body`.
#[must_use]
pub fn pre_authentication_encoding(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let mut out = format!(
        "DSSEv1 {} {payload_type} {} ",
        payload_type.len(),
        payload.len()
    )
    .into_bytes();
    out.extend_from_slice(payload);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_matches_the_specification() {
        let bytes = pre_authentication_encoding("http://example.com/HelloWorld", b"hello world");
        assert_eq!(
            bytes,
            b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
        );
    }

    #[test]
    fn an_error_in_base64_has_a_position() {
        let refused = |payload: &str| {
            let text = format!(r#"{{"payloadType":"t","payload":"{payload}","signatures":[]}}"#);
            Envelope::parse(text.as_bytes()).unwrap_err().message
        };
        for line_break in ["e30\\n=", "e30-"] {
            let why = "character 4 of the payload is not base64";
            assert_eq!(refused(line_break), why, "{line_break}");
        }
        for (payload, at) in [("e3=0", 3), ("e30=e30=", 4), ("e30===", 4)] {
            let why = format!("character {at} of the payload is not base64");
            assert_eq!(refused(payload), why, "{payload}");
        }
        for end in ["e30", "e31=", "e3==", "e", "e30=="] {
            let why = "the payload's base64 has an invalid end";
            assert_eq!(refused(end), why, "{end}");
        }
    }

    #[test]
    fn envelopes_are_read_strictly() {
        let sig = Base64::encode_string(&[7u8; 64]);
        let good = format!(
            r#"{{"payloadType":"t","payload":"e30=","signatures":[{{"keyid":"k","sig":"{sig}"}}]}}"#
        );
        let envelope = Envelope::parse(good.as_bytes()).unwrap();
        assert_eq!(
            Envelope::parse(envelope.to_json().as_bytes()).unwrap(),
            envelope
        );
        for bad in [
            good.replace("e30=", "e30"),
            good.replace("e30=", "e31="),
            good.replace("\"payload\"", "\"extra\":1,\"payload\""),
            good.replace("\"payload\"", "\"payload\":\"e30=\",\"payload\""),
            good.replace(&sig, "AAAA"),
            good.replace(&format!(r#"{{"keyid":"k","sig":"{sig}"}}"#), ""),
            format!("{good} x"),
            format!(r#"["t","e30=",[{{"keyid":"k","sig":"{sig}"}}]]"#),
            good.replace(
                &format!(r#"{{"keyid":"k","sig":"{sig}"}}"#),
                &format!(r#"["k","{sig}"]"#),
            ),
        ] {
            assert_eq!(
                Envelope::parse(bad.as_bytes()).unwrap_err().code,
                RefusalCode::EnvelopeMalformed,
                "{bad}"
            );
        }
    }
}
