//! `baton --version --verbose`: the version, and the versions of the data that deadlines depend on.

use std::ffi::OsString;

use baton_core::calendar::{FIRST_YEAR, LAST_YEAR, Zone};

/// Returns true if the version was asked for with its details.
pub(crate) fn is_verbose(mut arguments: impl Iterator<Item = OsString>) -> bool {
    arguments.any(|argument| argument == "--verbose")
}

/// Returns the version and the databases, one line each.
pub(crate) fn verbose() -> String {
    format!(
        "baton {}\n\
         time zones     IANA {}, rules known to 31 December {}\n\
         bank holidays  GOV.UK, {FIRST_YEAR} to {LAST_YEAR}",
        env!("CARGO_PKG_VERSION"),
        Zone::DATABASE,
        Zone::LAST_YEAR,
    )
}
