//! A trust document: read, signed and written.

use std::path::Path;

use baton_sign::trust::Content;
use baton_sign::{Envelope, Trust};
use serde_json::{Value, json};

use crate::files::{self, Kind};
use crate::keys::PrivateKey;
use crate::output::{Failure, count, json_line, line};

/// Reads a document and its envelope. Signatures are not checked: they say nothing about the next document, which the
/// root signs anew.
pub(super) fn read(path: &Path) -> Result<(Trust, Envelope), Failure> {
    Trust::peek(&files::bytes(path, Kind::Trust)?).map_err(|why| Failure::trust(&why))
}

/// The content and the digest of a document, for a program.
pub(super) fn value(trust: &Trust, digest: &str) -> Value {
    json!({ "digest": digest, "content": trust.content() })
}

/// Signs a document with every key given, writes it, and prints its summary.
pub(super) fn write(
    content: Content,
    keys: &[PrivateKey],
    out: &Path,
    json: bool,
) -> Result<(), Failure> {
    let trust = Trust::new(content).map_err(|why| Failure::trust(&why))?;
    let unwritable =
        |why: &dyn std::fmt::Display| Failure::finding("trust_invalid", why.to_string());
    let unsigned = trust.unsigned().map_err(|why| unwritable(&why))?;
    let digest = unsigned.digest();
    let Some((first, rest)) = keys.split_first() else {
        return Err(Failure::usage("usage", "no root key was given".to_owned()));
    };
    let signed = rest
        .iter()
        .try_fold(first.sign(unsigned), |envelope, key| key.cosign(envelope))
        .map_err(|why| Failure::refusal(&why))?;
    files::create(out, &(signed.to_json() + "\n"))?;
    if json {
        return json_line(&value(&trust, &digest));
    }
    let keys = count(trust.signers().len(), "key");
    line(&format!(
        "{}: epoch {}, {keys}, good until {}",
        out.display(),
        trust.epoch(),
        trust.expires_at()
    ))?;
    for signer in trust.signers() {
        line(&format!("  {}  {}", signer.keyid, signer.principal))?;
    }
    line(&format!("  pin  {digest}"))
}
