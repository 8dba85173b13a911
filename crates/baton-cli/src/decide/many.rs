//! `baton decide --calls`: many calls, as JSON or as a table.
//!
//! Rows are read in chunks. One core or several decide a chunk each; the output keeps the order of the input.

mod chunk;
mod encoding;
mod input;
mod jobs;
mod progress;
mod shape;
pub(super) mod table;
mod utf8;

use std::io::{self, Write as _};
use std::path::Path;

use baton_backtest::Figures;
use baton_core::Policy;

use super::args::Args;
use crate::output::{Failure, count, line, note, warn, written};

use chunk::Decided;
use progress::Progress;

/// The most unusable cells that are listed. Every one is counted.
const MAX_DOUBTS: usize = 20;

/// Decides the calls of a file as they are read. A row that cannot be read is reported with its line in the place of its
/// decision, and the rest are decided. Empty rows are only counted.
pub(super) fn run(policy: &Policy, file: &Path, args: &Args) -> Result<(), Failure> {
    let input::Input { parser, chunks } = input::open(file, policy, &args.table)?;
    let mut output = Output::new();
    let decide = |rows| chunk::decide(policy, parser.as_ref(), args.at, args.json, rows);
    jobs::run(args.jobs.into(), chunks, decide, |decided| {
        output.take(decided)
    })?;
    let Output {
        figures,
        doubts,
        is_closed,
        progress,
    } = output;
    drop(progress);
    if is_closed {
        return Ok(());
    }
    if doubts > MAX_DOUBTS {
        let all = count(doubts, "cell");
        warn(&format!(
            "{all} could not be used; the first {MAX_DOUBTS} are listed above"
        ));
    }
    let summary = figures.to_string();
    if args.json {
        note(&summary);
    } else {
        line(&summary)?;
    }
    if figures.unread == 0 {
        Ok(())
    } else {
        Err(Failure::reported(1))
    }
}

/// The standard output, with counts of what was written.
struct Output {
    figures: Figures,
    /// The number of unusable cells.
    doubts: usize,
    /// Set when the pipe is closed (`| head`).
    is_closed: bool,
    progress: Progress,
}

impl Output {
    fn new() -> Self {
        Self {
            figures: Figures::default(),
            doubts: 0,
            is_closed: false,
            progress: Progress::on_stderr(),
        }
    }

    /// Writes a chunk's decisions. Returns `false` if the output is closed.
    fn take(&mut self, decided: Decided) -> Result<bool, Failure> {
        let mut out = io::stdout().lock();
        // Flushed after each chunk: the sender may wait for these decisions before it sends more calls.
        let result = out
            .write_all(decided.text.as_bytes())
            .and_then(|()| out.flush());
        self.is_closed = matches!(&result, Err(why) if why.kind() == io::ErrorKind::BrokenPipe);
        written(result)?;
        self.figures.add(decided.figures);
        for doubt in &decided.doubts {
            if self.doubts < MAX_DOUBTS {
                warn(doubt);
            }
            self.doubts += 1;
        }
        self.progress.show(self.figures.rows());
        Ok(!self.is_closed)
    }
}
