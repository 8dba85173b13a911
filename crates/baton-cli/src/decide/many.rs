//! `baton decide --calls`: many calls, as JSON or as a table.
//!
//! Rows are read in chunks, decided a chunk at a time on one core or on several, and written in their order.

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

/// The most unusable cells that are listed; all are counted.
const MAX_DOUBTS: usize = 20;

/// Decides the calls of a file as they come. A row that cannot be read is reported in its place, with its line, and the
/// rest go on; rows of nothing are counted and say nothing.
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

/// The standard output, and what was written there.
struct Output {
    figures: Figures,
    /// The cells that could not be used.
    doubts: usize,
    /// Set when no reader is left (`| head`).
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

    /// Writes what was decided; `false` if no more is needed.
    fn take(&mut self, decided: Decided) -> Result<bool, Failure> {
        let mut out = io::stdout().lock();
        // A whole chunk at once, and at once: a program on the other side may wait for it before it sends more.
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
