//! Stored calls and their verdicts under a policy.

use baton_core::decision::CallVerdict;
use baton_core::{Call, Outcome, Policy};

use crate::figures::Figures;
use crate::pieces::BadLine;
use crate::row::Row;

/// The most bad lines that are stored. All are counted.
const MOST_BAD: usize = 100;

/// Calls, stored compactly as JSON in one string.
#[derive(Clone, Debug, Default)]
pub struct Calls {
    text: String,
    ends: Vec<usize>,
    empty: usize,
    bad: Lines,
    doubts: Lines,
}

/// The first bad lines, and the number of all.
#[derive(Clone, Debug, Default)]
struct Lines {
    first: Vec<BadLine>,
    count: usize,
}

impl Lines {
    fn add(&mut self, line: BadLine) {
        self.count += line.rows;
        if self.first.len() < MOST_BAD {
            self.first.push(line);
        }
    }
}

impl Calls {
    /// Returns the number of calls.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns true if there are no calls.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns the row counts of the calls' file.
    #[must_use]
    pub fn figures(&self) -> Figures {
        Figures {
            read: self.len(),
            empty: self.empty,
            unread: self.bad.count,
        }
    }

    /// Returns the first hundred unreadable lines.
    #[must_use]
    pub fn bad(&self) -> &[BadLine] {
        &self.bad.first
    }

    /// Returns the number of unreadable rows.
    #[must_use]
    pub fn bad_count(&self) -> usize {
        self.bad.count
    }

    /// Returns the first hundred values that the policy cannot use. Their calls are decided without them.
    #[must_use]
    pub fn doubts(&self) -> &[BadLine] {
        &self.doubts.first
    }

    /// Returns the number of values that the policy cannot use.
    #[must_use]
    pub fn doubt_count(&self) -> usize {
        self.doubts.count
    }

    /// Adds a call.
    pub(crate) fn push(&mut self, call: &Call) {
        call.push_json(&mut self.text);
        self.ends.push(self.text.len());
    }

    /// Adds a row of the file.
    pub fn add(&mut self, row: Row) {
        match row {
            Row::Call { line, call, doubts } => {
                for doubt in doubts {
                    let doubt = BadLine::new(line, doubt.code, doubt.message);
                    self.doubts.add(doubt);
                }
                self.push(&call);
            }
            Row::Empty => self.empty += 1,
            Row::Unread(bad) => self.bad.add(bad),
        }
    }

    /// Returns the JSON of a call, by its index.
    #[must_use]
    pub fn json(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index
            .checked_sub(1)
            .map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(start..end)
    }

    /// Returns a call, by its index.
    #[must_use]
    pub fn call(&self, index: usize) -> Option<Call> {
        Call::from_json(self.json(index)?).ok()
    }

    /// Returns the verdicts on up to `count` calls, from an index on.
    #[must_use]
    pub fn verdicts(&self, policy: &Policy, from: usize, count: usize) -> Vec<CallVerdict> {
        let last = from.saturating_add(count).min(self.len());
        (from..last)
            .map(|index| self.verdict(policy, index))
            .collect()
    }

    fn verdict(&self, policy: &Policy, index: usize) -> CallVerdict {
        let text = self.json(index).unwrap_or_default();
        // The JSON was written from a call, so it can be read.
        policy.verdict_of_json(text).unwrap_or(CallVerdict {
            outcome: Outcome::Undecided,
            tier: None,
        })
    }
}
