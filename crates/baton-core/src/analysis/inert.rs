//! Conditions without effect.

use super::shape::{TriggerShape, shape};
use crate::policy::Policy;
use crate::rule::{Condition, Join, Rule};

/// A condition of the trigger without effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InertCondition {
    /// The ID of the condition.
    pub id: String,
    /// The reason.
    pub why: InertReason,
}

/// A reason why a condition has no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InertReason {
    /// Every possible value of its fact meets it.
    AlwaysMet,
    /// No possible value of its fact meets it.
    NeverMet,
    /// A condition with this ID, on the same fact in the same group, already determines it.
    ImpliedBy(String),
}

/// Returns the conditions of the trigger that have no effect, in document order: by themselves, or beside another
/// condition on the same fact in the same group. Of two equivalent conditions, the later is returned.
#[must_use]
pub fn inert_conditions(policy: &Policy) -> Vec<InertCondition> {
    let shape_of = |rules: Vec<Rule>| {
        let (id, join) = (String::new(), Join::All);
        let group = Rule::Group { id, join, rules };
        shape(&group, policy.schema(), policy.money())
    };
    let shape_alone = |condition: &Condition| shape_of(vec![Rule::Condition(condition.clone())]);
    // The first is never met without the second.
    let implies = |first: &Condition, second: &Condition| {
        let not = Rule::Not {
            id: String::new(),
            rule: Box::new(Rule::Condition(second.clone())),
        };
        shape_of(vec![Rule::Condition(first.clone()), not]) == TriggerShape::Never
    };
    let mut found: Vec<InertCondition> = Vec::new();
    let mut add = |condition: &Condition, why: InertReason| {
        if !found.iter().any(|known| known.id == condition.id) {
            let id = condition.id.clone();
            found.push(InertCondition { id, why });
        }
    };
    policy.trigger().walk(0, &mut |rule, _| match rule {
        Rule::Condition(condition) => match shape_alone(condition) {
            TriggerShape::Always => add(condition, InertReason::AlwaysMet),
            TriggerShape::Never => add(condition, InertReason::NeverMet),
            _ => {}
        },
        Rule::Group { join, rules, .. } => {
            let members = || {
                rules.iter().enumerate().filter_map(|(i, rule)| match rule {
                    Rule::Condition(condition) => Some((i, condition)),
                    _ => None,
                })
            };
            for (i, one) in members() {
                for (j, other) in members() {
                    let is_implied = |by: &Condition| match join {
                        Join::All => implies(by, one),
                        Join::Any => implies(one, by),
                    };
                    let is_equivalent = |one: &Condition, other: &Condition| {
                        implies(one, other) && implies(other, one)
                    };
                    let has_effect =
                        |c: &Condition| matches!(shape_alone(c), TriggerShape::Sound { .. });
                    if i != j
                        && one.slot == other.slot
                        && has_effect(one)
                        && has_effect(other)
                        && is_implied(other)
                        && (j < i || !is_equivalent(one, other))
                    {
                        add(one, InertReason::ImpliedBy(other.id.clone()));
                    }
                }
            }
        }
        Rule::Not { .. } => {}
    });
    found
}
