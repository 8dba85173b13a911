//! Business time after, before and between moments.

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
    /// The moment `seconds` of business time after another.
    ///
    /// A deadline that lands exactly on a close is that close. Zero seconds after a closed moment is the next
    /// opening, and arriving exactly at close counts as closed. Less than zero counts as zero.
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
        // Without `left == 0` the calendar itself has ended, in the year 9999.
        changes.report(at, &mut receipt);
        self.deadline(at, &changes.span, receipt.finish())
    }

    /// The moment from which `seconds` of business time pass until another.
    ///
    /// The mirror of [`Calendar::after`]: a result that lands exactly on an opening is that opening, and zero
    /// seconds before a moment that no business time leads up to is the last close. The receipt is in the
    /// order of time here too.
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
        // Windows come forwards only, so they are looked for from ever farther back.
        let mut days = 8_i64;
        loop {
            let start = deadline.plus(-days.saturating_mul(DAY));
            if let Some(at) = self.back(start, deadline, left) {
                let (span, receipt) = self.receipt(Instant::from_epoch(at), deadline);
                return self.deadline(at, &span, receipt);
            }
            if start.plus(-1) == start {
                // The beginning of the years that can be written.
                let span = self.zone.span(start.epoch());
                return self.deadline(start.epoch(), &span, Vec::new());
            }
            days = days.saturating_mul(2);
        }
    }

    /// The last moment from which so many seconds pass until a deadline; `None` if there are not as many after a start.
    fn back(&self, start: Instant, deadline: Instant, left: i64) -> Option<i64> {
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
                // With nothing left it is the last close, but not one of the window that is cut.
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

    /// The receipt of everything from a moment until another, and the span around the first.
    fn receipt(&self, from: Instant, until: Instant) -> (Span, Vec<Receipt>) {
        let mut receipt = ReceiptBuilder::new();
        // Between one moment and itself the last window is still told: a day that it reaches into comes after it.
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

    /// The usual week, worked out when a walk is long enough to need it.
    fn usual_week(&self) -> LazyCell<Week, impl FnOnce() -> Week> {
        LazyCell::new(|| Week::new(&self.hours))
    }

    /// A deadline of its parts; the span is the one that the moment lies in.
    fn deadline(&self, at: i64, span: &Span, receipt: Vec<Receipt>) -> Deadline {
        let date = date_of(at + i64::from(span.offset));
        Deadline {
            at: Instant::from_epoch(at),
            receipt,
            warning: Warning::new(self.division.knows(date), self.zone.knows(date)),
        }
    }

    /// Whether a moment falls inside an open window.
    #[must_use]
    pub fn is_open(&self, at: Instant) -> bool {
        let mut openings = Openings::from(self, at);
        let next = openings.find(|opening| matches!(opening, Opening::Window { .. }));
        next.is_some_and(|window| window.from() == at.epoch())
    }

    /// The last close of the working day of a moment; `None` if that day is closed.
    ///
    /// At night, inside a window that opened the day before, the working day is still that one.
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

    /// The business seconds between two moments; none if the second is not later.
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

    /// The next working day: the first later local date with an open window.
    ///
    /// `None` only where the calendar ends, in the year 9999.
    #[must_use]
    pub fn next_working_day(&self, at: Instant) -> Option<NaiveDate> {
        let today = self.zone.local(at).date();
        let lasts = |date: NaiveDate, window: &Window| {
            self.zone.moment(date, window.open()) < self.zone.moment(date, window.close())
        };
        today
            .iter_days()
            .skip(1)
            .take_while(|date| *date <= LAST_DATE)
            .find(|date| self.day(*date).windows.iter().any(|w| lasts(*date, w)))
    }
}

/// The clock changes still to come.
struct Changes {
    zone: Zone,
    span: Span,
}

impl Changes {
    /// Adds a line for every change up to a moment.
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
