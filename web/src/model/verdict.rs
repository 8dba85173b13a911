//! A decision in a line.

use baton_core::{Decision, Outcome};

/// What a list of calls says of one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// Whether it is handed off.
    pub(crate) outcome: Outcome,
    /// The tier's id, when it is handed off and a tier takes it.
    pub(crate) tier: Option<String>,
}

impl Verdict {
    /// What a decision comes to.
    pub(crate) fn of(decision: &Decision) -> Self {
        Self {
            outcome: decision.outcome,
            tier: decision.format.as_ref().and_then(|f| f.tier.clone()),
        }
    }
}
