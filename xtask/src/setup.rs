//! The needs of the commands, and their set-up.
//!
//! Each need is checked first and provided only if it is missing, so that a second run is quick. Everything is inside the
//! checkout except the Rust target, a system browser, and Debian's packages of jq and Python's venv.

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

/// A requirement of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// Node, which the user installs.
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
    /// The requirements of the verifiers in other languages.
    Interop,
}

/// Checks the needs that only the user can install, before any long work.
pub(crate) fn prerequisites(checkout: &Checkout, needs: &[Need]) -> Result<(), Failure> {
    if needs.contains(&Need::Node) {
        node::check(checkout)?;
    }
    if needs.contains(&Need::RustTarget) {
        rust_target::check(checkout)?;
    }
    Ok(())
}

/// Provides a need. Calls `say` exactly once, before any long work.
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

/// Removes the temporary files of the installations.
pub(crate) fn tidy(checkout: &Checkout) {
    cargo_tool::tidy(checkout);
}
