//! The standard library for the browser's target.

use std::path::Path;

use super::say::Say;
use crate::checkout::Checkout;
use crate::child::Child;
use crate::failure::Failure;

/// The target of the page.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Checks that the target is installed, or that rustup can add it.
pub(crate) fn check(checkout: &Checkout) -> Result<(), Failure> {
    if present(checkout)?
        || Child::new(checkout, "rustup")?
            .args(["--version"])
            .output()
            .is_some()
    {
        return Ok(());
    }
    Err(Failure::stopped(format!(
        "this Rust cannot compile for {WASM} and rustup is not installed to add that: \
         install Rust with rustup, then run the command again"
    )))
}

/// Adds the target to the toolchain in use.
pub(crate) fn provide(checkout: &Checkout, say: Say<'_>) -> Result<(), Failure> {
    if present(checkout)? {
        say(&format!("Rust target {WASM}: ready"));
        return Ok(());
    }
    say(&format!("Rust target {WASM}: adding it with rustup"));
    Child::new(checkout, "rustup")?
        .args(["target", "add", WASM])
        .run()
}

/// Returns true if the current compiler has the target's standard library.
fn present(checkout: &Checkout) -> Result<bool, Failure> {
    let folder = Child::new(checkout, "rustc")?
        .args(["--print", "target-libdir", "--target", WASM])
        .output()
        .ok_or_else(|| Failure::stopped("rustc does not run: install Rust with rustup"))?;
    // The folder may be empty, so the library itself is searched.
    let library =
        |entry: std::fs::DirEntry| entry.file_name().to_string_lossy().starts_with("libstd-");
    Ok(std::fs::read_dir(Path::new(folder.trim()))
        .is_ok_and(|mut entries| entries.any(|entry| entry.is_ok_and(library))))
}
