//! A decision in a line.

use baton_core::{Call, Decision, Outcome, Policy};

/// What a list of calls says of one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it is handed off.
    pub outcome: Outcome,
    /// The tier's id, when it is handed off and a tier takes it.
    pub tier: Option<String>,
}

impl Verdict {
    /// The line of a whole decision.
    pub fn of_decision(decision: &Decision) -> Self {
        let format = decision.format.as_ref();
        Self {
            outcome: decision.outcome,
            tier: format.and_then(|format| format.tier.clone()),
        }
    }

    /// What a policy makes of a call: the same as its whole decision says, without the rest of it.
    pub fn of_call(policy: &Policy, call: &Call) -> Self {
        let (facts, _) = call.prepare(policy.schema(), policy.money());
        let outcome = policy.outcome(&facts);
        let tier = if outcome == Outcome::HandOff {
            policy
                .formats()
                .choose(&facts)
                .tier
                .map(|tier| tier.id.clone())
        } else {
            None
        };
        Self { outcome, tier }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::opened;
    use baton_core::{analysis::edge_cases, decide};

    /// The short way says what the long one says, for every sample and for every call at an edge.
    #[test]
    fn a_verdict_is_what_the_decision_says() {
        let model = opened();
        let policy = model.policy();
        let samples = model.samples().iter().map(|sample| sample.call.clone());
        let mut seen = 0;
        for call in samples.chain(edge_cases::calls(policy)) {
            let decision = decide(policy, &call, model.now);
            let verdict = Verdict::of_call(policy, &call);
            assert_eq!(verdict.outcome, decision.outcome, "{}", call.id);
            let tier = decision.format.and_then(|format| format.tier);
            assert_eq!(verdict.tier, tier, "{}", call.id);
            seen += 1;
        }
        assert!(seen > 60, "{seen} calls");
    }
}
