//! Checks the signature of a key on an envelope: `verify ENVELOPE KEY`. The scripts in `tests/interop` do the same.
//!
//! It does not check the policy; [`baton_sign::Importer`] does.

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
        .ok_or("this key has not signed")?;
    let key = jwk.public_key()?;
    if !key.verifies(&envelope.bytes_signed(), &signed.signature) {
        return Err("the signature does not match".into());
    }
    println!("{keyid} {}", canonical::digest(&envelope.payload));
    Ok(())
}
