//! Coverage of a policy's test cases.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::decision::Decision;
use crate::handoff::StepId;
use crate::policy::{Expectation, Policy};
use crate::rule::Truth;

/// The parts of a policy that no test case covers. If all lists are empty, every condition was both met and not met,
/// every tier was chosen, and every step of the SLA timeline is expected by a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Conditions of the trigger that are met in no case.
    pub conditions_never_met: Vec<String>,
    /// Conditions of the trigger that fail in no case.
    pub conditions_never_not_met: Vec<String>,
    /// Tiers chosen in no case.
    pub tiers_never_chosen: Vec<String>,
    /// Steps of the SLA timeline that no case expects.
    pub steps_never_expected: Vec<&'static str>,
}

impl Coverage {
    /// Creates the coverage before any case is run. Steps are already final, because they depend on expectations only.
    pub(super) fn of(policy: &Policy) -> Self {
        let conditions: Vec<String> = policy
            .trigger()
            .conditions()
            .iter()
            .map(|c| c.id.clone())
            .collect();
        let expected: BTreeSet<StepId> = policy
            .tests()
            .iter()
            .flat_map(|test| &test.expect)
            .filter_map(|e| {
                if let Expectation::Step(id, _) = e {
                    Some(*id)
                } else {
                    None
                }
            })
            .collect();
        Self {
            conditions_never_met: conditions.clone(),
            conditions_never_not_met: conditions,
            tiers_never_chosen: policy
                .formats()
                .tiers
                .iter()
                .map(|tier| tier.id.clone())
                .collect(),
            steps_never_expected: StepId::WITH_SMS
                .iter()
                .filter(|id| !expected.contains(id))
                .map(|id| id.as_str())
                .collect(),
        }
    }

    pub(super) fn add(&mut self, decision: &Decision) {
        for line in &decision.trace {
            match line.result {
                Truth::Met => self.conditions_never_met.retain(|id| *id != line.id),
                Truth::NotMet => self.conditions_never_not_met.retain(|id| *id != line.id),
                Truth::Unknown => {}
            }
        }
        if let Some(tier) = decision
            .format
            .as_ref()
            .and_then(|format| format.tier.as_ref())
        {
            self.tiers_never_chosen.retain(|id| id != tier);
        }
    }

    /// Returns true if everything is covered.
    #[must_use]
    pub fn complete(&self) -> bool {
        self.conditions_never_met.is_empty()
            && self.conditions_never_not_met.is_empty()
            && self.tiers_never_chosen.is_empty()
            && self.steps_never_expected.is_empty()
    }
}
