//! How far a long run has come, for a person who waits for it.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// The time between two updates, and before the first: a short run shows nothing.
const PAUSE: Duration = Duration::from_millis(500);

/// A line on the terminal that is written over again and again.
pub(super) struct Progress {
    began: Instant,
    /// When it was last written; `None` where it is not seen or would stand among the results.
    last: Option<Instant>,
    is_shown: bool,
}

impl Progress {
    pub(super) fn on_stderr() -> Self {
        let now = Instant::now();
        let seen = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self {
            began: now,
            last: seen.then_some(now),
            is_shown: false,
        }
    }

    /// Shows how many calls there were so far.
    pub(super) fn show(&mut self, calls: usize) {
        let Some(last) = &mut self.last else { return };
        if last.elapsed() < PAUSE {
            return;
        }
        *last = Instant::now();
        self.is_shown = true;
        let second = self.began.elapsed().as_millis().max(1);
        let rate = calls as u128 * 1000 / second;
        // A terminal that has gone away shows nothing.
        let _ = write!(io::stderr(), "\r\x1b[K{calls} calls, {rate} a second");
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
