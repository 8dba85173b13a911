//! The steps that look at the dependencies.

use std::time::Duration;

use super::outcome::Outcome;
use crate::checkout::Checkout;
use crate::child::Child;
use crate::failure::Failure;

/// How long the advisory database may take to arrive.
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

/// Checks the advisories, when their database can be had.
pub(crate) fn advisories(checkout: &Checkout) -> Result<Outcome, Failure> {
    let deny = || Child::new(checkout, checkout.tool("cargo-deny"));
    let fetched = deny()?
        .args(["fetch", "db"])
        // A machine without access must not be asked for a password.
        .env("GIT_TERMINAL_PROMPT", "0")
        .succeeds_within(PATIENCE)?;
    if !fetched {
        println!("advisories: NOT CHECKED, the database could not be fetched");
        return Ok(Outcome::not_checked(
            "the advisory database could not be fetched",
        ));
    }
    // A finding fails from here on, and so does a broken database.
    deny()?.args(["--offline", "check", "advisories"]).run()?;
    Ok(Outcome::passed())
}
