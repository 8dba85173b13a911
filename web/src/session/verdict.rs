//! A decision in a line, set against the one the console opened with.

use baton_core::{Decision, Outcome};

/// What a list of calls says of one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// Whether it is handed off.
    pub(crate) outcome: Outcome,
    /// The tier's id, when it is handed off and a tier takes it.
    pub(crate) tier: Option<String>,
    /// What it was when the console opened, if the outcome or the tier differs.
    pub(crate) was: Option<(Outcome, Option<String>)>,
}

impl Verdict {
    pub(super) fn of(now: &Decision, first: &Decision) -> Self {
        let line = |decision: &Decision| {
            let tier = decision.format.as_ref().and_then(|f| f.tier.clone());
            (decision.outcome, tier)
        };
        let (outcome, tier) = line(now);
        let before = line(first);
        let was = ((outcome, &tier) != (before.0, &before.1)).then_some(before);
        Self { outcome, tier, was }
    }
}
