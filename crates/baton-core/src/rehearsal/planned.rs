//! The choices that a scenario proposes under a policy.

use super::choice::Choice;
use super::policy_flaw::PolicyFlaw;
use super::run::RehearsalRun;
use super::scenario::{PlanCondition, Scenario};
use crate::policy::Policy;

impl Scenario {
    /// Returns the proposed choices under a policy; none if the trigger does not fire.
    #[must_use]
    pub fn planned(&self, policy: &Policy, flaws: &[PolicyFlaw]) -> Vec<Choice> {
        let run = RehearsalRun::run(policy, flaws, self, &[], self.ends());
        let Some(fired) = run.fired_at() else {
            return Vec::new();
        };
        let deadline = run.has_deadline();
        let planned = self.planned.iter().filter(|planned| match planned.under {
            PlanCondition::Always => true,
            PlanCondition::Deadline => deadline,
            PlanCondition::NoDeadline => !deadline,
        });
        planned
            .map(|planned| Choice {
                at: fired.plus(planned.after_seconds),
                what: planned.what,
            })
            .collect()
    }
}
