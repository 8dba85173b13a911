//! The table at the end of `cargo xtask test`.

use std::fmt;
use std::time::{Duration, Instant};

use super::outcome::Outcome;
use crate::failure::Failure;

/// The result of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StepResult {
    Passed,
    Failed,
    NotChecked,
    NotRun,
}

/// The result and duration of each step.
#[derive(Debug)]
pub(crate) struct Report {
    started: Instant,
    rows: Vec<(&'static str, StepResult, Duration)>,
    notes: Vec<String>,
}

impl Report {
    /// Creates an empty report and starts the total time.
    pub(crate) fn new() -> Self {
        Self {
            started: Instant::now(),
            rows: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Adds a step that ran.
    pub(crate) fn add(
        &mut self,
        name: &'static str,
        took: Duration,
        result: &Result<Outcome, Failure>,
    ) {
        let result = match result {
            Err(_) => StepResult::Failed,
            Ok(Outcome {
                not_checked: Some(reason),
                ..
            }) => {
                self.notes.push(format!("{name}: NOT CHECKED, {reason}"));
                StepResult::NotChecked
            }
            Ok(Outcome { notes, .. }) => {
                self.notes.extend(notes.iter().cloned());
                StepResult::Passed
            }
        };
        self.rows.push((name, result, took));
    }

    /// Adds a step that did not run because of an earlier failure.
    pub(crate) fn not_run(&mut self, name: &'static str) {
        self.rows.push((name, StepResult::NotRun, Duration::ZERO));
    }

    /// Returns the number of steps with a result.
    fn count(&self, wanted: StepResult) -> usize {
        self.rows
            .iter()
            .filter(|(_, result, _)| *result == wanted)
            .count()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, result, took) in &self.rows {
            let (shown, took) = match result {
                StepResult::Passed => ("passed", rounded(*took)),
                StepResult::Failed => ("FAILED", rounded(*took)),
                StepResult::NotChecked => ("NOT CHECKED", rounded(*took)),
                StepResult::NotRun => ("not run", String::new()),
            };
            writeln!(f, "{name:<12}{shown:<12}{took:>10}")?;
        }
        writeln!(f, "{:<24}{:>10}", "total", rounded(self.started.elapsed()))?;
        if !self.notes.is_empty() {
            writeln!(f, "\n{}", self.notes.join("\n"))?;
        }
        write!(
            f,
            "\nsteps: {} passed, {} failed",
            self.count(StepResult::Passed),
            self.count(StepResult::Failed)
        )?;
        for (result, words) in [
            (StepResult::NotChecked, "not checked"),
            (StepResult::NotRun, "not run"),
        ] {
            match self.count(result) {
                0 => {}
                count => write!(f, ", {count} {words}")?,
            }
        }
        Ok(())
    }
}

/// Formats a time as `3.2 s` or `4 min 03 s`.
pub(crate) fn rounded(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..60 => format!("{seconds}.{} s", time.subsec_millis() / 100),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_short() {
        assert_eq!(rounded(Duration::from_millis(3249)), "3.2 s");
        assert_eq!(rounded(Duration::from_secs(243)), "4 min 03 s");
    }

    #[test]
    fn the_last_line_counts_every_step() {
        let mut report = Report::new();
        report.add("a", Duration::ZERO, &Ok(Outcome::passed()));
        report.add("b", Duration::ZERO, &Ok(Outcome::not_checked("no network")));
        report.add("c", Duration::ZERO, &Err(Failure::stopped("broken")));
        report.not_run("d");
        let text = report.to_string();
        assert_eq!(
            text.lines().last(),
            Some("steps: 1 passed, 1 failed, 1 not checked, 1 not run")
        );
        assert!(text.contains("b: NOT CHECKED, no network"));
    }
}
