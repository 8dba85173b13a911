//! Calculations in business time: after, before and between moments.

use std::cell::LazyCell;

use chrono::NaiveDate;

use super::Calendar;
use super::openings::weeks::Week;
use super::openings::{DAY, LAST_DATE, Opening, Openings, date_of};
use super::receipt::{Deadline, Receipt, Warning};
use super::receipt_builder::ReceiptBuilder;
use super::window::Window;
use super::zone::{Span, Zone};
use crate::calendar::instant::Instant;

impl Calendar {
    /// Returns the moment that is `seconds` of business time after `start`.
    ///
    /// A deadline that falls exactly on a close is that close. Zero seconds after a closed moment is the next opening,
    /// and the exact moment of a close counts as closed. Negative values count as zero.
    ///
    /// ```
    /// use baton_core::{Instant, calendar::Calendar};
    /// let friday = Instant::parse("2026-06-19T14:23:00Z").ok_or("not a time")?; // 15:23 in London
    /// assert_eq!(Calendar::uk().after(friday, 240 * 60).at.to_string(), "2026-06-22T09:53:00Z");
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn after(&self, start: Instant, seconds: i64) -> Deadline {
        let mut receipt = ReceiptBuilder::new();
        let mut openings = Openings::from(self, start);
        let mut changes = Changes {
            zone: self.zone,
            span: openings.span(),
        };
        let week = self.usual_week();
        let mut left = seconds.max(0);
        let mut at = start.epoch();
        while let Some(opening) = openings.next() {
            changes.report(opening.from(), &mut receipt);
            match opening {
                Opening::Skipped { date, reason, .. } => {
                    receipt.push(Receipt::Skipped { date, reason });
                }
                Opening::Window { date, from, to } => {
                    let used = left.min(to - from);
                    at = from + used;
                    receipt.push_window(date, from, at);
                    left -= used;
                    if left == 0 {
                        break;
                    }
                }
            }
            if openings.may_skip()
                && receipt.is_long()
                && let Some(weeks) = openings.skip_weeks(&week, week.most_in(left))
            {
                left -= weeks.seconds;
                receipt.push_weeks(&weeks);
            }
        }
        // If `left` is not 0, the calendar has ended, in the year 9999.
        changes.report(at, &mut receipt);
        self.deadline(at, &changes.span, receipt.finish())
    }

    /// Returns the moment that is `seconds` of business time before `deadline`.
    ///
    /// It mirrors [`Calendar::after`]: a result that falls exactly on an opening is that opening, and zero seconds
    /// before a closed moment is the last close. The receipt is in chronological order here too.
    ///
    /// ```
    /// use baton_core::{Instant, calendar::Calendar};
    /// let monday = Instant::parse("2026-06-22T08:03:00Z").ok_or("not a time")?; // 09:03 in London
    /// assert_eq!(Calendar::uk().before(monday, 5 * 60).at.to_string(), "2026-06-19T16:28:00Z");
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn before(&self, deadline: Instant, seconds: i64) -> Deadline {
        let left = seconds.max(0);
        // Windows are only iterated forwards, so the search starts farther back each time.
        let mut days = 8_i64;
        loop {
            let start = deadline.plus(-days.saturating_mul(DAY));
            if let Some(at) = self.find_start(start, deadline, left) {
                let (span, receipt) = self.receipt(Instant::from_epoch(at), deadline);
                return self.deadline(at, &span, receipt);
            }
            if start.plus(-1) == start {
                // The start of the representable range, in the year 1.
                let span = self.zone.span(start.epoch());
                return self.deadline(start.epoch(), &span, Vec::new());
            }
            days = days.saturating_mul(2);
        }
    }

    /// Returns the last moment with `left` business seconds until the deadline; `None` if it is before `start`.
    fn find_start(&self, start: Instant, deadline: Instant, left: i64) -> Option<i64> {
        let windows = Openings::from(self, start).filter_map(|opening| match opening {
            Opening::Window { from, to, .. } => Some((from, to.min(deadline.epoch()))),
            Opening::Skipped { .. } => None,
        });
        let mut windows = windows.take_while(|(from, _)| *from < deadline.epoch());
        // The first window may have opened before the start.
        let cut = windows.next().filter(|(from, _)| *from == start.epoch());
        let cut = cut.map_or(0, |(from, to)| to - from);
        let mut skip = self.between(start, deadline) - cut - left;
        if skip < 0 {
            return None;
        }
        skip += cut;
        let week = self.usual_week();
        let mut openings = Openings::from(self, start);
        let mut last = None;
        while let Some(opening) = openings.next() {
            if opening.from() >= deadline.epoch() {
                break;
            }
            if let Opening::Window { from, to, .. } = opening {
                let to = to.min(deadline.epoch());
                if left > 0 && skip < to - from {
                    return Some(from + skip);
                }
                skip -= to - from;
                // For zero seconds the result is the last close, except that of a window cut by the start.
                last = (from > start.epoch()).then_some(to).or(last);
            }
            if left > 0 && openings.may_skip() {
                let most = week
                    .most_in(skip)
                    .min(openings.most_until(deadline.epoch()));
                if let Some(weeks) = openings.skip_weeks(&week, most) {
                    skip -= weeks.seconds;
                }
            }
        }
        last
    }

