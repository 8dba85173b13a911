//! A calendar's open time as it comes: the windows and the days without one, in the order of time.

pub(super) mod weeks;

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::Calendar;
use super::day::Day;
use super::window::Window;
use super::zone::Span;
use crate::calendar::instant::Instant;

pub(super) const DAY: i64 = 86_400;

/// Farther than any window reaches from its date's midnight, and any clock was ever moved.
const MARGIN: i64 = 2 * DAY;

/// No date after this one has moments that can be written.
pub(super) const LAST_DATE: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 30) {
    Some(date) => date,
    None => NaiveDate::MAX,
};

/// What comes next. Moments are seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// Open time, `from` before `to`, and no part of it told before.
    Window { date: NaiveDate, from: i64, to: i64 },
    /// A date on which nothing opens; it begins at `from`.
    Skipped {
        date: NaiveDate,
        from: i64,
        reason: &'static str,
    },
}

impl Opening {
    /// When it begins.
    pub(super) fn from(&self) -> i64 {
        match self {
            Self::Window { from, .. } | Self::Skipped { from, .. } => *from,
        }
    }
}

/// A window of some date, as moments.
#[derive(Clone, Copy, Debug)]
struct Open {
    date: NaiveDate,
    from: i64,
    to: i64,
}

/// The walk. It ends with the calendar of four-digit years.
///
/// INVARIANT: what it tells is sorted and apart, although windows of two dates may overlap (one over midnight
/// and the next morning's) and although a clock change may push a window past another.
pub(super) struct Openings<'a> {
    calendar: &'a Calendar,
    /// The date of the beginning: the days before it are no news.
    first: NaiveDate,
    /// The date to look at next.
    date: NaiveDate,
    /// Everything before this moment has been told.
    told: i64,
    /// The last span that was asked for.
    span: Span,
    /// A date without a clock change near it: its windows not yet told, and its midnight.
    plain: (&'a [Window], NaiveDate, i64),
    /// Near a clock change: windows not yet told, the next one last.
    pending: Vec<Open>,
    /// The date from which it is worth looking for whole weeks.
    try_weeks: NaiveDate,
}

impl<'a> Openings<'a> {
    /// Everything from a moment on.
    pub(super) fn from(calendar: &'a Calendar, from: Instant) -> Self {
        let from = from.epoch();
        let span = calendar.zone.span(from);
        let first = date_of(from + i64::from(span.offset));
        // Windows of earlier dates may still be open: over midnight, or pushed there by a clock change.
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
            told: from,
            span,
            plain: (&[], first, 0),
            pending: Vec::new(),
            // By then nothing of the beginning is left in the walk.
            try_weeks: first
                .checked_add_days(chrono::Days::new(8))
                .unwrap_or(NaiveDate::MAX),
        }
    }

    /// The stretch without a clock change that the walk has come to.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// The next window of those at hand, cut to what has not been told.
    fn at_hand(&mut self) -> Option<Opening> {
        while let ([window, rest @ ..], date, midnight) = self.plain {
            self.plain.0 = rest;
            let open = Open {
                date,
                from: midnight + i64::from(window.open()),
                to: midnight + i64::from(window.close()),
            };
            if let Some(opening) = self.tell(open) {
                return Some(opening);
            }
        }
        // The dates still to come may open before a window that was pushed on, but not before they begin.
        while let Some(open) = self.pending.last().copied() {
            if open.from >= self.begins(self.date) {
                return None;
            }
            self.pending.pop();
            if let Some(opening) = self.tell(open) {
                return Some(opening);
            }
        }
        None
    }

    fn tell(&mut self, open: Open) -> Option<Opening> {
        let from = open.from.max(self.told);
        // Nothing is left of it: told already, or emptied by a clock change.
        if from >= open.to {
            return None;
        }
        self.told = open.to;
        Some(Opening::Window {
            date: open.date,
            from,
            to: open.to,
        })
    }

    /// Takes up the next date.
    fn take_up(&mut self, day: Day<'a>) -> Option<Opening> {
        let date = day.date;
        let midnight = self.plain_midnight(date);
        if let Some(reason) = day.closed_because() {
            return (date >= self.first).then(|| Opening::Skipped {
                date,
                from: midnight.unwrap_or_else(|| self.begins(date)),
                reason,
            });
        }
        match midnight {
            Some(midnight) if self.pending.is_empty() => {
                self.plain = (day.windows, date, midnight);
            }
            _ => {
                let (zone, span) = (self.calendar.zone, self.span);
                let moment = |seconds| zone.utc(wall(date, seconds), &span).at;
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

    /// A date's midnight, if no clock change is anywhere near it.
    fn plain_midnight(&mut self, date: NaiveDate) -> Option<i64> {
        let wall = wall(date, 0);
        // A day behind: from there the change that comes next can be seen.
        if wall - DAY >= self.span.to {
            self.span = self.calendar.zone.span(wall - DAY);
        }
        let midnight = wall - i64::from(self.span.offset);
        let plain = self.span.from + MARGIN <= midnight && midnight + MARGIN <= self.span.to;
        plain.then_some(midnight)
    }

    /// The first moment that is of a date or of a later one.
    fn begins(&self, date: NaiveDate) -> i64 {
        self.calendar.zone.utc(wall(date, 0), &self.span).reached
    }
}

impl Iterator for Openings<'_> {
    type Item = Opening;

    fn next(&mut self) -> Option<Opening> {
        loop {
            if let Some(opening) = self.at_hand() {
                return Some(opening);
            }
            if self.date > LAST_DATE {
                return None;
            }
            let day = self.calendar.day(self.date);
            self.date = self.date.succ_opt()?;
            if let Some(opening) = self.take_up(day) {
                return Some(opening);
            }
        }
    }
}

/// What the clock shows so many seconds after a date's midnight, in seconds since 1970 on the wall.
fn wall(date: NaiveDate, seconds: u32) -> i64 {
    i64::from(date.to_epoch_days()) * DAY + i64::from(seconds)
}

/// The date of a time on the wall, in seconds since 1970.
pub(super) fn date_of(wall: i64) -> NaiveDate {
    i32::try_from(wall.div_euclid(DAY))
        .ok()
        .and_then(NaiveDate::from_epoch_days)
        .unwrap_or_default()
}
