//! The report of an import: how each check went.

use crate::check::Check;
use crate::refusal::Refusal;

/// How one check went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It passed, and what was seen.
    Passed(String),
    /// It refused the file.
    Refused(Refusal),
    /// It was not made, because an earlier one refused, or because nothing was asked to be kept on disk.
    NotMade,
}

/// What each check saw, in order: the report of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerificationReport(Vec<(Check, String)>);

impl VerificationReport {
    /// Notes that a check has passed.
    pub(crate) fn passed(&mut self, check: Check, seen: impl Into<String>) {
        self.0.push((check, seen.into()));
    }

    /// All sixteen checks with how each went, given how the whole ended.
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
