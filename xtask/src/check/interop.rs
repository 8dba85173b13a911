//! The step in which four independent programs verify signed files.

use std::env::consts::EXE_SUFFIX;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::outcome::Outcome;
use crate::checkout::Checkout;
use crate::child::Child;
use crate::failure::Failure;
use crate::setup::interop::{missing_python, missing_shell};

/// A program that verifies an envelope with a key and prints the key id and the payload's digest.
struct Verifier {
    name: &'static str,
    command: Vec<OsString>,
}

impl Verifier {
    fn new(name: &'static str, command: &[&dyn AsRef<std::ffi::OsStr>]) -> Self {
        let command = command
            .iter()
            .map(|word| word.as_ref().to_owned())
            .collect();
        Self { name, command }
    }

    /// Returns its output for an envelope; `None` if it refuses the envelope.
    fn verify(
        &self,
        checkout: &Checkout,
        envelope: &Path,
        key: &Path,
    ) -> Result<Option<String>, Failure> {
        let (program, arguments) = self
            .command
            .split_first()
            .ok_or_else(|| Failure::stopped("a verifier without a command"))?;
        Ok(Child::new(checkout, program)?
            .args(arguments)
            .args([envelope, key])
            .output())
    }
}

/// Checks that every verifier accepts each file with each of its keys, and refuses it with a character changed.
pub(crate) fn test(checkout: &Checkout) -> Result<Outcome, Failure> {
    let (verifiers, missing) = verifiers(checkout)?;
    let mut notes = Vec::new();
    for (file, keys) in files(checkout, &mut notes) {
        let shown = file.strip_prefix(checkout.root()).unwrap_or(&file);
        for key in &keys {
            let line = agreed(checkout, &verifiers, &file, key)?;
            println!("    {}: {line}", shown.display());
        }
        let changed = changed(checkout, &file)?;
        for (copy, signature) in &changed {
            // A changed signature affects only its own key.
            let concerned = |i: usize| signature.is_none_or(|signature| signature == i);
            let keys = keys.iter().enumerate().filter(|(i, _)| concerned(*i));
            for (_, key) in keys {
                refused(checkout, &verifiers, copy, key)?;
            }
        }
        let names: Vec<_> = verifiers.iter().map(|verifier| verifier.name).collect();
        let (names, n) = (names.join(", "), changed.len());
        notes.push(format!(
            "interop: {} verified by {names}; {n} changed copies refused by each",
            shown.display()
        ));
    }
    for note in &notes {
        println!("    {note}");
    }
    let not_checked = (!missing.is_empty()).then(|| format!("no {}", missing.join(", no ")));
    Ok(Outcome { not_checked, notes })
}

/// Returns the verifiers that can run here, and the missing requirements of the others.
fn verifiers(checkout: &Checkout) -> Result<(Vec<Verifier>, Vec<String>), Failure> {
    Child::cargo(checkout)?
        .args([
            "build",
            "--quiet",
            "--package",
            "baton-sign",
            "--example",
            "verify",
        ])
        .run()?;
    let example = format!("debug/examples/verify{EXE_SUFFIX}");
    let mut verifiers = vec![
        Verifier::new("Rust", &[&checkout.target().join(example)]),
        Verifier::new("Node", &[&"node", &"tests/interop/verify.mjs"]),
    ];
    let mut missing = Vec::new();
    match missing_python(checkout)? {
        Some(what) => missing.push(what),
        None => verifiers.push(Verifier::new(
            "Python",
            &[&checkout.python(), &"tests/interop/verify.py"],
        )),
    }
    match missing_shell(checkout)? {
        Some(what) => missing.push(what),
        None => verifiers.push(Verifier::new("shell", &[&"sh", &"tests/interop/verify.sh"])),
    }
    Ok((verifiers, missing))
}

