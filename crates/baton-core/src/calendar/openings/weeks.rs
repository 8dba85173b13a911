//! Whole usual weeks, which a long walk counts at once.

use chrono::{Days, NaiveDate};

use super::{DAY, LAST_DATE, MARGIN, Openings, date_of, wall};
use crate::calendar::day::Hours;

/// Totals of one usual week; overlapping seconds count once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::calendar) struct Week {
    pub(in crate::calendar) seconds: i64,
    windows: u32,
    open_days: u32,
    closed_days: u32,
}

/// A number of consecutive usual weeks.
#[derive(Clone, Copy, Debug)]
pub(in crate::calendar) struct Weeks {
    pub(in crate::calendar) first: NaiveDate,
    pub(in crate::calendar) last: NaiveDate,
    pub(in crate::calendar) open_days: u32,
    pub(in crate::calendar) closed_days: u32,
    pub(in crate::calendar) windows: u32,
    pub(in crate::calendar) seconds: i64,
}

/// Weeks before the end of a walk that are always walked day by day, so that its last lines are whole.
const RESERVE: i64 = 3;

impl Week {
    /// The usual week of a calendar's hours, in a row of such weeks.
    pub(in crate::calendar) fn new(hours: &Hours) -> Self {
        let mut week = Self::default();
        let mut told = 0;
        // The first of two weeks shows how far its last night reaches into the second.
        let days = Hours::WORDS.iter().chain(&Hours::WORDS);
        for (number, (_, weekday)) in (0..).zip(days) {
            let counts = number >= 7;
            let mut opens = false;
            for window in hours.weekday(*weekday) {
                let midnight = number * DAY;
                let from = told.max(midnight + i64::from(window.open()));
                let to = midnight + i64::from(window.close());
                if from < to {
                    told = to;
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

    /// The most weeks that can be counted at once when so many seconds are left.
    pub(in crate::calendar) fn most_in(&self, seconds: i64) -> i64 {
        let weeks = (seconds - 1).checked_div(self.seconds);
        weeks.map_or(0, |weeks| weeks - RESERVE)
    }

    fn times(&self, weeks: u32, first: NaiveDate, last: NaiveDate) -> Weeks {
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
    /// Returns true if whole weeks may follow. Cheap, for every step of a walk.
    pub(in crate::calendar) fn may_skip(&self) -> bool {
        self.date >= self.try_weeks && self.plain.0.is_empty() && self.pending.is_empty()
    }

    /// The most weeks that can be counted at once before a moment.
    pub(in crate::calendar) fn most_until(&self, end: i64) -> i64 {
        (end - wall(self.date, 0)) / (7 * DAY) - RESERVE
    }

    /// Passes over as many whole usual weeks as follow, at most so many, and gives what they have.
    ///
    /// Between two dates the walk knows no more than where the last window ended. After a usual day that is the same in
    /// every usual week, so that what follows is the same too, as long as no date is unusual and no clock is moved.
    pub(in crate::calendar) fn skip_weeks(&mut self, week: &Week, most: i64) -> Option<Weeks> {
        if !self.may_skip() {
            return None;
        }
        let date = self.date;
        let unusual = self.calendar.unusual_from(date.pred_opt()?);
        let midnight = self.plain_midnight(date);
        let to_unusual = unusual.map_or(i64::MAX, |unusual| (unusual - date).num_days());
        let to_change = match midnight {
            Some(midnight) if self.span.from + MARGIN <= midnight - DAY => {
                (self.span.to - MARGIN - midnight) / DAY
            }
            _ => 0,
        };
        let to_end = (LAST_DATE - date).num_days() - 7;
        let weeks = (to_unusual.min(to_change).min(to_end) / 7).min(most);
        let count = u32::try_from(weeks).ok().filter(|count| *count > 0);
        let days = Days::new(7 * u64::from(count.unwrap_or(0)));
        let next = date.checked_add_days(days)?;
        let Some(count) = count else {
            self.try_weeks = self.next_try(unusual, to_unusual, to_change, most);
            return None;
        };
        self.date = next;
        self.told += weeks * 7 * DAY;
        Some(week.times(count, date, next.pred_opt()?))
    }

    /// The first date on which it is worth looking for whole weeks again.
    fn next_try(
        &self,
        unusual: Option<NaiveDate>,
        to_unusual: i64,
        to_change: i64,
        most: i64,
    ) -> NaiveDate {
        let after = |date: NaiveDate, days| date.checked_add_days(Days::new(days));
        let tomorrow = after(self.date, 1);
        let next = if most < 1 {
            // The end of the walk comes nearer, never farther.
            None
        } else if to_unusual < 7 {
            unusual.and_then(|unusual| after(unusual, 2)).max(tomorrow)
        } else if (1..7).contains(&to_change) {
            let change = date_of(self.span.to + i64::from(self.span.offset));
            after(change, 3).max(tomorrow)
        } else {
            tomorrow
        };
        next.unwrap_or(NaiveDate::MAX)
    }
}
