//! The step that bundles the console.

use super::outcome::Outcome;
use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::serve;

/// Builds the bundle that `cargo xtask serve` serves.
pub(crate) fn build(checkout: &Checkout) -> Result<Outcome, Failure> {
    serve::trunk(checkout)?.args(["build"]).run()?;
    Ok(Outcome::passed())
}