/// Returns the signed files with their keys.
fn files(checkout: &Checkout, notes: &mut Vec<String>) -> Vec<(PathBuf, Vec<PathBuf>)> {
    let golden = checkout.root().join("tests/golden/signed");
    let keys = ["author.jwk.json", "approver.jwk.json"].map(|key| golden.join(key));
    let mut files = vec![(golden.join("policy.signed.json"), keys.to_vec())];
    let exported = checkout.root().join("target/browser-tests/exported");
    let file = exported.join("policy.signed.json");
    if file.is_file() {
        files.push((file, vec![exported.join("enrolment.json")]));
    } else {
        let note = "interop: no file from a browser; run the step `browser` first";
        notes.push(note.to_owned());
    }
    files
}

/// Returns the line that every verifier prints for a file and a key.
fn agreed(
    checkout: &Checkout,
    verifiers: &[Verifier],
    file: &Path,
    key: &Path,
) -> Result<String, Failure> {
    let mut first: Option<(&str, String)> = None;
    for verifier in verifiers {
        let name = verifier.name;
        let Some(said) = verifier.verify(checkout, file, key)? else {
            let (file, key) = (file.display(), key.display());
            return Err(Failure::stopped(format!(
                "{name} refuses {file} with {key}"
            )));
        };
        match &first {
            None => first = Some((name, said)),
            Some((other, before)) if *before != said => {
                let (before, said) = (before.trim(), said.trim());
                return Err(Failure::stopped(format!(
                    "{other} prints `{before}`, but {name} prints `{said}`"
                )));
            }
            Some(_) => {}
        }
    }
    Ok(first.unwrap_or_default().1.trim().to_owned())
}

/// Fails if a verifier accepts the file.
fn refused(
    checkout: &Checkout,
    verifiers: &[Verifier],
    file: &Path,
    key: &Path,
) -> Result<(), Failure> {
    for verifier in verifiers {
        if verifier.verify(checkout, file, key)?.is_some() {
            let (name, file) = (verifier.name, file.display());
            return Err(Failure::stopped(format!(
                "{name} accepts the changed {file}"
            )));
        }
    }
    Ok(())
}

/// A copy of an envelope with one character changed; holds the index of the changed signature, if any.
type Changed = (PathBuf, Option<usize>);

/// Writes copies with one base64 character changed: in the payload and in each signature.
fn changed(checkout: &Checkout, file: &Path) -> Result<Vec<Changed>, Failure> {
    let failed = |error: std::io::Error| Failure::stopped(format!("{}: {error}", file.display()));
    let text = fs::read_to_string(file).map_err(failed)?;
    let folder = checkout.root().join("target/interop");
    fs::create_dir_all(&folder).map_err(failed)?;
    let mut copies = Vec::new();
    for (place, signature) in places(&text) {
        let mut bytes = text.clone().into_bytes();
        if let Some(byte) = bytes.get_mut(place) {
            *byte = if *byte == b'A' { b'B' } else { b'A' };
        }
        let copy = folder.join(format!("changed-{place}.json"));
        fs::write(&copy, bytes).map_err(failed)?;
        copies.push((copy, signature));
    }
    // INVARIANT: without a copy the step would test no refusal.
    if copies.len() < 2 {
        return Err(Failure::stopped(format!(
            "{} is not an envelope",
            file.display()
        )));
    }
    Ok(copies)
}

/// Returns a position within the payload and within each signature.
fn places(envelope: &str) -> Vec<(usize, Option<usize>)> {
    let inside = |(at, key): (usize, &str)| at + key.len() + 40;
    let payload = envelope.match_indices("\"payload\":\"").map(inside);
    let signatures = envelope.match_indices("\"sig\":\"").map(inside);
    let signatures = signatures.enumerate().map(|(i, place)| (place, Some(i)));
    payload
        .map(|place| (place, None))
        .chain(signatures)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn the_payload_and_every_signature_have_a_position() {
        let envelope = r#"{"payloadType":"t","payload":"e30=","signatures":[{"keyid":"a","sig":"x"},{"keyid":"b","sig":"y"}]}"#;
        let signatures = places(envelope).into_iter().map(|(_, signature)| signature);
        assert_eq!(signatures.collect::<Vec<_>>(), [None, Some(0), Some(1)]);
    }
}
