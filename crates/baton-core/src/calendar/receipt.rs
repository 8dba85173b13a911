//! A deadline and the account of it.

use chrono::{Datelike, NaiveDate};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use strum::IntoStaticStr;

use super::holidays::{FIRST_YEAR, LAST_YEAR};
use super::zone::Zone;
use crate::calendar::instant::Instant;

/// A moment that is so much business time after or before another, with the account of how it came about.
///
/// The account is of one calendar: keep it together with [`digest`](super::Calendar::digest), or with the
/// digest of the policy that holds the calendar, as a decision does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// The moment.
    pub at: Instant,
    /// How it was reached, in the order of time.
    pub receipt: Vec<Receipt>,
    /// Why it may not be right after all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warning: Option<Warning>,
}

impl Deadline {
    /// A moment on a clock that never stops, which needs no account.
    #[must_use]
    pub fn elapsed(at: Instant) -> Self {
        Self {
            at,
            receipt: Vec::new(),
            warning: None,
        }
    }
}

/// One line of a deadline's account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receipt {
    /// Business time that was used.
    Window {
        /// The local date on which the window opens.
        date: NaiveDate,
        /// When the time began to count.
        from: Instant,
        /// The seconds used: `to` less `from`.
        seconds: i64,
        /// When it stopped counting.
        to: Instant,
    },
    /// A day on which nobody starts work.
    Skipped {
        /// The local date.
        date: NaiveDate,
        /// Why: the holiday's name, "weekend", "company closure".
        reason: &'static str,
    },
    /// The clocks changed on the way.
    ClockChange {
        /// The local date that the clock shows after the change.
        date: NaiveDate,
        /// Seconds the clock was moved: 3600 forward, −3600 back.
        seconds: i32,
    },
    /// Days in the middle of a receipt of more than 64 lines, counted and not listed. Holidays, closures and clock
    /// changes stay lines of their own, up to a hundred or so in one receipt.
    Days {
        /// Clock changes on the way that have no line of their own.
        clock_changes: u32,
        /// Days on which nobody starts work.
        closed_days: u32,
        /// The first local date.
        date: NaiveDate,
        /// The last local date.
        last_date: NaiveDate,
        /// Days with business time. The first and the last may have lines before and after this one too.
        open_days: u32,
        /// The seconds used.
        seconds: i64,
        /// The windows that they were in.
        windows: u32,
    },
}

/// A date as `2026-06-19`. A decision writes ten or more, and chrono's own writer takes four times as long (51 ns against
/// 13); it is for the one local day after the last moment that there is, which has five digits.
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

/// The last two digits of a number.
fn two(number: u32) -> [u8; 2] {
    let digit = |number: u32| b'0' + u8::try_from(number % 10).unwrap_or_default();
    [digit(number / 10), digit(number)]
}

// With the kind among the fields, all in the order of their names.
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

/// Why a deadline may not be right after all. It is given all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[strum(serialize_all = "snake_case")]
pub enum Warning {
    /// The holidays of the deadline's year are not in the tables, so none is kept.
    HolidaysUnknown,
    /// The deadline is later than the time zone's rules are known.
    ZoneRulesUnknown,
    /// Neither the holidays of the deadline's year nor its time zone's rules are known.
    HolidaysAndZoneRulesUnknown,
}

impl Warning {
    /// The warning of a deadline on a date.
    pub(super) fn new(holidays_known: bool, zone_known: bool) -> Option<Self> {
        match (holidays_known, zone_known) {
            (true, true) => None,
            (false, true) => Some(Self::HolidaysUnknown),
            (true, false) => Some(Self::ZoneRulesUnknown),
            (false, false) => Some(Self::HolidaysAndZoneRulesUnknown),
        }
    }

    /// The warning as it is written in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The warning in a person's words.
    #[must_use]
    pub fn describe(self) -> String {
        let holidays = || {
            format!(
                "public holidays are known from {FIRST_YEAR} to {LAST_YEAR} only: this may fall on one"
            )
        };
        let rules = || {
            format!(
                "time zone rules are known to 31 December {} only (IANA {}): the clocks may be changed by then",
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
    fn a_day_is_written_as_chrono_writes_it() {
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
