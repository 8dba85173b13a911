//! Tools from the crate registry, at pinned versions.

use std::fs;
use std::path::PathBuf;

use super::say::Say;
use crate::checkout::Checkout;
use crate::child::Child;
use crate::failure::Failure;
use crate::pins::Pin;

/// Installs a tool into `target/tools` unless that version is installed.
pub(crate) fn provide(pin: &Pin, checkout: &Checkout, say: Say<'_>) -> Result<(), Failure> {
    let Pin {
        package,
        command,
        version,
        arguments,
        duration,
    } = pin;
    if installed(pin, checkout)? {
        say(&format!("{package} {version}: ready"));
        return Ok(());
    }
    say(&format!(
        "{package} {version}: installing into target/tools ({duration}, once)"
    ));
    Child::cargo(checkout)?
        .args([
            "install",
            "--debug",
            "--force",
            "--version",
            version,
            "--root",
        ])
        .args([checkout.tools()])
        .args(*arguments)
        .args([package])
        .env("CARGO_TARGET_DIR", build_folder(checkout))
        // Without debug information: a third of the size, and a faster build.
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .env("CARGO_INCREMENTAL", "0")
        .run()?;
    if installed(pin, checkout)? {
        return Ok(());
    }
    Err(Failure::stopped(format!(
        "{package} was installed, but `{command} --version` does not print {version}"
    )))
}

/// Deletes the build folder of the installations.
pub(crate) fn tidy(checkout: &Checkout) {
    // A failure costs only disk space; the next installation tries again.
    drop(fs::remove_dir_all(build_folder(checkout)));
}

/// Returns true if `target/tools` has the pinned version.
fn installed(pin: &Pin, checkout: &Checkout) -> Result<bool, Failure> {
    let shown = Child::new(checkout, checkout.tool(pin.command))?
        .args(["--version"])
        .output();
    Ok(shown.is_some_and(|shown| shown.split_whitespace().any(|word| word == pin.version)))
}

/// Returns the build folder, which the tools share to reuse common dependencies.
fn build_folder(checkout: &Checkout) -> PathBuf {
    checkout.root().join("target/tools-build")
}
