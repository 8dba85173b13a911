//! Conditions that never matter.

use super::shape::{TriggerShape, shape};
use crate::policy::Policy;
use crate::rule::Condition;
use crate::rule::{Join, Rule};

/// A condition that could be left out, or that leaves no way to be met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InertCondition {
    /// The condition's id.
    pub id: String,
    /// Why it never matters.
    pub why: InertReason,
}

/// Why a condition never matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InertReason {
    /// Every value that its fact can have meets it.
    AlwaysMet,
    /// No value that its fact can have meets it.
    NeverMet,
    /// The condition with this id, beside it in one group and on the same fact, settles it.
    ImpliedBy(String),
}

/// The conditions of the trigger that never matter, in the order of the document: by themselves, or beside another
/// of the same group on the same fact. Of two that ask the same the later one is named.
#[must_use]
pub fn inert_conditions(policy: &Policy) -> Vec<InertCondition> {
    let of = |rules: Vec<Rule>| {
        let (id, join) = (String::new(), Join::All);
        let group = Rule::Group { id, join, rules };
        shape(&group, policy.schema(), policy.money())
    };
    let alone = |condition: &Condition| of(vec![Rule::Condition(condition.clone())]);
    // Never the first without the second.
    let implies = |first: &Condition, second: &Condition| {
        let not = Rule::Not {
            id: String::new(),
            rule: Box::new(Rule::Condition(second.clone())),
        };
        of(vec![Rule::Condition(first.clone()), not]) == TriggerShape::Never
    };
    let mut found: Vec<InertCondition> = Vec::new();
    let mut add = |condition: &Condition, why: InertReason| {
        if !found.iter().any(|idle| idle.id == condition.id) {
            let id = condition.id.clone();
            found.push(InertCondition { id, why });
        }
    };
    policy.trigger().walk(0, &mut |rule, _| match rule {
        Rule::Condition(condition) => match alone(condition) {
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
                    let settled = |by: &Condition| match join {
                        Join::All => implies(by, one),
                        Join::Any => implies(one, by),
                    };
                    let same = |one: &Condition, other: &Condition| {
                        implies(one, other) && implies(other, one)
                    };
                    let meaningful = |c: &Condition| matches!(alone(c), TriggerShape::Sound { .. });
                    if i != j
                        && one.slot == other.slot
                        && meaningful(one)
                        && meaningful(other)
                        && settled(other)
                        && (j < i || !same(one, other))
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
