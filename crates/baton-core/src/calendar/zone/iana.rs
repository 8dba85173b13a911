//! A zone of the IANA database: its names and its clock.

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};

use super::table::{self, Span};
use crate::calendar::instant::Instant;

/// A zone of the IANA database.
///
/// The table is built in, so that results are the same natively and in WebAssembly. It has every clock change since 1970.
/// After the last one, the zone's yearly rule continues; before 1970, the offset is that of 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    name: &'static str,
    number: u16,
}

impl Zone {
    /// `Europe/London`.
    // The first zone of the table, so the default calendar needs no lookup.
    pub const LONDON: Self = Self {
        name: "Europe/London",
        number: 0,
    };

    /// The release of the IANA database from which the table was generated.
    pub const DATABASE: &'static str = include_str!("version.txt");

    /// The last year whose rules count as known: the year after the release.
    ///
    /// Governments change rules at a few months' notice, so later times may turn out different.
    pub const LAST_YEAR: i32 = year_after(Self::DATABASE);

    /// The zone of a name, aliases such as `GB` included. Names are written as the database writes them.
    ///
    /// ```
    /// use baton_core::calendar::Zone;
    /// assert_eq!(Zone::named("Europe/London"), Some(Zone::LONDON));
    /// assert_eq!(Zone::named("europe/london"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|zone| zone.name == name)
    }

    /// Returns every zone, in alphabetical order.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        table::names().map(|(name, number)| Self { name, number })
    }

    /// Returns the zone's IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Returns true if both names refer to the same zone, as `GB` and `Europe/London` do.
    #[must_use]
    pub fn is_alias_of(self, other: Self) -> bool {
        self.number == other.number
    }

    /// Returns true if the zone's rules are known for a date. UTC and fixed offsets from it have no rules that could change.
    #[must_use]
    pub fn covers(self, date: NaiveDate) -> bool {
        date.year() <= Self::LAST_YEAR || self.is_fixed()
    }

    /// Returns the wall time at a moment.
    #[must_use]
    pub fn local(self, at: Instant) -> NaiveDateTime {
        let offset = TimeDelta::seconds(i64::from(self.offset(at)));
        at.utc().naive_utc() + offset
    }

    /// Returns the offset from UTC at a moment, in seconds; positive east of Greenwich.
    #[must_use]
    pub fn offset(self, at: Instant) -> i32 {
        self.span(at.epoch()).offset
    }

    /// Returns the moment of a wall time, given as a date and seconds after its midnight.
    ///
    /// A time that a clock change skips moves forward by the gap. A time that occurs twice means the first occurrence.
    #[must_use]
    pub fn moment(self, date: NaiveDate, seconds: u32) -> Instant {
        let midnight = i64::from(date.to_epoch_days()) * DAY;
        let wall = midnight + i64::from(seconds);
        Instant::from_epoch(self.resolve(wall, &self.span(wall - DAY)).at)
    }

    /// Returns the span around a moment in which the clock does not change.
    pub(in crate::calendar) fn span(self, at: i64) -> Span {
        table::span(self.number, at)
    }

    /// When the clock shows a time, given in seconds since 1970 on the wall.
    ///
    /// A span that is at hand saves looking one up, if it is the right one.
    pub(in crate::calendar) fn resolve(self, local: i64, hint: &Span) -> Moment {
        // No zone is a day from UTC, so this is earlier than every moment that could show the time.
        let early = local - DAY;
        let mut span = if hint.from <= early && early < hint.to {
            *hint
        } else {
            self.span(early)
        };
        let mut before = span.offset;
        loop {
            let at = local - i64::from(span.offset);
            if at < span.from {
                // The clock change at the start of this span skipped the time.
                return Moment {
                    at: local - i64::from(before),
                    reached: span.from,
                };
            }
            if at < span.to {
                return Moment { at, reached: at };
            }
            before = span.offset;
            span = self.span(span.to);
        }
    }
}

const DAY: i64 = 86_400;

/// Returns the year after that of a release such as `2026f`.
const fn year_after(release: &str) -> i32 {
    match release.as_bytes().first_chunk::<4>() {
        Some([a, b, c, d]) => 1 + digit(*a) * 1000 + digit(*b) * 100 + digit(*c) * 10 + digit(*d),
        None => 0,
    }
}

const fn digit(byte: u8) -> i32 {
    byte as i32 - b'0' as i32
}

/// A wall time resolved to a moment.
#[derive(Clone, Copy, Debug)]
pub(in crate::calendar) struct Moment {
    /// The moment; a skipped time moves forward by the gap.
    pub(in crate::calendar) at: i64,
    /// The first moment at which the clock shows this time or a later one. It differs from `at` only for a skipped time.
    pub(in crate::calendar) reached: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(zone: &str, date: &str, hour: u32, minute: u32) -> String {
        let zone = Zone::named(zone).unwrap();
        zone.moment(date.parse().unwrap(), hour * 3600 + minute * 60)
            .to_string()
    }

    #[test]
    fn clock_changes() {
        let london = |date, hour, minute| moment("Europe/London", date, hour, minute);
        assert_eq!(london("2026-03-29", 0, 59), "2026-03-29T00:59:00Z");
        assert_eq!(
            london("2026-03-29", 1, 30),
            "2026-03-29T01:30:00Z",
            "skipped: moves on to 02:30 BST"
        );
        assert_eq!(london("2026-03-29", 2, 30), "2026-03-29T01:30:00Z");
        assert_eq!(
            london("2026-10-25", 1, 30),
            "2026-10-25T00:30:00Z",
            "twice: the first"
        );
        assert_eq!(london("2026-10-25", 24, 0), "2026-10-26T00:00:00Z");
    }

    #[test]
    fn odd_zones() {
        assert_eq!(
            moment("Australia/Lord_Howe", "2026-04-05", 1, 45),
            "2026-04-04T14:45:00Z",
            "half an hour comes twice"
        );
        assert_eq!(
            moment("Pacific/Apia", "2011-12-30", 12, 0),
            moment("Pacific/Apia", "2011-12-31", 12, 0),
            "a day that never was"
        );
        assert_eq!(
            moment("Africa/Casablanca", "2026-02-16", 9, 0),
            "2026-02-16T09:00:00Z",
            "in Ramadan"
        );
        assert_eq!(
            moment("Asia/Kathmandu", "2026-06-19", 9, 0),
            "2026-06-19T03:15:00Z"
        );
    }

    #[test]
    fn beyond_the_table_the_last_rule_goes_on() {
        assert_eq!(
            moment("Europe/London", "2500-07-01", 9, 0),
            "2500-07-01T08:00:00Z"
        );
        assert_eq!(
            moment("Europe/London", "9999-07-01", 9, 0),
            "9999-07-01T08:00:00Z"
        );
        assert_eq!(
            moment("Europe/London", "1950-01-01", 9, 0),
            "1950-01-01T08:00:00Z",
            "as when 1970 began"
        );
    }
}
