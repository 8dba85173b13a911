//! The sources of the crates in `Cargo.lock`.

use super::say::Say;
use crate::checkout::Checkout;
use crate::child::Child;
use crate::failure::Failure;

/// Downloads missing sources; Trunk builds without the network.
pub(crate) fn provide(checkout: &Checkout, say: Say<'_>) -> Result<(), Failure> {
    say("crates of Cargo.lock: downloading missing sources");
    Child::cargo(checkout)?.args(["fetch"]).run()
}
