//! Walking forward through business time, and the receipt of the walk.

use chrono::NaiveDate;
use serde::Serialize;

use super::Calendar;
use crate::instant::Instant;

/// A moment that is so much business time after another, with the account of how it came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// The moment.
    pub at: Instant,
    /// How it was reached, in the order of time.
    pub receipt: Vec<Receipt>,
}

/// One line of a deadline's account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Receipt {
    /// Business time that was used.
    Window {
        /// The local date.
        date: NaiveDate,
        /// When the time began to count.
        from: Instant,
        /// When it stopped counting.
        to: Instant,
        /// The seconds used: `to` less `from`.
        seconds: i64,
    },
    /// A day on which nobody works.
    Skipped {
        /// The local date.
        date: NaiveDate,
        /// Why: the holiday's name, "weekend", "company closure".
        reason: String,
    },
    /// The clocks changed on the way.
    ClockChange {
        /// The local date of the change.
        date: NaiveDate,
        /// Seconds the clock was moved: 3600 forward, −3600 back.
        seconds: i32,
    },
}

impl Calendar {
    /// The moment `seconds` of business time after another.
    ///
    /// A deadline that lands exactly on a close is that close. Zero seconds after a closed moment is the next
    /// opening, and arriving exactly at close counts as closed.
    ///
    /// ```
    /// use baton_core::{Instant, calendar::Calendar};
    /// let friday = Instant::parse("2026-06-19T14:23:00Z").ok_or("not a time")?; // 15:23 in London
    /// assert_eq!(Calendar::uk().after(friday, 240 * 60).at.to_string(), "2026-06-22T09:53:00Z");
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn after(&self, start: Instant, seconds: i64) -> Deadline {
        let mut receipt = Vec::new();
        let mut left = seconds.max(0);
        let mut cursor = start;
        for date in self.dates(start) {
            let midnight = self.next_midnight(date);
            let day = self.day(date);
            if let Some(reason) = day.closed_because() {
                receipt.push(Receipt::Skipped { date, reason });
            }
            for (open, close) in self.open_times(date, cursor) {
                let used = left.min(close.epoch() - open.epoch());
                let to = open.plus(used);
                if used > 0 {
                    receipt.push(Receipt::Window {
                        date,
                        from: open,
                        to,
                        seconds: used,
                    });
                }
                left -= used;
                if left == 0 {
                    self.note_clock_change(date, cursor, to, &mut receipt);
                    return Deadline { at: to, receipt };
                }
            }
            self.note_clock_change(date, cursor, midnight, &mut receipt);
            cursor = cursor.max(midnight);
        }
        // Only the end of the calendar itself, in the year 9999, comes here.
        Deadline {
            at: cursor,
            receipt,
        }
    }

    /// Whether a moment falls inside an open window.
    #[must_use]
    pub fn is_open(&self, at: Instant) -> bool {
        let date = self.zone.local(at).date();
        self.open_times(date, at)
            .next()
            .is_some_and(|(open, _)| open == at)
    }

    /// The last close of the local day of a moment; `None` if that day is closed.
    #[must_use]
    pub fn close_of_day(&self, at: Instant) -> Option<Instant> {
        let date = self.zone.local(at).date();
        let last = self.day(date).windows.last()?;
        Some(self.zone.moment(date, last.close()))
    }

    /// The business seconds between two moments; none if the second is not later.
    #[must_use]
    pub fn between(&self, from: Instant, to: Instant) -> i64 {
        self.dates(from)
            .take_while(|date| self.zone.moment(*date, 0) < to)
            .flat_map(|date| self.open_times(date, from))
            .map(|(open, close)| (close.min(to).epoch() - open.epoch()).max(0))
            .sum()
    }

    /// The local dates from a moment's own on.
    fn dates(&self, from: Instant) -> impl Iterator<Item = NaiveDate> + use<> {
        self.zone
            .local(from)
            .date()
            .iter_days()
            .take_while(|date| *date <= LAST_DATE)
    }

    /// The open stretches of a date that end after a moment, the first cut to begin no earlier than it.
    fn open_times(
        &self,
        date: NaiveDate,
        from: Instant,
    ) -> impl Iterator<Item = (Instant, Instant)> + '_ {
        self.day(date).windows.iter().filter_map(move |window| {
            let open = self.zone.moment(date, window.open()).max(from);
            let close = self.zone.moment(date, window.close());
            // A clock change can leave nothing of a window; arriving at close is closed.
            (open < close).then_some((open, close))
        })
    }

    fn next_midnight(&self, date: NaiveDate) -> Instant {
        self.zone.moment(date, 24 * 3600)
    }

    /// Adds a line if the wall clock was moved between two moments of one date.
    fn note_clock_change(
        &self,
        date: NaiveDate,
        from: Instant,
        to: Instant,
        receipt: &mut Vec<Receipt>,
    ) {
        let seconds = self.zone.offset(to) - self.zone.offset(from);
        if seconds != 0 && from < to {
            receipt.push(Receipt::ClockChange { date, seconds });
        }
    }
}

