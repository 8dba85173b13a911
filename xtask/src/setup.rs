//! What the commands need before they can work, and how it is provided.
//!
//! Each need is looked at first and provided only when it is missing, so that a
//! second run costs nothing. All of it stays inside the checkout but for the Rust
//! target, a system browser, and Debian's own packages of jq and Python's venv.

mod cargo_tool;
pub(crate) mod chromium;
mod crates;
mod debian;
pub(crate) mod interop;
pub(crate) mod node;
mod npm;
mod rust_target;
mod say;

use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::pins;
use say::Say;

/// Something that must be there before a step can run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// Node itself, which nobody but the reader can install.
    Node,
    /// The standard library for `wasm32-unknown-unknown`.
    RustTarget,
    /// The sources of every crate in `Cargo.lock`.
    Crates,
    /// The bundler.
    Trunk,
    /// The glue generator and the runner of WASM tests.
    WasmBindgen,
    /// The dependency checker.
    CargoDeny,
    /// The npm packages of the workspace.
    Npm,
    /// A browser for the tests.
    Chromium,
    /// What the verifiers in other languages run on.
    Interop,
}

/// Checks what only the reader can install, before any long work.
pub(crate) fn prerequisites(checkout: &Checkout, needs: &[Need]) -> Result<(), Failure> {
    if needs.contains(&Need::Node) {
        node::check(checkout)?;
    }
    if needs.contains(&Need::RustTarget) {
        rust_target::check(checkout)?;
    }
    Ok(())
}

/// Provides one need. It calls `say` exactly once, before any long work.
pub(crate) fn provide(need: Need, checkout: &Checkout, say: Say<'_>) -> Result<(), Failure> {
    match need {
        Need::Node => node::check(checkout).map(|version| say(&format!("node {version}: ready"))),
        Need::RustTarget => rust_target::provide(checkout, say),
        Need::Crates => crates::provide(checkout, say),
        Need::Trunk => cargo_tool::provide(&pins::TRUNK, checkout, say),
        Need::WasmBindgen => cargo_tool::provide(&pins::WASM_BINDGEN, checkout, say),
        Need::CargoDeny => cargo_tool::provide(&pins::CARGO_DENY, checkout, say),
        Need::Npm => npm::provide(checkout, say),
        Need::Chromium => chromium::provide(checkout, say),
        Need::Interop => interop::provide(checkout, say),
    }
}

/// Removes what the installations left behind.
pub(crate) fn tidy(checkout: &Checkout) {
    cargo_tool::tidy(checkout);
}
