//! What to ask: the facts that a rule's value still waits for.

use std::cmp::Reverse;

use crate::rule::Condition;
use crate::rule::Rule;
use crate::rule::Truth;
use crate::rule::{Facts, Slot};

/// The conditions that an undecided rule waits for, one a field, in the order worth asking.
///
/// A field waits if it stands in an undecided group, down to its unknown conditions. First come the fields whose
/// one answer could settle the whole rule either way, then those that could settle it one way, then the rest;
/// the order of the document decides between equals.
#[must_use]
pub fn waits_for<'a>(rule: &'a Rule, facts: &Facts) -> Vec<&'a Condition> {
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
    if rule.holds(facts) != Truth::Unknown {
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

/// In how many ways, of two, one answer about a field would settle the rule: with all of the field's unknown
/// conditions met, and with none.
fn decisiveness(rule: &Rule, facts: &Facts, slot: Slot) -> usize {
    let settles = |answer: Truth| {
        let value = rule.value(&|condition: &Condition| match condition.holds(facts) {
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
