//! The steps that check the dependencies.

use std::time::Duration;

use super::outcome::Outcome;
use crate::checkout::Checkout;
use crate::child::Child;
use crate::failure::Failure;

/// The time limit for downloading the advisory database.
const PATIENCE: Duration = Duration::from_secs(120);

/// Checks bans, licences and sources against `deny.toml`.
pub(crate) fn deny(checkout: &Checkout) -> Result<Outcome, Failure> {
    let checks = [
        "check",
        "--hide-inclusion-graph",
        "bans",
        "licenses",
        "sources",
    ];
    Child::new(checkout, checkout.tool("cargo-deny"))?
        .args(checks)
        .run()?;
    Ok(Outcome::passed())
}

/// Checks the advisories, if their database can be downloaded.
pub(crate) fn advisories(checkout: &Checkout) -> Result<Outcome, Failure> {
    let deny = || Child::new(checkout, checkout.tool("cargo-deny"));
    let fetched = deny()?
        .args(["fetch", "db"])
        // Prevents a password prompt on a machine without access.
        .env("GIT_TERMINAL_PROMPT", "0")
        .succeeds_within(PATIENCE)?;
    if !fetched {
        println!("advisories: NOT CHECKED, the database could not be fetched");
        return Ok(Outcome::not_checked(
            "the advisory database could not be fetched",
        ));
    }
    // From here on, a finding or a broken database is a failure.
    deny()?.args(["--offline", "check", "advisories"]).run()?;
    Ok(Outcome::passed())
}
