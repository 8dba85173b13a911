//! Construction of receipts. The middle of a long receipt is folded into runs of days, so that its length is bounded.

use chrono::NaiveDate;

use super::day::USUAL_REASONS;
use super::openings::weeks::Weeks;
use super::receipt::Receipt;
use crate::calendar::instant::Instant;

/// The maximum number of lines of a receipt that is not folded. A folded receipt keeps its first [`HEAD`] lines and its
/// last few. Skipped weeks are never among the last lines.
pub(super) const MAX_UNFOLDED: usize = 64;

/// The number of lines at the start of a folded receipt.
const HEAD: usize = 50;

/// The maximum number of folded lines: holidays, closures, clock changes and the runs between them. Once it is reached,
/// everything goes into one last run.
const MAX_FOLDED: usize = 200;

/// A receipt in progress.
pub(super) struct ReceiptBuilder {
    /// The first lines and the most recent ones.
    lines: Vec<Receipt>,
    /// The folded middle: runs of days, and the lines kept between them.
    folded: Vec<Receipt>,
    /// The run in progress.
    run: Option<Run>,
}

/// A run of days that are counted instead of listed.
struct Run {
    date: NaiveDate,
    last_date: NaiveDate,
    /// The date of the last window, so that two windows of a day count as one day.
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
            // Enough for a deadline that crosses one weekend, as most do.
            lines: Vec::with_capacity(6),
            folded: Vec::new(),
            run: None,
        }
    }

    /// Returns true if lines have been folded, or the next line would cause it.
    pub(super) fn is_long(&self) -> bool {
        self.lines.len() >= MAX_UNFOLDED || self.run.is_some() || !self.folded.is_empty()
    }

    /// Adds the next line.
    pub(super) fn push(&mut self, line: Receipt) {
        if self.lines.len() >= MAX_UNFOLDED {
            let oldest = self.lines.remove(HEAD);
            self.fold(oldest);
        }
        self.lines.push(line);
    }

    /// Adds a line for business time, unless it is empty.
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

    /// Adds whole weeks. Only for a receipt that [is long](Self::is_long).
    pub(super) fn push_weeks(&mut self, weeks: &Weeks) {
        for line in self.lines.split_off(HEAD.min(self.lines.len())) {
            self.fold(line);
        }
        let run = self.current_run(weeks.first);
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
        if kept && self.folded.len() < MAX_FOLDED {
            self.folded.extend(self.run.take().map(Receipt::from));
            self.folded.push(line);
            return;
        }
        match line {
            Receipt::Window { date, seconds, .. } => {
                let run = self.current_run(date);
                run.last_date = run.last_date.max(date);
                run.open_days += u32::from(run.last_open < Some(date));
                run.last_open = run.last_open.max(Some(date));
                run.windows = run.windows.saturating_add(1);
                run.seconds += seconds;
            }
            Receipt::Skipped { date, .. } => {
                let run = self.current_run(date);
                run.last_date = run.last_date.max(date);
                run.closed_days += 1;
            }
            Receipt::ClockChange { date, .. } => self.current_run(date).clock_changes += 1,
            // Never pushed: only this file creates runs.
            Receipt::Days { .. } => {}
        }
    }

    /// Returns the run in progress, or starts one at a date.
    fn current_run(&mut self, date: NaiveDate) -> &mut Run {
        self.run.get_or_insert_with(|| Run::from(date))
    }

    /// Returns the finished receipt.
    pub(super) fn finish(mut self) -> Vec<Receipt> {
        if !self.is_long() {
            return self.lines;
        }
        self.folded.extend(self.run.take().map(Receipt::from));
        let last = self.lines.split_off(HEAD.min(self.lines.len()));
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
