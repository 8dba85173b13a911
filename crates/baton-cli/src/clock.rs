//! The only place that reads the clock.

use std::time::{SystemTime, UNIX_EPOCH};

use baton_core::Instant;

use crate::option_error::OptionError;

/// Returns the moment given on the command line, or now.
pub(crate) fn given_or_now(given: Option<Instant>) -> Instant {
    given.unwrap_or_else(|| {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Instant::from_epoch(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
    })
}

/// Parses a moment for `clap`.
pub(crate) fn parse(text: &str) -> Result<Instant, OptionError> {
    Instant::parse(text).ok_or(OptionError::Moment)
}
