//! Weeks and months in the team's local time.

use std::fmt;

use chrono::{Datelike as _, Days};
use serde::{Serialize, Serializer};

use crate::calendar::{Calendar, Instant};

/// An ISO 8601 week: Monday to Sunday, with week 1 containing 4 January.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IsoWeek {
    year: i32,
    week: u32,
}

impl IsoWeek {
    /// Returns the week of a moment in the calendar's zone.
    #[must_use]
    pub fn containing(at: Instant, calendar: &Calendar) -> Self {
        Self::from(calendar.zone().local(at).date().iso_week())
    }

    /// Returns the ISO year, which can differ from the year of the date: 1 January may belong to the previous ISO year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// Returns the number of the week, from 1 to 53.
    #[must_use]
    pub const fn week(self) -> u32 {
        self.week
    }

    /// Returns the week `weeks` earlier; `None` outside the supported dates.
    #[must_use]
    pub fn earlier(self, weeks: u32) -> Option<Self> {
        let monday =
            chrono::NaiveDate::from_isoywd_opt(self.year, self.week, chrono::Weekday::Mon)?;
        let earlier = monday.checked_sub_days(Days::new(u64::from(weeks) * 7))?;
        Some(Self::from(earlier.iso_week()))
    }
}

impl From<chrono::IsoWeek> for IsoWeek {
    fn from(week: chrono::IsoWeek) -> Self {
        Self {
            year: week.year(),
            week: week.week(),
        }
    }
}

impl fmt::Display for IsoWeek {
    /// Formats the week as `2026-W25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year, self.week)
    }
}

impl Serialize for IsoWeek {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// Returns the month of a moment in the calendar's zone.
    #[must_use]
    pub fn containing(at: Instant, calendar: &Calendar) -> Self {
        let date = calendar.zone().local(at).date();
        Self {
            year: date.year(),
            month: date.month(),
        }
    }

    /// Returns the year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// Returns the number of the month, from 1 to 12.
    #[must_use]
    pub const fn month(self) -> u32 {
        self.month
    }
}

impl fmt::Display for Month {
    /// Formats the month as `2026-06`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(at: &str) -> IsoWeek {
        IsoWeek::containing(Instant::parse(at).unwrap(), &Calendar::uk())
    }

    #[test]
    fn weeks_are_iso_weeks_in_local_time() {
        assert_eq!(week("2026-06-19T14:23:00Z").to_string(), "2026-W25");
        assert_eq!(week("2027-01-01T12:00:00Z").to_string(), "2026-W53");
        // Monday has already begun in London, which is an hour ahead of UTC.
        assert_eq!(week("2026-06-21T23:30:00Z").to_string(), "2026-W26");
        assert_eq!(
            week("2026-01-05T12:00:00Z").earlier(2).unwrap().to_string(),
            "2025-W52"
        );
    }

    #[test]
    fn months_follow_local_time() {
        let month =
            |at| Month::containing(Instant::parse(at).unwrap(), &Calendar::uk()).to_string();
        assert_eq!(month("2026-06-30T22:59:59Z"), "2026-06");
        assert_eq!(month("2026-06-30T23:00:00Z"), "2026-07");
        assert_eq!(month("2026-12-31T23:59:59Z"), "2026-12");
    }
}