    /// Builds the receipt between two moments. Also returns the span around the first.
    fn receipt(&self, from: Instant, until: Instant) -> (Span, Vec<Receipt>) {
        let mut receipt = ReceiptBuilder::new();
        // If the moments are equal, starting a second earlier includes the last window, before any day that it reaches
        // into.
        let mut openings = Openings::from(self, if from == until { from.plus(-1) } else { from });
        let span = self.zone.span(from.epoch());
        let zone = self.zone;
        let mut changes = Changes { zone, span };
        let begin = from.epoch();
        let week = self.usual_week();
        while let Some(opening) = openings.next() {
            if opening.from() >= until.epoch() {
                break;
            }
            changes.report(opening.from(), &mut receipt);
            match opening {
                Opening::Skipped { date, reason, .. } => {
                    receipt.push(Receipt::Skipped { date, reason });
                }
                Opening::Window { date, from, to } => {
                    receipt.push_window(date, from.max(begin), to.min(until.epoch()));
                }
            }
            if openings.may_skip() && receipt.is_long() {
                let most = openings.most_until(until.epoch());
                if let Some(weeks) = openings.skip_weeks(&week, most) {
                    receipt.push_weeks(&weeks);
                }
            }
        }
        changes.report(until.epoch(), &mut receipt);
        (span, receipt.finish())
    }

    /// Returns the usual week, computed only if a calculation is long enough to need it.
    fn usual_week(&self) -> LazyCell<Week, impl FnOnce() -> Week> {
        LazyCell::new(|| Week::new(&self.hours))
    }

    /// Creates a deadline. `span` is the span that contains the moment.
    fn deadline(&self, at: i64, span: &Span, receipt: Vec<Receipt>) -> Deadline {
        let date = date_of(at + i64::from(span.offset));
        Deadline {
            at: Instant::from_epoch(at),
            receipt,
            warning: Warning::new(self.division.covers(date), self.zone.covers(date)),
        }
    }

    /// Returns true if a moment is inside an open window.
    #[must_use]
    pub fn is_open(&self, at: Instant) -> bool {
        let mut openings = Openings::from(self, at);
        let next = openings.find(|opening| matches!(opening, Opening::Window { .. }));
        next.is_some_and(|window| window.from() == at.epoch())
    }

    /// Returns the last close of the working day that contains a moment; `None` if that day is closed.
    ///
    /// Inside a window that opened the day before, the working day is the day before.
    #[must_use]
    pub fn close_of_day(&self, at: Instant) -> Option<Instant> {
        let today = self.zone.local(at).date();
        let spans = |date: NaiveDate| {
            let moment = move |seconds| self.zone.moment(date, seconds);
            let windows = self.day(date).windows.iter();
            windows.map(move |w| (moment(w.open()), moment(w.close())))
        };
        let inside = |date| spans(date).any(|(open, close)| open <= at && at < close);
        let date = today
            .pred_opt()
            .filter(|yesterday| !inside(today) && inside(*yesterday))
            .unwrap_or(today);
        spans(date).map(|(_, close)| close).max()
    }

    /// Returns the business seconds between two moments; zero if `to` is not after `from`.
    #[must_use]
    pub fn between(&self, from: Instant, to: Instant) -> i64 {
        let mut openings = Openings::from(self, from);
        let week = self.usual_week();
        let mut sum = 0;
        while let Some(opening) = openings.next() {
            if opening.from() >= to.epoch() {
                break;
            }
            if let Opening::Window {
                from, to: close, ..
            } = opening
            {
                sum += close.min(to.epoch()) - from;
            }
            if openings.may_skip() {
                let most = openings.most_until(to.epoch());
                let weeks = openings.skip_weeks(&week, most);
                sum += weeks.map_or(0, |weeks| weeks.seconds);
            }
        }
        sum
    }

    /// Returns the next working day: the first later local date with an open window.
    ///
    /// Returns `None` only at the end of the calendar, in the year 9999.
    #[must_use]
    pub fn next_working_day(&self, at: Instant) -> Option<NaiveDate> {
        let today = self.zone.local(at).date();
        // A clock change can skip a whole window.
        let has_length = |date: NaiveDate, window: &Window| {
            self.zone.moment(date, window.open()) < self.zone.moment(date, window.close())
        };
        today
            .iter_days()
            .skip(1)
            .take_while(|date| *date <= LAST_DATE)
            .find(|date| {
                let mut windows = self.day(*date).windows.iter();
                windows.any(|window| has_length(*date, window))
            })
    }
}

/// The clock changes that have not been reported.
struct Changes {
    zone: Zone,
    span: Span,
}

impl Changes {
    /// Adds a line for each change up to a moment.
    fn report(&mut self, until: i64, receipt: &mut ReceiptBuilder) {
        while self.span.to <= until {
            let next = self.zone.span(self.span.to);
            receipt.push(Receipt::ClockChange {
                date: date_of(next.from + i64::from(next.offset)),
                seconds: next.offset - self.span.offset,
            });
            self.span = next;
        }
    }
}
