//! The calls that were read, and what a policy makes of them.

use baton_core::decision::CallVerdict;
use baton_core::{Call, Outcome, Policy};

use crate::figures::Figures;
use crate::pieces::BadLine;
use crate::row::Row;

/// How many bad lines are kept in words. All of them are counted.
const MOST_BAD: usize = 100;

/// Calls, each as its JSON in one long text: small, and whole again when one is looked at.
#[derive(Clone, Debug, Default)]
pub struct Calls {
    text: String,
    ends: Vec<usize>,
    empty: usize,
    bad: Lines,
    doubts: Lines,
}

/// The first hundred of them, and how many there are.
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
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns the figures of the file that the calls are of.
    #[must_use]
    pub fn figures(&self) -> Figures {
        Figures {
            read: self.len(),
            empty: self.empty,
            unread: self.bad.count,
        }
    }

    /// The lines that could not be read, the first hundred of them.
    #[must_use]
    pub fn bad(&self) -> &[BadLine] {
        &self.bad.first
    }

    /// How many rows could not be read.
    #[must_use]
    pub fn bad_count(&self) -> usize {
        self.bad.count
    }

    /// The values that the policy cannot use, the first hundred of them. Their calls are judged without them.
    #[must_use]
    pub fn doubts(&self) -> &[BadLine] {
        &self.doubts.first
    }

    /// How many values the policy cannot use.
    #[must_use]
    pub fn doubt_count(&self) -> usize {
        self.doubts.count
    }

    /// Adds a call.
    pub(crate) fn push(&mut self, call: &Call) {
        call.push_json(&mut self.text);
        self.ends.push(self.text.len());
    }

    /// Takes what became of a piece of the file.
    pub fn take(&mut self, row: Row) {
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

    /// A call's JSON, by its number from 0.
    #[must_use]
    pub fn json(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index
            .checked_sub(1)
            .map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(start..end)
    }

    /// A call, by its number from 0.
    #[must_use]
    pub fn call(&self, index: usize) -> Option<Call> {
        Call::from_json(self.json(index)?).ok()
    }

    /// What a policy makes of up to `count` calls from a number on.
    #[must_use]
    pub fn judge(&self, policy: &Policy, from: usize, count: usize) -> Vec<CallVerdict> {
        let last = from.saturating_add(count).min(self.len());
        (from..last)
            .map(|index| self.verdict(policy, index))
            .collect()
    }

    fn verdict(&self, policy: &Policy, index: usize) -> CallVerdict {
        let text = self.json(index).unwrap_or_default();
        // What was read as a call is one.
        policy.verdict_of_json(text).unwrap_or(CallVerdict {
            outcome: Outcome::Undecided,
            tier: None,
        })
    }
}
