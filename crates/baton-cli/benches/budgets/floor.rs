//! The floor: two triggers as a programmer would write them by hand, over a struct of the facts that they ask about.

use baton_core::Outcome;
use serde::Deserialize;

/// The article's policy with this trigger is what [`nested`] says.
pub const NESTED: &str = "
facts:
  seats: { type: integer }
handoff_trigger:
  conditions:
    - { field: qualification_score, operator: gte, value: 60 }
    - { field: budget_confirmed, operator: eq, value: true }
    - any:
        - { field: deal_size, operator: gte, value: 10000 }
        - { field: seats, operator: gte, value: 20 }
    - { field: decision_maker_confirmed, operator: eq, value: true }
    - not: { field: lead_source, operator: eq, value: outbound }
  actions: [pause_sequence]
";

/// A call as far as a trigger looks at it; `serde_json` skips the rest.
#[derive(Deserialize)]
pub struct ByHand<F> {
    pub facts: F,
}

/// The facts of the article's trigger.
#[derive(Deserialize)]
pub struct ArticleFacts {
    pub qualification_score: Option<i64>,
    pub budget_confirmed: Option<bool>,
    pub decision_maker_confirmed: Option<bool>,
}

/// The facts of the nested trigger.
#[derive(Deserialize)]
pub struct NestedFacts<'t> {
    pub qualification_score: Option<i64>,
    pub budget_confirmed: Option<bool>,
    pub decision_maker_confirmed: Option<bool>,
    pub deal_size: Option<i64>,
    pub lead_source: Option<&'t str>,
    pub seats: Option<i64>,
}

/// The article's trigger, three-valued as the engine is. Neither policy declines for a missing fact, so an ended call
/// is as undecided as a live one.
#[inline(never)]
pub fn article(facts: &ArticleFacts) -> Outcome {
    outcome([
        facts.qualification_score.map(|n| n >= 75),
        facts.budget_confirmed,
        facts.decision_maker_confirmed,
    ])
}

/// The nested trigger.
#[inline(never)]
pub fn nested(facts: &NestedFacts<'_>) -> Outcome {
    let large = facts.deal_size.map(|n| n >= 10_000);
    let many = facts.seats.map(|n| n >= 20);
    let large_or_many = match (large, many) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    };
    outcome([
        facts.qualification_score.map(|n| n >= 60),
        facts.budget_confirmed,
        large_or_many,
        facts.decision_maker_confirmed,
        facts.lead_source.map(|source| source != "outbound"),
    ])
}

fn outcome<const N: usize>(all: [Option<bool>; N]) -> Outcome {
    if all.contains(&Some(false)) {
        Outcome::NoHandoff
    } else if all.contains(&None) {
        Outcome::Undecided
    } else {
        Outcome::HandOff
    }
}
