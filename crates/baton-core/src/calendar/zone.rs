//! Time zones: between a moment and what the clock on the wall shows.

use chrono::{LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;

use crate::instant::Instant;

/// A zone of the IANA database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(Tz);

impl Zone {
    /// `Europe/London`.
    pub const LONDON: Self = Self(Tz::Europe__London);

    /// The zone's IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// What the clock on the wall shows at a moment.
    #[must_use]
    pub fn local(self, at: Instant) -> NaiveDateTime {
        at.utc().with_timezone(&self.0).naive_local()
    }

    /// Seconds that the wall clock is ahead of UTC at a moment.
    #[must_use]
    pub fn offset(self, at: Instant) -> i32 {
        self.0
            .offset_from_utc_datetime(&at.utc().naive_utc())
            .fix()
            .local_minus_utc()
    }

    /// The moment at which the clock shows so many seconds after a date's midnight.
    ///
    /// A time that a clock change skips moves forward by the gap; one that comes twice is the first.
    #[must_use]
    pub fn moment(self, date: NaiveDate, seconds: u32) -> Instant {
        let local = date.and_time(NaiveTime::MIN) + TimeDelta::seconds(i64::from(seconds));
        let offset = match self.0.offset_from_local_datetime(&local) {
            LocalResult::Single(offset) | LocalResult::Ambiguous(offset, _) => {
                offset.fix().local_minus_utc()
            }
            // Inside a gap the offset from before it carries the time past the gap.
            LocalResult::None => {
                self.offset(Instant::from_epoch(local.and_utc().timestamp() - 86_400))
            }
        };
        Instant::from_epoch(local.and_utc().timestamp() - i64::from(offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(date: &str, hour: u32, minute: u32) -> String {
        Zone::LONDON
            .moment(date.parse().unwrap(), hour * 3600 + minute * 60)
            .to_string()
    }

    #[test]
    fn clock_changes() {
        assert_eq!(moment("2026-03-29", 0, 59), "2026-03-29T00:59:00Z");
        assert_eq!(
            moment("2026-03-29", 1, 30),
            "2026-03-29T01:30:00Z",
            "skipped: moves on to 02:30 BST"
        );
        assert_eq!(moment("2026-03-29", 2, 30), "2026-03-29T01:30:00Z");
        assert_eq!(
            moment("2026-10-25", 1, 30),
            "2026-10-25T00:30:00Z",
            "twice: the first"
        );
        assert_eq!(moment("2026-10-25", 24, 0), "2026-10-26T00:00:00Z");
    }
}
