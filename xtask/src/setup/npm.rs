//! The npm packages of the workspace: `wasm-opt`, the browser driver, axe.

use std::fs;
use std::path::PathBuf;

use super::node::NPM;
use super::say::Say;
use crate::checkout::Checkout;
use crate::child::Child;
use crate::failure::Failure;

/// Installs the packages of `package-lock.json`, unless they are installed.
pub(crate) fn provide(checkout: &Checkout, say: Say<'_>) -> Result<(), Failure> {
    let lock = checkout.root().join("package-lock.json");
    let wanted = fs::read(&lock)
        .map_err(|error| Failure::stopped(format!("{}: {error}", lock.display())))?;
    if fs::read(stamp(checkout)).is_ok_and(|installed| installed == wanted) {
        say("npm packages: ready");
        return Ok(());
    }
    say("npm packages: installing into node_modules");
    Child::new(checkout, NPM)?
        .args(["ci", "--no-fund", "--no-audit"])
        .run()?;
    let path = stamp(checkout);
    fs::write(&path, wanted)
        .map_err(|error| Failure::stopped(format!("{}: {error}", path.display())))
}

/// Returns the path of a copy of the lock file from which `node_modules` was installed.
fn stamp(checkout: &Checkout) -> PathBuf {
    checkout.node_modules().join(".installed-lock.json")
}
