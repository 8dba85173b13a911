//! Tiers that no call gets.

use super::search::Search;
use crate::condition::{Comparison, Condition, Test};
use crate::fact::{DEAL_SIZE, Fact, MoneyReading, Schema};
use crate::format::{Formats, Tier, WhenUnknown};
use crate::rule::{Join, Rule};
use crate::truth::Truth;

/// A tier that no call gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreachable {
    /// Its index.
    pub tier: usize,
    /// The index of a tier that takes its calls before it; `None` if its own conditions are never met together.
    pub by: Option<usize>,
}

/// The tiers that no call gets, whatever is known of it, handed off or not.
pub(super) fn unreachable(
    formats: &Formats,
    schema: &Schema,
    money: MoneyReading,
) -> Vec<Unreachable> {
    let rules: Vec<Rule> = formats
        .tiers
        .iter()
        .map(|tier| rule(formats, tier))
        .collect();
    let mut found = Vec::new();
    for (i, own) in rules.iter().enumerate() {
        let earlier: Vec<Rule> = rules.iter().take(i).cloned().collect();
        let reached = all(vec![own.clone(), not(any(earlier.clone()))]);
        let search = Search::run(&reached, schema, money, true);
        if search.met.is_some() || search.doubt || search.too_large {
            continue;
        }
        let unsized_calls = formats.tiers.get(i).is_some_and(
            |tier| matches!(&formats.when_unknown, WhenUnknown::Tier(id) if *id == tier.id),
        );
        if unsized_calls {
            let known = Rule::Condition(condition(formats, Test::IsPresent));
            let left = all(vec![not(known), not(any(rules.clone()))]);
            let search = Search::run(&left, schema, money, true);
            if search.met.is_some() || search.doubt || search.too_large {
                continue;
            }
        }
        // A call that it would take, with a value for every field that an earlier tier looks at.
        let both = all(vec![own.clone(), any(vec![own.clone(), any(earlier)])]);
        let search = Search::run(&both, schema, money, true);
        let by = search.met.as_ref().and_then(|met| {
            let takes = |rule: &Rule| search.says(rule, met) == Truth::Met;
            rules.iter().take(i).position(takes)
        });
        found.push(Unreachable { tier: i, by });
    }
    found
}

/// What a tier asks of a call.
fn rule(formats: &Formats, tier: &Tier) -> Rule {
    let mut asks = tier.when.clone();
    if let Some(range) = tier.deal_size {
        let (low, high) = range.bounds();
        let compare = |how, minor| Test::Compare(how, Fact::Money(minor));
        asks.push(condition(formats, Test::IsPresent));
        asks.extend(
            range
                .low
                .map(|_| condition(formats, compare(Comparison::Gte, low))),
        );
        asks.extend(
            range
                .high
                .map(|_| condition(formats, compare(Comparison::Lte, high))),
        );
    }
    all(asks.into_iter().map(Rule::Condition).collect())
}

fn condition(formats: &Formats, test: Test) -> Condition {
    Condition {
        id: String::new(),
        field: DEAL_SIZE.to_owned(),
        slot: formats.deal_size,
        test,
    }
}

fn all(rules: Vec<Rule>) -> Rule {
    group(Join::All, rules)
}

fn any(rules: Vec<Rule>) -> Rule {
    group(Join::Any, rules)
}

fn group(join: Join, rules: Vec<Rule>) -> Rule {
    let id = String::new();
    Rule::Group { id, join, rules }
}

fn not(rule: Rule) -> Rule {
    Rule::Not {
        id: String::new(),
        rule: Box::new(rule),
    }
}
