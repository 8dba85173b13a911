//! Smallest set of conditions whose results must change to change the result of a rule.

use crate::rule::{Condition, Facts, Join, Rule, Truth};

/// Returns the smallest set of conditions that must change for the rule to be met, or not met if `wanted` is false.
/// The set is empty if the rule already is. Ties go to the first set in document order.
///
/// Each condition counts separately, even if a single fact could change several of them.
#[must_use]
pub fn changes<'a>(rule: &'a Rule, facts: &Facts, wanted: bool) -> Vec<&'a Condition> {
    match rule {
        Rule::Condition(condition) => {
            if rule.evaluate(facts) == Truth::from(wanted) {
                Vec::new()
            } else {
                vec![condition]
            }
        }
        Rule::Not { rule, .. } => changes(rule, facts, !wanted),
        Rule::Group { join, rules, .. } => {
            let each = rules.iter().map(|rule| changes(rule, facts, wanted));
            // For "all" to be met or "any" not to be met, every member must change; otherwise the cheapest is enough.
            match (join, wanted) {
                (Join::All, true) | (Join::Any, false) => each.flatten().collect(),
                (Join::All, false) | (Join::Any, true) => {
                    each.min_by_key(Vec::len).unwrap_or_default()
                }
            }
        }
    }
}
