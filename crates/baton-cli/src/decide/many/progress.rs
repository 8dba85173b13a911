//! Progress display for long runs.

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

    /// Shows how many rows there were so far, readable or not.
    pub(super) fn show(&mut self, rows: usize) {
        let Some(last) = &mut self.last else { return };
        if last.elapsed() < PAUSE {
            return;
        }
        *last = Instant::now();
        self.is_shown = true;
        let line = line(rows, self.began.elapsed());
        // A terminal that has gone away shows nothing.
        let _ = write!(io::stderr(), "\r\x1b[K{line}");
    }
}

/// The line for a number of rows and the time that they took.
fn line(rows: usize, time: Duration) -> String {
    let rate = rows as u128 * 1000 / time.as_millis().max(1);
    format!("{rows} rows, {rate} a second")
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_and_not_calls() {
        let line = |rows, millis| line(rows, Duration::from_millis(millis));
        assert_eq!(line(1500, 500), "1500 rows, 3000 a second");
        assert_eq!(line(0, 0), "0 rows, 0 a second");
    }
}
