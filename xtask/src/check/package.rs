//! The steps of the npm package.

use super::outcome::Outcome;
use super::{browser, budgets, rust};
use crate::checkout::Checkout;
use crate::child::Child;
use crate::failure::Failure;
use crate::pkg;
use crate::setup::chromium;

/// Builds and packs the package, and checks the budgets of its WASM.
pub(crate) fn build(checkout: &Checkout) -> Result<Outcome, Failure> {
    pkg::build(checkout)?;
    pkg::pack(checkout)?;
    budgets::check_package(checkout)
}

/// Runs `pkg/test/*.test.mjs` against the package.
pub(crate) fn test(checkout: &Checkout) -> Result<Outcome, Failure> {
    let chromium = chromium::found(checkout)?;
    Child::new(checkout, "node")?
        .args(["--test", "--test-reporter=spec"])
        .args(browser::test_files(checkout, "pkg/test")?)
        .env("BATON_BIN", rust::cli_path(checkout))
        .env("CHROMIUM", chromium)
        .run()?;
    Ok(Outcome::passed())
}
