//! Missing facts that can change the result of a rule.

use std::cmp::Reverse;

use crate::rule::{Condition, Facts, Rule, Slot, Truth};

/// Returns the conditions that keep a rule undecided, each field once, most useful question first.
///
/// A field qualifies if it has an unknown condition inside undecided groups. Fields for which either answer would
/// settle the rule come first, then fields for which only a yes or only a no would, then the rest. Ties keep document
/// order.
#[must_use]
pub fn undecided_conditions<'a>(rule: &'a Rule, facts: &Facts) -> Vec<&'a Condition> {
    let mut found: Vec<&Condition> = Vec::new();
    collect(rule, facts, &mut found);
    let mut found: Vec<_> = found
        .into_iter()
        .map(|condition| (decisiveness(rule, facts, condition.slot), condition))
        .collect();
    found.sort_by_key(|(decisiveness, _)| Reverse(*decisiveness));
    found.into_iter().map(|(_, condition)| condition).collect()
}

fn collect<'a>(rule: &'a Rule, facts: &Facts, found: &mut Vec<&'a Condition>) {
    if rule.evaluate(facts) != Truth::Unknown {
        return;
    }
    match rule {
        Rule::Condition(condition) => {
            if found.iter().all(|known| known.slot != condition.slot) {
                found.push(condition);
            }
        }
        Rule::Group { rules, .. } => {
            for rule in rules {
                collect(rule, facts, found);
            }
        }
        Rule::Not { rule, .. } => collect(rule, facts, found),
    }
}

/// Counts for how many of the two answers a field would settle the rule: all its unknown conditions met, or none.
fn decisiveness(rule: &Rule, facts: &Facts, slot: Slot) -> usize {
    let settles = |answer: Truth| {
        let value = rule.evaluate_with(&|condition: &Condition| match condition.evaluate(facts) {
            Truth::Unknown if condition.slot == slot => answer,
            truth => truth,
        });
        value != Truth::Unknown
    };
    [Truth::Met, Truth::NotMet]
        .into_iter()
        .filter(|answer| settles(*answer))
        .count()
}
