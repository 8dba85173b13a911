//! Deadlines and their receipts.

use chrono::{Datelike, NaiveDate};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use strum::IntoStaticStr;

use super::holidays::{FIRST_YEAR, LAST_YEAR};
use super::zone::Zone;
use crate::calendar::instant::Instant;

/// A moment a given amount of business time after or before another, with a receipt that shows the calculation.
///
/// A receipt is only meaningful with its calendar. Store it with [`digest`](super::Calendar::digest), or, as a decision
/// does, with the digest of the policy that contains the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// The moment.
    pub at: Instant,
    /// The calculation, line by line in chronological order.
    pub receipt: Vec<Receipt>,
    /// The reason why the deadline may turn out wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warning: Option<Warning>,
}

impl Deadline {
    /// Creates a deadline in elapsed time, with an empty receipt.
    #[must_use]
    pub fn elapsed(at: Instant) -> Self {
        Self {
            at,
            receipt: Vec::new(),
            warning: None,
        }
    }
}

/// One line of a receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receipt {
    /// Business time that counts.
    Window {
        /// The local date on which the window opens.
        date: NaiveDate,
        /// The moment from which time counts.
        from: Instant,
        /// The seconds that count: `to` minus `from`.
        seconds: i64,
        /// The moment until which time counts.
        to: Instant,
    },
    /// A day without working hours.
    Skipped {
        /// The local date.
        date: NaiveDate,
        /// The reason: the holiday's name, "weekend" or "company closure".
        reason: &'static str,
    },
    /// A clock change.
    ClockChange {
        /// The local date that the clock shows after the change.
        date: NaiveDate,
        /// The change in seconds: 3600 if the clock goes forward an hour, −3600 if it goes back.
        seconds: i32,
    },
    /// Totals for days in the middle of a receipt of more than 64 lines. Holidays, closures and clock changes keep
    /// their own lines, up to about a hundred in one receipt.
    Days {
        /// Clock changes that have no line of their own.
        clock_changes: u32,
        /// Days without working hours.
        closed_days: u32,
        /// The first local date.
        date: NaiveDate,
        /// The last local date.
        last_date: NaiveDate,
        /// Days with business time. The first and last may also have lines of their own before and after this one.
        open_days: u32,
        /// The business seconds in these days.
        seconds: i64,
        /// The number of windows.
        windows: u32,
    },
}

/// A date that serialises as `2026-06-19`, four times as fast as chrono does it (13 ns against 51), because a decision
/// writes ten or more. chrono still writes 10000-01-01, the local date of the last moments in zones east of UTC.
struct Day(NaiveDate);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match u32::try_from(self.0.year()) {
            Ok(year @ 0..=9999) => {
                let [[c1, c2], [y1, y2]] = [two(year / 100), two(year)];
                let [[m1, m2], [d1, d2]] = [two(self.0.month()), two(self.0.day())];
                let digits = [c1, c2, y1, y2, b'-', m1, m2, b'-', d1, d2];
                serializer.serialize_str(std::str::from_utf8(&digits).unwrap_or_default())
            }
            _ => serializer.collect_str(&self.0),
        }
    }
}

/// Returns the last two digits of a number.
fn two(number: u32) -> [u8; 2] {
    let digit = |number: u32| b'0' + u8::try_from(number % 10).unwrap_or_default();
    [digit(number / 10), digit(number)]
}

// The kind is one of the fields, and all fields are in alphabetical order, as canonical JSON needs.
impl Serialize for Receipt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = match self {
            Self::Window { .. } => 5,
            Self::Skipped { .. } | Self::ClockChange { .. } => 3,
            Self::Days { .. } => 8,
        };
        let mut fields = serializer.serialize_struct("Receipt", count)?;
        match self {
            Self::Window {
                date,
                from,
                seconds,
                to,
            } => {
                fields.serialize_field("date", &Day(*date))?;
                fields.serialize_field("from", from)?;
                fields.serialize_field("kind", "window")?;
                fields.serialize_field("seconds", seconds)?;
                fields.serialize_field("to", to)?;
            }
            Self::Skipped { date, reason } => {
                fields.serialize_field("date", &Day(*date))?;
                fields.serialize_field("kind", "skipped")?;
                fields.serialize_field("reason", reason)?;
            }
            Self::ClockChange { date, seconds } => {
                fields.serialize_field("date", &Day(*date))?;
                fields.serialize_field("kind", "clock_change")?;
                fields.serialize_field("seconds", seconds)?;
            }
            Self::Days {
                clock_changes,
                closed_days,
                date,
                last_date,
                open_days,
                seconds,
                windows,
            } => {
                fields.serialize_field("clock_changes", clock_changes)?;
                fields.serialize_field("closed_days", closed_days)?;
                fields.serialize_field("date", &Day(*date))?;
                fields.serialize_field("kind", "days")?;
                fields.serialize_field("last_date", &Day(*last_date))?;
                fields.serialize_field("open_days", open_days)?;
                fields.serialize_field("seconds", seconds)?;
                fields.serialize_field("windows", windows)?;
            }
        }
        fields.end()
    }
}

/// The reason why a deadline may turn out wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[strum(serialize_all = "snake_case")]
pub enum Warning {
    /// The holidays of the deadline's year are not in the tables, so none is observed.
    HolidaysUnknown,
    /// The deadline is after the last year for which the time zone's rules are known.
    ZoneRulesUnknown,
    /// Neither the holidays of the deadline's year nor the time zone's rules are known.
    HolidaysAndZoneRulesUnknown,
}

impl Warning {
    /// Returns the warning for a deadline; `None` if both are known.
    pub(super) fn new(holidays_known: bool, zone_known: bool) -> Option<Self> {
        match (holidays_known, zone_known) {
            (true, true) => None,
            (false, true) => Some(Self::HolidaysUnknown),
            (true, false) => Some(Self::ZoneRulesUnknown),
            (false, false) => Some(Self::HolidaysAndZoneRulesUnknown),
        }
    }

    /// Returns the word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Describes the warning for people.
    #[must_use]
    pub fn describe(self) -> String {
        let holidays = || {
            format!(
                "public holidays are known only from {FIRST_YEAR} to {LAST_YEAR}, so this may fall on one"
            )
        };
        let rules = || {
            format!(
                "time zone rules are known only until 31 December {} (IANA {}); later changes are not taken into account",
                Zone::LAST_YEAR,
                Zone::DATABASE
            )
        };
        match self {
            Self::HolidaysUnknown => holidays(),
            Self::ZoneRulesUnknown => rules(),
            Self::HolidaysAndZoneRulesUnknown => format!("{}; {}", holidays(), rules()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::canonical;

    #[test]
    fn days_serialise_as_chrono_formats_them() {
        for (year, month, day) in [
            (0, 12, 31),
            (1, 1, 1),
            (2026, 6, 19),
            (9999, 12, 31),
            (10_000, 1, 1),
        ] {
            let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            let written = canonical::to_string(&Day(date)).unwrap();
            assert_eq!(written, format!("\"{date}\""));
        }
    }
}
