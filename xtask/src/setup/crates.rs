//! The sources of the crates in `Cargo.lock`.

use super::say::Say;
use crate::checkout::Checkout;
use crate::child::Child;
use crate::failure::Failure;

/// Downloads what is missing; Trunk builds without the network.
pub(crate) fn provide(checkout: &Checkout, say: Say<'_>) -> Result<(), Failure> {
    say("crates of Cargo.lock: downloading what is missing");
    Child::cargo(checkout)?.args(["fetch"]).run()
}
