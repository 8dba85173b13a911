//! The report of an import: how each check went.

use crate::check::Check;
use crate::refusal::Refusal;

/// The result of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The check passed; holds a detail to show.
    Passed(String),
    /// The check refused the file.
    Refused(Refusal),
    /// The check did not run, because an earlier one refused or because the file is only verified.
    NotMade,
}

/// The report of an import: the detail of each passed check, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerificationReport(Vec<(Check, String)>);

impl VerificationReport {
    /// Records a passed check.
    pub(crate) fn passed(&mut self, check: Check, seen: impl Into<String>) {
        self.0.push((check, seen.into()));
    }

    /// Returns all sixteen checks with their results, given the result of the import.
    #[must_use]
    pub fn rows<T>(&self, end: &Result<T, Refusal>) -> Vec<(Check, Verdict)> {
        let row = |check: Check| {
            let passed = self.0.iter().find(|(passed, _)| *passed == check);
            let verdict = match (passed, end) {
                (Some((_, seen)), _) => Verdict::Passed(seen.clone()),
                (None, Err(refusal)) if refusal.code.check() == check => {
                    Verdict::Refused(refusal.clone())
                }
                (None, _) => Verdict::NotMade,
            };
            (check, verdict)
        };
        Check::ALL.into_iter().map(row).collect()
    }
}
