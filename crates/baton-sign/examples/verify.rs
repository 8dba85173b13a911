//! Whether a key has signed an envelope: `verify ENVELOPE KEY`. The sibling of the scripts in `tests/interop`.
//!
//! It checks a signature, not a policy: for that there is [`baton_sign::Importer`].

use std::error::Error;
use std::{env, fs};

use baton_core::{Node, document::canonical, document::json};
use baton_sign::Envelope;
use baton_sign::key::Jwk;

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths = env::args().skip(1);
    let (Some(envelope), Some(key)) = (paths.next(), paths.next()) else {
        return Err("usage: verify ENVELOPE KEY".into());
    };
    let envelope = Envelope::parse(&fs::read(envelope)?)?;
    let key: Node = json::parse_slice(&fs::read(key)?)?;
    // An enrolment card holds the key.
    let key = key.get("jwk").unwrap_or(&key);
    let Some(Node::Text(x)) = key.get("x") else {
        return Err("the key has no `x`".into());
    };
    let jwk = Jwk::ed25519(x);
    let keyid = jwk.thumbprint();
    let mut signatures = envelope.signatures.iter();
    let signed = signatures
        .find(|signed| signed.keyid == keyid)
        .ok_or("no signature is by this key")?;
    let key = jwk.public_key()?;
    if !key.verifies(&envelope.bytes_signed(), &signed.signature) {
        return Err("the signature does not fit".into());
    }
    println!("{keyid} {}", canonical::digest(&envelope.payload));
    Ok(())
}
