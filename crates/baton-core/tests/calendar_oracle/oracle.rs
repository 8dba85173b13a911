//! Business time, the slow way: which minutes are open, and then counting them.

use chrono::{DateTime, Days, NaiveDate};

use crate::cases::Timetable;
use crate::source::{Shown, Source};

/// Every window and every clock change since 1986 is on a whole minute, so a minute is open or it is not.
pub(crate) struct Oracle<'a> {
    timetable: &'a Timetable,
    /// The minutes since 1970 that are open, for the dates looked at so far.
    open: std::cell::RefCell<Known>,
}

#[derive(Default)]
struct Known {
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    spans: Vec<(i64, i64)>,
}

impl<'a> Oracle<'a> {
    pub(crate) fn around(timetable: &'a Timetable, start: i64) -> Self {
        let oracle = Self {
            timetable,
            open: std::cell::RefCell::default(),
        };
        let date = DateTime::from_timestamp(start, 0).unwrap().date_naive();
        for days in 0..=8 {
            oracle.look_at(date - Days::new(4) + Days::new(days));
        }
        oracle
    }

    fn look_at(&self, date: NaiveDate) {
        let mut known = self.open.borrow_mut();
        known.first = Some(known.first.map_or(date, |first| first.min(date)));
        known.last = Some(known.last.map_or(date, |last| last.max(date)));
        known.spans.extend(self.spans(date));
    }

    /// A date's open minutes: marked on a wall of two days, then each unbroken row as moments.
    fn spans(&self, date: NaiveDate) -> Vec<(i64, i64)> {
        let zone = &self.timetable.zone;
        let mut wall = vec![false; 2 * 1440 + 1];
        let mut nights = Vec::new();
        for (open, close) in self.timetable.windows(date) {
            if close > open {
                wall[*open as usize..*close as usize].fill(true);
            } else {
                nights.push((*open as usize, *close as usize + 1440));
            }
        }
        let mut rows = rows(&wall);
        // A night belongs with what it touches of its date, unless the two are a day or longer.
        nights.sort_unstable();
        for mut night in nights {
            while let Some(row) = rows.last().copied()
                && night.0 <= row.1
                && row.1.max(night.1) - row.0.min(night.0) < 1440
            {
                night = (row.0.min(night.0), row.1.max(night.1));
                rows.pop();
            }
            rows.push(night);
        }
        let moment = |minute: usize| {
            let midnight = i64::from(date.to_epoch_days()) * 86_400;
            to_utc(zone, midnight + 60 * i64::try_from(minute).unwrap()) / 60
        };
        rows.into_iter()
            .map(|(open, close)| (moment(open), moment(close)))
            .collect()
    }

    pub(crate) fn is_open(&self, at: i64) -> bool {
        let minute = at.div_euclid(60);
        let open = |known: &Known| known.spans.iter().any(|(a, b)| *a <= minute && minute < *b);
        self.need(at);
        open(&self.open.borrow())
    }

    /// Looks at more dates, so that those about a moment are known.
    fn need(&self, at: i64) {
        let date = DateTime::from_timestamp(at, 0).unwrap().date_naive();
        loop {
            let (first, last) = {
                let known = self.open.borrow();
                (known.first.unwrap(), known.last.unwrap())
            };
            if date - Days::new(3) < first {
                self.look_at(first - Days::new(1));
            } else if date + Days::new(2) > last {
                self.look_at(last + Days::new(1));
            } else {
                return;
            }
        }
    }

    /// Counts open seconds from a moment on, minute by minute. The amount is not nothing.
    pub(crate) fn after(&self, start: i64, mut amount: i64) -> i64 {
        let mut at = start;
        loop {
            let end = at - at.rem_euclid(60) + 60;
            if self.is_open(at) {
                if amount <= end - at {
                    return at + amount;
                }
                amount -= end - at;
            }
            at = end;
        }
    }

    /// Counts open seconds down from a moment, minute by minute. The amount is not nothing.
    pub(crate) fn before(&self, deadline: i64, mut amount: i64) -> i64 {
        let mut at = deadline;
        loop {
            let begin = (at - 1) - (at - 1).rem_euclid(60);
            if self.is_open(begin) {
                if amount <= at - begin {
                    return at - amount;
                }
                amount -= at - begin;
            }
            at = begin;
        }
    }
}

/// The unbroken rows of marked minutes, end not included.
fn rows(wall: &[bool]) -> Vec<(usize, usize)> {
    let mut rows: Vec<(usize, usize)> = Vec::new();
    for (minute, _) in wall.iter().enumerate().filter(|(_, open)| **open) {
        match rows.last_mut() {
            Some(row) if row.1 == minute => row.1 = minute + 1,
            _ => rows.push((minute, minute + 1)),
        }
    }
    rows
}

/// A local time as a moment: the first of two; a skipped one as long after the gap's end as it was in it.
fn to_utc(zone: &Source, wall: i64) -> i64 {
    match zone.shown(wall) {
        Shown::Once(at) => at,
        Shown::Twice(first, second) => first.min(second),
        Shown::Never { .. } => {
            // Back, minute by minute, to the last that was shown, and as many minutes on from there.
            let mut seconds = 60;
            loop {
                match zone.shown(wall - seconds) {
                    Shown::Never { .. } => seconds += 60,
                    Shown::Once(at) => return at + seconds,
                    Shown::Twice(first, second) => return first.max(second) + seconds,
                }
            }
        }
    }
}