/// No date beyond this has moments that can be written.
const LAST_DATE: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(date) => date,
    None => NaiveDate::MAX,
};

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of the specification, in UTC.
    const UK: [(&str, [&str; 4]); 5] = [
        (
            "2026-06-19T14:23:00Z",
            [
                "2026-06-19T14:43:00Z",
                "2026-06-19T14:53:00Z",
                "2026-06-19T15:23:00Z",
                "2026-06-22T09:53:00Z",
            ],
        ),
        (
            "2026-06-22T16:29:00Z",
            [
                "2026-06-23T08:19:00Z",
                "2026-06-23T08:29:00Z",
                "2026-06-23T08:59:00Z",
                "2026-06-23T11:59:00Z",
            ],
        ),
        (
            "2026-06-22T16:30:00Z",
            [
                "2026-06-23T08:20:00Z",
                "2026-06-23T08:30:00Z",
                "2026-06-23T09:00:00Z",
                "2026-06-23T12:00:00Z",
            ],
        ),
        (
            "2026-04-02T16:10:00Z",
            [
                "2026-04-02T16:30:00Z",
                "2026-04-07T08:10:00Z",
                "2026-04-07T08:40:00Z",
                "2026-04-07T11:40:00Z",
            ],
        ),
        (
            "2026-10-23T16:10:00Z",
            [
                "2026-10-23T16:30:00Z",
                "2026-10-26T09:10:00Z",
                "2026-10-26T09:40:00Z",
                "2026-10-26T12:40:00Z",
            ],
        ),
    ];

    #[test]
    fn s1_the_uk_table() {
        let calendar = Calendar::uk();
        for (start, deadlines) in UK {
            let start = Instant::parse(start).unwrap();
            let got = [20, 30, 60, 240].map(|m| calendar.after(start, m * 60).at.to_string());
            assert_eq!(got, deadlines, "from {start}");
        }
    }

    #[test]
    fn a_receipt_adds_up_and_names_what_it_skipped() {
        let start = Instant::parse("2026-04-02T16:10:00Z").unwrap();
        let calendar = Calendar::uk();
        let deadline = calendar.after(start, 240 * 60);
        let used: i64 = deadline
            .receipt
            .iter()
            .map(|r| {
                if let Receipt::Window { seconds, .. } = r {
                    *seconds
                } else {
                    0
                }
            })
            .sum();
        assert_eq!(used, 240 * 60);
        let skipped: Vec<_> = deadline
            .receipt
            .iter()
            .filter_map(|r| {
                if let Receipt::Skipped { reason, .. } = r {
                    Some(reason.as_str())
                } else {
                    None
                }
            })
            .collect();
        assert_eq!(
            skipped,
            ["Good Friday", "weekend", "weekend", "Easter Monday"]
        );
        assert_eq!(calendar.between(start, deadline.at), 240 * 60);
    }

    #[test]
    fn clocks_that_go_back_are_told() {
        let start = Instant::parse("2026-10-23T16:10:00Z").unwrap();
        let receipt = Calendar::uk().after(start, 30 * 60).receipt;
        let sunday = NaiveDate::from_ymd_opt(2026, 10, 25).unwrap();
        assert!(
            receipt.contains(&Receipt::ClockChange {
                date: sunday,
                seconds: -3600
            }),
            "{receipt:?}"
        );
    }

    #[test]
    fn zero_seconds() {
        let calendar = Calendar::uk();
        let at = |text: &str| {
            calendar
                .after(Instant::parse(text).unwrap(), 0)
                .at
                .to_string()
        };
        assert_eq!(
            at("2026-06-22T10:00:00Z"),
            "2026-06-22T10:00:00Z",
            "open: now"
        );
        assert_eq!(
            at("2026-06-22T16:30:00Z"),
            "2026-06-23T08:00:00Z",
            "at close: the next opening"
        );
        assert_eq!(
            at("2026-06-20T10:00:00Z"),
            "2026-06-22T08:00:00Z",
            "closed: the next opening"
        );
    }
}
