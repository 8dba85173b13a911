//! A receipt as it is written, of bounded length: the middle of a long one is folded into runs of days.

use chrono::NaiveDate;

use super::day::USUAL_REASONS;
use super::openings::weeks::Weeks;
use super::receipt::Receipt;
use crate::calendar::instant::Instant;

/// A receipt of at most so many lines is whole. A longer one begins with [`FIRST`] lines, and what lies between them and
/// the last few is folded. Weeks that the walk passes over at once are never among the last lines.
pub(super) const WHOLE: usize = 64;

/// The lines that a folded receipt begins with.
const FIRST: usize = 50;

/// Holidays, closures and clock changes stay lines of their own, with runs between them, up to so many pieces. After
/// that they are counted in one last run.
const PIECES: usize = 200;

/// The lines of a receipt, in the order of time.
pub(super) struct ReceiptBuilder {
    /// The first lines, and the last ones so far.
    lines: Vec<Receipt>,
    /// Folded lines: runs of days, and the lines kept between them.
    folded: Vec<Receipt>,
    /// The run that goes on.
    run: Option<Run>,
}

/// Days that are counted and not listed.
struct Run {
    date: NaiveDate,
    last_date: NaiveDate,
    /// The last date of a window, so that the windows of one day make one day.
    last_open: Option<NaiveDate>,
    open_days: u32,
    closed_days: u32,
    windows: u32,
    seconds: i64,
    clock_changes: u32,
}

impl ReceiptBuilder {
    pub(super) fn new() -> Self {
        Self {
            // Most deadlines cross a week-end at the most.
            lines: Vec::with_capacity(6),
            folded: Vec::new(),
            run: None,
        }
    }

    /// Returns true once lines are folded, or would be with the next one.
    pub(super) fn is_long(&self) -> bool {
        self.lines.len() >= WHOLE || self.run.is_some() || !self.folded.is_empty()
    }

    /// Adds the next line.
    pub(super) fn push(&mut self, line: Receipt) {
        if self.lines.len() >= WHOLE {
            let oldest = self.lines.remove(FIRST);
            self.fold(oldest);
        }
        self.lines.push(line);
    }

    /// Adds business time that was used, if any was.
    pub(super) fn push_window(&mut self, date: NaiveDate, from: i64, to: i64) {
        if from < to {
            self.push(Receipt::Window {
                date,
                from: Instant::from_epoch(from),
                to: Instant::from_epoch(to),
                seconds: to - from,
            });
        }
    }

    /// Adds whole weeks to a receipt that is long.
    pub(super) fn push_weeks(&mut self, weeks: &Weeks) {
        for line in self.lines.split_off(FIRST.min(self.lines.len())) {
            self.fold(line);
        }
        let run = self.run(weeks.first);
        run.last_date = weeks.last;
        run.open_days = run.open_days.saturating_add(weeks.open_days);
        run.closed_days = run.closed_days.saturating_add(weeks.closed_days);
        run.windows = run.windows.saturating_add(weeks.windows);
        run.seconds += weeks.seconds;
    }

    fn fold(&mut self, line: Receipt) {
        let kept = match &line {
            Receipt::Skipped { reason, .. } => !USUAL_REASONS.contains(reason),
            Receipt::ClockChange { .. } => true,
            Receipt::Window { .. } | Receipt::Days { .. } => false,
        };
        if kept && self.folded.len() < PIECES {
            self.folded.extend(self.run.take().map(Receipt::from));
            self.folded.push(line);
            return;
        }
        match line {
            Receipt::Window { date, seconds, .. } => {
                let run = self.run(date);
                run.last_date = run.last_date.max(date);
                run.open_days += u32::from(run.last_open < Some(date));
                run.last_open = run.last_open.max(Some(date));
                run.windows = run.windows.saturating_add(1);
                run.seconds += seconds;
            }
            Receipt::Skipped { date, .. } => {
                let run = self.run(date);
                run.last_date = run.last_date.max(date);
                run.closed_days += 1;
            }
            Receipt::ClockChange { date, .. } => self.run(date).clock_changes += 1,
            // Lines come one by one: only this file makes runs of them.
            Receipt::Days { .. } => {}
        }
    }

    /// The run that goes on, or a new one from a date.
    fn run(&mut self, date: NaiveDate) -> &mut Run {
        self.run.get_or_insert_with(|| Run::from(date))
    }

    /// The receipt.
    pub(super) fn finish(mut self) -> Vec<Receipt> {
        if !self.is_long() {
            return self.lines;
        }
        self.folded.extend(self.run.take().map(Receipt::from));
        let last = self.lines.split_off(FIRST.min(self.lines.len()));
        self.lines.extend(self.folded);
        self.lines.extend(last);
        self.lines
    }
}

impl Run {
    fn from(date: NaiveDate) -> Self {
        Self {
            date,
            last_date: date,
            last_open: None,
            open_days: 0,
            closed_days: 0,
            windows: 0,
            seconds: 0,
            clock_changes: 0,
        }
    }
}

impl From<Run> for Receipt {
    fn from(run: Run) -> Self {
        Self::Days {
            clock_changes: run.clock_changes,
            closed_days: run.closed_days,
            date: run.date,
            last_date: run.last_date,
            open_days: run.open_days,
            seconds: run.seconds,
            windows: run.windows,
        }
    }
}
