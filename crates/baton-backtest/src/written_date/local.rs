//! Dates and times of day on the clock of a place.

use baton_core::Instant;
use baton_core::calendar::Zone;
use chrono::NaiveDate;

use super::error::DateError;

/// The accepted years of a date that is not RFC 3339. Others are typing errors: `0026`, `20266`.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// A local date and time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Local {
    pub(super) date: NaiveDate,
    /// Seconds since midnight; 86,400 for 24:00.
    pub(super) seconds: u32,
}

impl Local {
    /// Returns the moment, given the seconds that the clock is ahead of UTC.
    pub(super) fn with_offset(self, ahead: i64) -> Instant {
        let days = i64::from(self.date.to_epoch_days());
        Instant::from_epoch(days * 86_400 + i64::from(self.seconds) - ahead)
    }

    /// Returns the moment in a zone.
    pub(super) fn in_zone(self, zone: Zone) -> Option<Instant> {
        if self.seconds < 86_400 {
            return Some(zone.moment(self.date, self.seconds));
        }
        Some(zone.moment(self.date.succ_opt()?, self.seconds - 86_400))
    }
}

/// Returns a date in the accepted years.
pub(super) fn date(year: i32, month: u32, day: u32) -> Result<NaiveDate, DateError> {
    if !YEARS.contains(&year) {
        return Err(DateError::Impossible);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::Impossible)
}
