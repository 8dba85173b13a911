//! Dates and times of day on the clock of a place.

use baton_core::Instant;
use baton_core::calendar::Zone;
use chrono::NaiveDate;

use super::error::DateError;

/// The years of a date that is not written in RFC 3339. Others are slips: `0026`, `20266`.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// A date and a time of day on the clock of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Local {
    pub(super) date: NaiveDate,
    /// Seconds after midnight; a whole day for 24:00.
    pub(super) seconds: u32,
}

impl Local {
    /// The moment at which a clock that is so many seconds ahead of UTC shows this.
    pub(super) fn with_offset(self, ahead: i64) -> Instant {
        let days = i64::from(self.date.to_epoch_days());
        Instant::from_epoch(days * 86_400 + i64::from(self.seconds) - ahead)
    }

    /// The moment at which the clock of a zone shows this.
    pub(super) fn in_zone(self, zone: Zone) -> Option<Instant> {
        if self.seconds < 86_400 {
            return Some(zone.moment(self.date, self.seconds));
        }
        Some(zone.moment(self.date.succ_opt()?, self.seconds - 86_400))
    }
}

/// A date of the years that are read.
pub(super) fn date(year: i32, month: u32, day: u32) -> Result<NaiveDate, DateError> {
    if !YEARS.contains(&year) {
        return Err(DateError::Impossible);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::Impossible)
}
