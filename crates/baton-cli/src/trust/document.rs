//! Trust documents as files: opened, continued, signed and written.

use std::path::Path;

use baton_sign::Trust;
use baton_sign::principal::normal_form;
use baton_sign::trust::Content;

use super::grant::Grant;
use super::show;
use crate::files::{self, Kind};
use crate::keys::PrivateKey;
use crate::output::{Failure, count, json_line, line};

/// A document as it stands, to be changed. It is not checked whose signatures it has: the root signs the next one.
pub(super) fn open(path: &Path) -> Result<Content, Failure> {
    let (trust, _) =
        Trust::peek(&files::bytes(path, Kind::Trust)?).map_err(|why| Failure::trust(&why))?;
    Ok(trust.content().clone())
}

/// The next document: one epoch on, with every name in its normal form.
pub(super) fn next(mut content: Content, at: &Grant) -> Content {
    for signer in &mut content.signers {
        signer.principal = normal_form(&signer.principal);
    }
    Content {
        epoch: content.epoch + 1,
        expires_at: content.expires_at.max(at.until()),
        ..content
    }
}

/// Signs a document with every key given, writes it, and says what it is.
pub(super) fn finish(
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
        return json_line(&show::value(&trust, &digest));
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
