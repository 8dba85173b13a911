//! The smallest set of conditions whose change would turn a rule.

use crate::rule::Condition;
use crate::rule::Facts;
use crate::rule::Truth;
use crate::rule::{Join, Rule};

/// The fewest conditions that would have to come out otherwise for the rule to be `wanted`: met or not met.
/// Empty if it already is. Of several smallest sets, the first in the order of the document.
///
/// It counts conditions, each by itself: whether one fact can meet two of them at once is not looked at.
#[must_use]
pub fn changes<'a>(rule: &'a Rule, facts: &Facts, wanted: bool) -> Vec<&'a Condition> {
    match rule {
        Rule::Condition(condition) => {
            if rule.holds(facts) == Truth::from(wanted) {
                Vec::new()
            } else {
                vec![condition]
            }
        }
        Rule::Not { rule, .. } => changes(rule, facts, !wanted),
        Rule::Group { join, rules, .. } => {
            let each = rules.iter().map(|rule| changes(rule, facts, wanted));
            // To make "all" met, or "any" not met, every member has to come round; else the cheapest is enough.
            match (join, wanted) {
                (Join::All, true) | (Join::Any, false) => each.flatten().collect(),
                (Join::All, false) | (Join::Any, true) => {
                    each.min_by_key(Vec::len).unwrap_or_default()
                }
            }
        }
    }
}
