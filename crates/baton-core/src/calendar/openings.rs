//! An iterator over a calendar's windows and closed days, in chronological order.

pub(super) mod weeks;

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::Calendar;
use super::day::Day;
use super::window::Window;
use super::zone::Span;
use crate::calendar::instant::Instant;

pub(super) const DAY: i64 = 86_400;

/// A margin longer than any window reaches from its date's midnight and longer than any clock change.
const MARGIN: i64 = 2 * DAY;

/// The last date whose moments are all within [`Instant`]'s range.
pub(super) const LAST_DATE: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 30) {
    Some(date) => date,
    None => NaiveDate::MAX,
};

/// An item of the iterator. Moments are seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// Open time that no earlier item has covered; `from` is before `to`.
    Window { date: NaiveDate, from: i64, to: i64 },
    /// A closed date, which begins at `from`.
    Skipped {
        date: NaiveDate,
        from: i64,
        reason: &'static str,
    },
}

impl Opening {
    /// Returns the start.
    pub(super) fn from(&self) -> i64 {
        match self {
            Self::Window { from, .. } | Self::Skipped { from, .. } => *from,
        }
    }
}

/// A window of a date, converted to moments.
#[derive(Clone, Copy, Debug)]
struct Open {
    date: NaiveDate,
    from: i64,
    to: i64,
}

/// The iterator. It ends on [`LAST_DATE`].
///
/// INVARIANT: its windows are sorted and disjoint, although the windows of two dates may overlap (one past midnight and
/// one the next morning) and a clock change may move a window past another.
pub(super) struct Openings<'a> {
    calendar: &'a Calendar,
    /// The start date. Closed days before it are not reported.
    first: NaiveDate,
    /// The next date to load.
    date: NaiveDate,
    /// Everything before this moment has been reported.
    reported: i64,
    /// The span looked up last.
    span: Span,
    /// The remaining windows of a date with no clock change nearby, that date and its midnight.
    plain: (&'a [Window], NaiveDate, i64),
    /// The remaining windows near a clock change, in reverse order.
    pending: Vec<Open>,
    /// The date from which to try to skip whole weeks.
    try_weeks: NaiveDate,
}

impl<'a> Openings<'a> {
    /// Iterates from a moment on.
    pub(super) fn from(calendar: &'a Calendar, from: Instant) -> Self {
        let from = from.epoch();
        let span = calendar.zone.span(from);
        let first = date_of(from + i64::from(span.offset));
        // Windows of earlier dates may still be open, past midnight or because of a clock change.
        let back = if span.from > from - MARGIN - DAY {
            2
        } else {
            u64::from(calendar.overnight)
        };
        let date = first
            .checked_sub_days(chrono::Days::new(back))
            .unwrap_or(first);
        Self {
            calendar,
            first,
            date,
            reported: from,
            span,
            plain: (&[], first, 0),
            pending: Vec::new(),
            // By then no window from before the start remains.
            try_weeks: first
                .checked_add_days(chrono::Days::new(8))
                .unwrap_or(NaiveDate::MAX),
        }
    }

    /// Returns the current span, in which the clock does not change.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// Returns the next loaded window, without the part that has been reported.
    fn next_loaded(&mut self) -> Option<Opening> {
        while let ([window, rest @ ..], date, midnight) = self.plain {
            self.plain.0 = rest;
            let open = Open {
                date,
                from: midnight + i64::from(window.open()),
                to: midnight + i64::from(window.close()),
            };
            if let Some(opening) = self.report(open) {
                return Some(opening);
            }
        }
        // A later date may open before a window that a clock change moved, but not before the date begins.
        while let Some(open) = self.pending.last().copied() {
            if open.from >= self.start_of(self.date) {
                return None;
            }
            self.pending.pop();
            if let Some(opening) = self.report(open) {
                return Some(opening);
            }
        }
        None
    }

    fn report(&mut self, open: Open) -> Option<Opening> {
        let from = open.from.max(self.reported);
        // Already reported, or empty because of a clock change.
        if from >= open.to {
            return None;
        }
        self.reported = open.to;
        Some(Opening::Window {
            date: open.date,
            from,
            to: open.to,
        })
    }

    /// Loads the windows of the next date. Returns an item if the date is closed.
    fn load(&mut self, day: Day<'a>) -> Option<Opening> {
        let date = day.date;
        let midnight = self.plain_midnight(date);
        if let Some(reason) = day.closed_because() {
            return (date >= self.first).then(|| Opening::Skipped {
                date,
                from: midnight.unwrap_or_else(|| self.start_of(date)),
                reason,
            });
        }
        match midnight {
            Some(midnight) if self.pending.is_empty() => {
                self.plain = (day.windows, date, midnight);
            }
            _ => {
                let (zone, span) = (self.calendar.zone, self.span);
                let moment = |seconds| zone.resolve(wall(date, seconds), &span).at;
                self.pending.extend(day.windows.iter().map(|window| Open {
                    date,
                    from: moment(window.open()),
                    to: moment(window.close()),
                }));
                self.pending.sort_by_key(|open| Reverse(open.from));
            }
        }
        None
    }

    /// Returns the midnight of a date; `None` if a clock change is near.
    fn plain_midnight(&mut self, date: NaiveDate) -> Option<i64> {
        let wall = wall(date, 0);
        // One day back, so that the span ends with the next change.
        if wall - DAY >= self.span.to {
            self.span = self.calendar.zone.span(wall - DAY);
        }
        let midnight = wall - i64::from(self.span.offset);
        let plain = self.span.from + MARGIN <= midnight && midnight + MARGIN <= self.span.to;
        plain.then_some(midnight)
    }

    /// Returns the first moment of a date, or of a later date if a clock change skips it.
    fn start_of(&self, date: NaiveDate) -> i64 {
        self.calendar
            .zone
            .resolve(wall(date, 0), &self.span)
            .reached
    }
}

impl Iterator for Openings<'_> {
    type Item = Opening;

    fn next(&mut self) -> Option<Opening> {
        loop {
            if let Some(opening) = self.next_loaded() {
                return Some(opening);
            }
            if self.date > LAST_DATE {
                return None;
            }
            let day = self.calendar.day(self.date);
            self.date = self.date.succ_opt()?;
            if let Some(opening) = self.load(day) {
                return Some(opening);
            }
        }
    }
}

/// Returns a wall time, given in seconds after a date's midnight, as seconds since 1970 on the wall clock.
fn wall(date: NaiveDate, seconds: u32) -> i64 {
    i64::from(date.to_epoch_days()) * DAY + i64::from(seconds)
}

/// Returns the date of a wall time, given in seconds since 1970.
pub(super) fn date_of(wall: i64) -> NaiveDate {
    i32::try_from(wall.div_euclid(DAY))
        .ok()
        .and_then(NaiveDate::from_epoch_days)
        .unwrap_or_default()
}
