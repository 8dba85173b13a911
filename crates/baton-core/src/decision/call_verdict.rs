//! The outcome and the tier of a call, without an explanation.

use crate::call::Outcome;
use crate::rule::Truth;

/// The outcome of a call, and its tier if it is handed off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallVerdict {
    /// The outcome.
    pub outcome: Outcome,
    /// The index of the tier in [`crate::handoff::Formats::tiers`]; `None` also if the format is chosen manually.
    pub tier: Option<usize>,
}

impl From<Truth> for Outcome {
    /// Returns the outcome of a trigger with this result, unless the policy declines for a missing fact.
    fn from(trigger: Truth) -> Self {
        match trigger {
            Truth::Met => Self::HandOff,
            Truth::NotMet => Self::NoHandoff,
            Truth::Unknown => Self::Undecided,
        }
    }
}
