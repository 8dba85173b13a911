//! The choices that a scenario proposes under a policy.

use super::choice::Choice;
use super::course::RehearsalRun;
use super::leak::PolicyFlaw;
use super::scenario::{Scenario, Under};
use crate::policy::Policy;

impl Scenario {
    /// The choices that the scenario proposes under a policy; none if the trigger does not fire.
    #[must_use]
    pub fn planned(&self, policy: &Policy, leaks: &[PolicyFlaw]) -> Vec<Choice> {
        let course = RehearsalRun::run(policy, leaks, self, &[], self.ends());
        let Some(fired) = course.fired_at() else {
            return Vec::new();
        };
        let deadline = course.has_deadline();
        let planned = self.planned.iter().filter(|planned| match planned.under {
            Under::Always => true,
            Under::Deadline => deadline,
            Under::NoDeadline => !deadline,
        });
        planned
            .map(|planned| Choice {
                at: fired.plus(planned.after_seconds),
                what: planned.what,
            })
            .collect()
    }
}
