//! Business time after, before and between moments.

use chrono::NaiveDate;

use super::openings::{DAY, LAST_DATE, Opening, Openings, date_of};
use super::receipt::{Deadline, Receipt, Warning};
use super::zone::{Span, Zone};
use super::{Calendar, Window};
use crate::instant::Instant;

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
        // Most deadlines cross a week-end at the most.
        let mut receipt = Vec::with_capacity(6);
        let openings = Openings::from(self, start);
        let mut changes = Changes {
            zone: self.zone,
            span: openings.span(),
        };
        let mut left = seconds.max(0);
        let mut at = start.epoch();
        for opening in openings {
            changes.tell(opening.from(), &mut receipt);
            match opening {
                Opening::Skipped { date, reason, .. } => {
                    receipt.push(Receipt::Skipped { date, reason });
                }
                Opening::Window { date, from, to } => {
                    let used = left.min(to - from);
                    at = from + used;
                    receipt.extend(window(date, from, at));
                    left -= used;
                    if left == 0 {
                        break;
                    }
                }
            }
        }
        // Without `left == 0` the calendar itself has ended, in the year 9999.
        changes.tell(at, &mut receipt);
        self.deadline(at, &changes.span, receipt)
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
            let openings: Vec<Opening> = Openings::from(self, start)
                .take_while(|opening| opening.from() < deadline.epoch())
                .collect();
            if let Some(found) = self.back(&openings, start, deadline, left) {
                return found;
            }
            if start.plus(-1) == start {
                // The beginning of the years that can be written.
                let span = self.zone.span(start.epoch());
                return self.deadline(start.epoch(), &span, Vec::new());
            }
            days = days.saturating_mul(2);
        }
    }

    /// Takes seconds from the end of a list of openings; `None` if there are not enough.
    fn back(
        &self,
        openings: &[Opening],
        start: Instant,
        deadline: Instant,
        mut left: i64,
    ) -> Option<Deadline> {
        let mut lines = Vec::new();
        for opening in openings.iter().rev() {
            match *opening {
                Opening::Skipped { date, from, reason } => {
                    lines.push((from, Receipt::Skipped { date, reason }));
                }
                // The list may begin inside a window that opened earlier still.
                Opening::Window { from, .. } if from == start.epoch() => return None,
                Opening::Window { date, from, to } => {
                    let to = to.min(deadline.epoch());
                    let used = left.min(to - from);
                    let at = to - used;
                    lines.extend(window(date, at, to).map(|line| (at, line)));
                    left -= used;
                    if left == 0 {
                        let span = self.zone.span(at);
                        let receipt = self.in_order(lines, span, deadline);
                        return Some(self.deadline(at, &span, receipt));
                    }
                }
            }
        }
        None
    }

    /// Lines that were found from the end, in the order of time, with the clock changes among them.
    fn in_order(&self, lines: Vec<(i64, Receipt)>, span: Span, deadline: Instant) -> Vec<Receipt> {
        let mut receipt = Vec::with_capacity(lines.len());
        let zone = self.zone;
        let mut changes = Changes { zone, span };
        for (from, line) in lines.into_iter().rev() {
            changes.tell(from, &mut receipt);
            receipt.push(line);
        }
        changes.tell(deadline.epoch(), &mut receipt);
        receipt
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
        Openings::from(self, from)
            .take_while(|opening| opening.from() < to.epoch())
            .map(|opening| match opening {
                Opening::Window {
                    from, to: close, ..
                } => close.min(to.epoch()) - from,
                Opening::Skipped { .. } => 0,
            })
            .sum()
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

/// A line for business time that was used, if any was.
fn window(date: NaiveDate, from: i64, to: i64) -> Option<Receipt> {
    (from < to).then(|| Receipt::Window {
        date,
        from: Instant::from_epoch(from),
        to: Instant::from_epoch(to),
        seconds: to - from,
    })
}

/// The clock changes still to come.
struct Changes {
    zone: Zone,
    span: Span,
}

impl Changes {
    /// Adds a line for every change up to a moment.
    fn tell(&mut self, until: i64, receipt: &mut Vec<Receipt>) {
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
