//! `baton decide --calls`: many calls, one a line.
//!
//! Rows are read in chunks, decided a chunk at a time on one core or on several, and written in their order.

mod chunk;
mod input;
mod jobs;
mod progress;

use std::io::{self, Write as _};
use std::path::Path;

use baton_core::Policy;

use super::Args;
use crate::output::{Failure, count, line, note, written};

use chunk::Decided;
use progress::Progress;

/// Decides a call a line as the lines come. A bad line is reported in its place, with its number, and the rest go on;
/// blank lines count and say nothing.
pub(super) fn run(policy: &Policy, file: &Path, args: &Args) -> Result<(), Failure> {
    let rows = input::chunks(file)?;
    let mut output = Output::new();
    let decide = |rows| chunk::decide(policy, args.at, args.json, rows);
    jobs::run(args.jobs.into(), rows, decide, |decided| {
        output.take(decided)
    })?;
    let Output {
        tally,
        is_closed,
        progress,
    } = output;
    drop(progress);
    if is_closed {
        return Ok(());
    }
    let summary = format!("{} decided, {} not", count(tally.good, "call"), tally.bad);
    if args.json {
        note(&summary);
    } else {
        line(&summary)?;
    }
    if tally.bad == 0 {
        Ok(())
    } else {
        Err(Failure::said(1))
    }
}

/// How many calls were decided, and how many rows could not be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    good: usize,
    bad: usize,
}

/// The standard output, and what was written there.
struct Output {
    tally: Tally,
    /// Set when no reader is left (`| head`).
    is_closed: bool,
    progress: Progress,
}

impl Output {
    fn new() -> Self {
        Self {
            tally: Tally::default(),
            is_closed: false,
            progress: Progress::on_stderr(),
        }
    }

    /// Writes what was decided; `false` if no more is needed.
    fn take(&mut self, decided: Decided) -> Result<bool, Failure> {
        let mut out = io::stdout().lock();
        // A whole chunk at once, and at once: a program on the other side may wait for it before it sends more.
        let result = out
            .write_all(decided.text.as_bytes())
            .and_then(|()| out.flush());
        self.is_closed = matches!(&result, Err(why) if why.kind() == io::ErrorKind::BrokenPipe);
        written(result)?;
        self.tally.good += decided.tally.good;
        self.tally.bad += decided.tally.bad;
        self.progress.show(self.tally.good + self.tally.bad);
        Ok(!self.is_closed)
    }
}
