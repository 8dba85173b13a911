//! Whole usual weeks, which long deadlines count at once instead of day by day.

use chrono::{Days, NaiveDate};

use super::{DAY, LAST_DATE, MARGIN, Openings, date_of, wall};
use crate::calendar::day::Hours;

/// The totals of one usual week. Overlapping windows count once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::calendar) struct Week {
    pub(in crate::calendar) seconds: i64,
    windows: u32,
    open_days: u32,
    closed_days: u32,
}

/// The totals of several consecutive usual weeks.
#[derive(Clone, Copy, Debug)]
pub(in crate::calendar) struct Weeks {
    pub(in crate::calendar) first: NaiveDate,
    pub(in crate::calendar) last: NaiveDate,
    pub(in crate::calendar) open_days: u32,
    pub(in crate::calendar) closed_days: u32,
    pub(in crate::calendar) windows: u32,
    pub(in crate::calendar) seconds: i64,
}

/// The number of weeks before the end that are always walked day by day, so that the receipt lists them.
const RESERVE: i64 = 3;

impl Week {
    /// Computes the totals of a week that follows and precedes weeks with the same hours.
    pub(in crate::calendar) fn new(hours: &Hours) -> Self {
        let mut week = Self::default();
        let mut reported = 0;
        // The first of the two weeks only determines how far its last window reaches into the second.
        let days = Hours::WORDS.iter().chain(&Hours::WORDS);
        for (number, (_, weekday)) in (0..).zip(days) {
            let counts = number >= 7;
            let mut opens = false;
            for window in hours.weekday(*weekday) {
                let midnight = number * DAY;
                let from = reported.max(midnight + i64::from(window.open()));
                let to = midnight + i64::from(window.close());
                if from < to {
                    reported = to;
                    opens = counts;
                    week.seconds += if counts { to - from } else { 0 };
                    week.windows += u32::from(counts);
                }
            }
            week.open_days += u32::from(opens);
            week.closed_days += u32::from(counts && hours.weekday(*weekday).is_empty());
        }
        week
    }

    /// Returns the maximum number of weeks that can be skipped when a number of business seconds remain.
    pub(in crate::calendar) fn most_in(&self, seconds: i64) -> i64 {
        let weeks = (seconds - 1).checked_div(self.seconds);
        weeks.map_or(0, |weeks| weeks - RESERVE)
    }

    fn repeat(&self, weeks: u32, first: NaiveDate, last: NaiveDate) -> Weeks {
        Weeks {
            first,
            last,
            open_days: self.open_days.saturating_mul(weeks),
            closed_days: self.closed_days.saturating_mul(weeks),
            windows: self.windows.saturating_mul(weeks),
            seconds: self.seconds.saturating_mul(weeks.into()),
        }
    }
}

impl Openings<'_> {
    /// Returns true if whole weeks may follow. Cheap enough to call at every step.
    pub(in crate::calendar) fn may_skip(&self) -> bool {
        self.date >= self.try_weeks && self.plain.0.is_empty() && self.pending.is_empty()
    }

    /// Returns the maximum number of weeks that can be skipped before a moment.
    pub(in crate::calendar) fn most_until(&self, end: i64) -> i64 {
        (end - wall(self.date, 0)) / (7 * DAY) - RESERVE
    }

    /// Skips the whole usual weeks that follow, at most `most`, and returns their totals.
    ///
    /// This is exact because the iterator's only state between two dates is the end of the last window. After a usual
    /// day that is the same in every usual week, so all weeks are equal until an exception or a clock change.
    pub(in crate::calendar) fn skip_weeks(&mut self, week: &Week, most: i64) -> Option<Weeks> {
        if !self.may_skip() {
            return None;
        }
        let date = self.date;
        let exception = self.calendar.next_exception(date.pred_opt()?);
        let midnight = self.plain_midnight(date);
        let to_exception = exception.map_or(i64::MAX, |exception| (exception - date).num_days());
        let to_change = match midnight {
            Some(midnight) if self.span.from + MARGIN <= midnight - DAY => {
                (self.span.to - MARGIN - midnight) / DAY
            }
            _ => 0,
        };
        let to_end = (LAST_DATE - date).num_days() - 7;
        let weeks = (to_exception.min(to_change).min(to_end) / 7).min(most);
        let count = u32::try_from(weeks).ok().filter(|count| *count > 0);
        let days = Days::new(7 * u64::from(count.unwrap_or(0)));
        let next = date.checked_add_days(days)?;
        let Some(count) = count else {
            self.try_weeks = self.next_try(exception, to_exception, to_change, most);
            return None;
        };
        self.date = next;
        self.reported += weeks * 7 * DAY;
        Some(week.repeat(count, date, next.pred_opt()?))
    }

    /// Returns the first date on which to try to skip weeks again.
    fn next_try(
        &self,
        exception: Option<NaiveDate>,
        to_exception: i64,
        to_change: i64,
        most: i64,
    ) -> NaiveDate {
        let after = |date: NaiveDate, days| date.checked_add_days(Days::new(days));
        let tomorrow = after(self.date, 1);
        let next = if most < 1 {
            // The end only gets nearer.
            None
        } else if to_exception < 7 {
            exception.and_then(|date| after(date, 2)).max(tomorrow)
        } else if (1..7).contains(&to_change) {
            let change = date_of(self.span.to + i64::from(self.span.offset));
            after(change, 3).max(tomorrow)
        } else {
            tomorrow
        };
        next.unwrap_or(NaiveDate::MAX)
    }
}
