//! The steps that Cargo runs.

use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;

use super::outcome::Outcome;
use crate::checkout::Checkout;
use crate::child::Child;
use crate::failure::Failure;

/// The arguments for the browser's target.
const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
/// The crates of the engine.
const ENGINE: [&str; 4] = ["--package", "baton-core", "--package", "baton-sign"];
/// The native crates. The page is linted for the browser's target instead.
const NATIVE: [&str; 3] = ["--workspace", "--exclude", "baton-web"];

/// Checks that the sources are formatted.
pub(crate) fn format(checkout: &Checkout) -> Result<Outcome, Failure> {
    cargo(checkout, &[&["fmt", "--all", "--check"]])
}

/// Lints the native crates with their tests.
pub(crate) fn lint(checkout: &Checkout) -> Result<Outcome, Failure> {
    cargo(
        checkout,
        &[
            &["clippy"],
            &NATIVE,
            &["--all-targets", "--", "-D", "warnings"],
        ],
    )
}

/// Lints the crates for the browser.
pub(crate) fn lint_wasm(checkout: &Checkout) -> Result<Outcome, Failure> {
    let page = [
        "--package",
        "baton-web",
        "--package",
        "baton-worker",
        "--package",
        "baton-wasm",
    ];
    cargo(
        checkout,
        &[
            &["clippy"],
            &WASM,
            &ENGINE,
            &page,
            &["--", "-D", "warnings"],
        ],
    )
}

/// Builds the documentation; a broken link is an error.
pub(crate) fn docs(checkout: &Checkout) -> Result<Outcome, Failure> {
    cargo(checkout, &[&["doc", "--no-deps"], &NATIVE])
}

/// Runs the native tests, including those of the page's pure functions, which need no browser.
pub(crate) fn unit(checkout: &Checkout) -> Result<Outcome, Failure> {
    cargo(checkout, &[&["test", "--workspace"]])
}

/// Runs the engine's tests compiled to WASM. Doc tests have run natively.
pub(crate) fn wasm(checkout: &Checkout) -> Result<Outcome, Failure> {
    cargo(
        checkout,
        &[&["test"], &WASM, &ENGINE, &["--lib", "--tests"]],
    )
}

/// Builds the `baton` command.
pub(crate) fn cli(checkout: &Checkout) -> Result<Outcome, Failure> {
    cargo(checkout, &[&["build", "--package", "baton-cli"]])
}

/// Returns the path of the command that [`cli`] builds.
pub(crate) fn cli_path(checkout: &Checkout) -> PathBuf {
    checkout
        .target()
        .join("debug")
        .join(format!("baton{EXE_SUFFIX}"))
}

/// Runs one Cargo command.
fn cargo(checkout: &Checkout, arguments: &[&[&str]]) -> Result<Outcome, Failure> {
    Child::cargo(checkout)?.args(arguments.concat()).run()?;
    Ok(Outcome::passed())
}
