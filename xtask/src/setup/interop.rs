//! The needs of the verifiers in other languages. [`missing_python`] and [`missing_shell`] report those that could not be
//! provided.

use super::debian;
use super::say::Say;
use crate::checkout::Checkout;
use crate::child::Child;
use crate::failure::Failure;
use crate::pins::CRYPTOGRAPHY;

/// Creates a Python environment below `target` with the pinned `cryptography`, and installs jq.
pub(crate) fn provide(checkout: &Checkout, say: Say<'_>) -> Result<(), Failure> {
    let (python, shell) = (missing_python(checkout)?, missing_shell(checkout)?);
    if python.is_none() && shell.is_none() {
        say("Python's cryptography and jq: ready");
        return Ok(());
    }
    say("Python's cryptography and jq: installing");
    if python.is_some() && !environment(checkout)? {
        debian::install(checkout, "python3-venv")?;
        environment(checkout)?;
    }
    if shell.is_some() && !runs(checkout, "jq", "--version")? {
        debian::install(checkout, "jq")?;
    }
    Ok(())
}

/// Returns the missing requirement of the Python verifier, if any.
pub(crate) fn missing_python(checkout: &Checkout) -> Result<Option<String>, Failure> {
    let version = Child::new(checkout, checkout.python())?
        .args(["-c", "import cryptography; print(cryptography.__version__)"])
        .output();
    let ready = version.is_some_and(|version| version.trim() == CRYPTOGRAPHY);
    Ok((!ready).then(|| {
        format!("Python with cryptography {CRYPTOGRAPHY} (needs python3 with venv and pip)")
    }))
}

/// Returns the missing requirement of the shell verifier, if any.
pub(crate) fn missing_shell(checkout: &Checkout) -> Result<Option<String>, Failure> {
    let openssl = Child::new(checkout, "openssl")?.args(["version"]).output();
    if !openssl.is_some_and(|version| version.starts_with("OpenSSL 3")) {
        return Ok(Some("the shell with OpenSSL 3".to_owned()));
    }
    Ok((!runs(checkout, "jq", "--version")?).then(|| "the shell with jq".to_owned()))
}

/// Creates an environment with the package. Returns true on success.
fn environment(checkout: &Checkout) -> Result<bool, Failure> {
    let made = Child::new(checkout, "python3")?
        .args(["-m", "venv", "--clear"])
        .args([checkout.python_environment()])
        .output();
    if made.is_none() {
        return Ok(false);
    }
    let package = format!("cryptography=={CRYPTOGRAPHY}");
    let installed = Child::new(checkout, checkout.python())?
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ])
        .args([package])
        .output();
    Ok(installed.is_some())
}

fn runs(checkout: &Checkout, program: &str, argument: &str) -> Result<bool, Failure> {
    let child = Child::new(checkout, program)?.args([argument]);
    Ok(child.output().is_some())
}
