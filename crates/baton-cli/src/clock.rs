//! The one place that asks what time it is.

use std::time::{SystemTime, UNIX_EPOCH};

use baton_core::Instant;

use crate::option_error::OptionError;

/// The moment given on the command line, else now.
pub(crate) fn given_or_now(given: Option<Instant>) -> Instant {
    given.unwrap_or_else(|| {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Instant::from_epoch(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
    })
}

/// Reads a moment for clap.
pub(crate) fn parse(text: &str) -> Result<Instant, OptionError> {
    Instant::parse(text).ok_or(OptionError::Moment)
}
