//! Progress display for long runs.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// The time between updates and before the first, so that a short run shows nothing.
const PAUSE: Duration = Duration::from_millis(500);

/// A line on the terminal that each update overwrites.
pub(super) struct Progress {
    began: Instant,
    /// The time of the last update; `None` if there is no terminal or the results go to it too.
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

    /// Shows the number of rows so far, readable or not.
    pub(super) fn show(&mut self, rows: usize) {
        let Some(last) = &mut self.last else { return };
        if last.elapsed() < PAUSE {
            return;
        }
        *last = Instant::now();
        self.is_shown = true;
        let line = line(rows, self.began.elapsed());
        // A closed terminal needs no progress.
        let _ = write!(io::stderr(), "\r\x1b[K{line}");
    }
}

/// Formats the line for a number of rows and their time.
fn line(rows: usize, time: Duration) -> String {
    let rate = rows as u128 * 1000 / time.as_millis().max(1);
    format!("{rows} rows, {rate} per second")
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
    fn the_line_counts_rows() {
        let line = |rows, millis| line(rows, Duration::from_millis(millis));
        assert_eq!(line(1500, 500), "1500 rows, 3000 per second");
        assert_eq!(line(0, 0), "0 rows, 0 per second");
    }
}
