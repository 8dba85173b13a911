//! The values of a field, cut into cells by what the conditions ask of it; one value a cell.

use crate::boundary::{any, edges};
use crate::condition::{Condition, Test};
use crate::decimal::Decimal;
use crate::fact::{Fact, FactSpec, FactType, MoneyReading, Schema, Slot};
use crate::rule::Rule;
use crate::sorted;
use crate::truth::Truth;

/// The most values of a field that are looked at; a field with more is not exact.
const MOST_VALUES: usize = 512;

/// The most items of lists whose every combination is tried.
const MOST_ITEMS: usize = 6;

/// The most texts of which every two are tried together.
const MOST_PARTS: usize = 8;

/// What a call can say of a field.
pub(super) enum Value {
    /// The fact.
    Known(Fact),
    /// The call ended without it.
    Missing,
    /// The call goes on, and it may still arrive.
    ToCome,
}

impl Value {
    /// What a test makes of it.
    pub(super) fn truth(&self, test: &Test) -> Truth {
        match (self, test) {
            (Self::Known(fact), test) => test.passes(fact).into(),
            (Self::Missing, Test::IsPresent) => Truth::NotMet,
            (Self::Missing, Test::IsMissing) => Truth::Met,
            (Self::Missing | Self::ToCome, _) => Truth::Unknown,
        }
    }
}

/// A field that a rule looks at.
pub(super) struct Field<'p> {
    pub(super) spec: &'p FactSpec,
    pub(super) slot: Slot,
    /// One value of each cell.
    pub(super) values: Vec<Value>,
    /// Whether they are all the cells there are.
    pub(super) exact: bool,
}

/// The fields of a rule, exact ones first. With `absent`, calls that lack a fact count for every field, else for
/// those only that are tested for presence.
pub(super) fn fields<'p>(
    rule: &'p Rule,
    schema: &'p Schema,
    money: MoneyReading,
    absent: bool,
) -> Vec<Field<'p>> {
    let mut asked: Vec<(Slot, Vec<&Test>)> = Vec::new();
    for Condition { slot, test, .. } in rule.conditions() {
        match asked.iter_mut().find(|(known, _)| known == slot) {
            Some((_, tests)) if tests.contains(&test) => {}
            Some((_, tests)) => tests.push(test),
            None => asked.push((*slot, vec![test])),
        }
    }
    let fields = asked.into_iter().filter_map(|(slot, tests)| {
        let spec = schema.spec(slot)?;
        Some(field(spec, slot, &tests, money, absent))
    });
    let mut fields: Vec<Field<'p>> = fields.collect();
    sorted::sort(&mut fields, |a, b| b.exact.cmp(&a.exact));
    fields
}

fn field<'p>(
    spec: &'p FactSpec,
    slot: Slot,
    tests: &[&Test],
    money: MoneyReading,
    absent: bool,
) -> Field<'p> {
    let (mut candidates, mut exact) = candidates(spec, tests);
    exact &= candidates.len() <= MOST_VALUES;
    candidates.truncate(MOST_VALUES);
    let mut answers: Vec<Vec<Truth>> = Vec::new();
    let mut values = Vec::new();
    // A value that no test tells from an earlier one is of the same cell.
    let mut add = |value: Value| {
        let answer: Vec<Truth> = tests.iter().map(|test| value.truth(test)).collect();
        if !answers.contains(&answer) {
            answers.push(answer);
            values.push(value);
        }
        answers.len()
    };
    let mut cells = 0;
    for fact in candidates {
        if spec.read(&fact.to_node(), money).is_ok() {
            cells = add(Value::Known(fact));
        }
    }
    // Every combination of answers was found: there can be no other cell.
    let combinations = u32::try_from(tests.len())
        .ok()
        .and_then(|n| 1_usize.checked_shl(n));
    exact |= combinations == Some(cells);
    let presence = |test: &&Test| matches!(test, Test::IsPresent | Test::IsMissing);
    if tests.iter().any(presence) {
        add(Value::Missing);
    }
    if absent {
        add(Value::ToCome);
    }
    Field {
        spec,
        slot,
        values,
        exact,
    }
}

/// Values among which there is one of each cell, and whether that is sure. Whole numbers, money and moments have
/// their cells at and beside the constants; decimals between them; parts of texts are tried two by two.
fn candidates(spec: &FactSpec, tests: &[&Test]) -> (Vec<Fact>, bool) {
    let mut facts: Vec<Fact> = match &spec.kind {
        FactType::Choice(options) => options.iter().cloned().map(Fact::Text).collect(),
        _ => tests.iter().flat_map(|test| edges(test)).collect(),
    };
    let mut exact = true;
    match &spec.kind {
        FactType::Boolean => facts.extend([true, false].map(Fact::Boolean)),
        FactType::Number => decimals(&mut facts),
        FactType::Text => {
            let (parts, whole) = parts(tests);
            exact = whole;
            let longest = parts.iter().map(|part| part.len()).max().unwrap_or(0);
            if !whole && parts.len() <= MOST_PARTS {
                for first in &parts {
                    facts.extend(
                        parts
                            .iter()
                            .map(|last| Fact::Text(format!("{first}-{last}"))),
                    );
                }
            }
            // Longer than any other, and so none of them.
            facts.insert(0, Fact::Text("-".repeat(longest + 1)));
        }
        FactType::Texts => {
            let (mut items, _) = parts(tests);
            sorted::sort(&mut items, Ord::cmp);
            items.dedup();
            exact = items.len() <= MOST_ITEMS;
            let sets = if exact { 1_usize << items.len() } else { 0 };
            for set in 0..sets {
                let chosen = items
                    .iter()
                    .enumerate()
                    .filter(|(i, _)| set & (1 << i) != 0);
                facts.push(Fact::Texts(
                    chosen.map(|(_, item)| (*item).clone()).collect(),
                ));
            }
        }
        FactType::Integer { .. } | FactType::Money | FactType::Choice(_) | FactType::Instant => {}
    }
    facts.extend(any(&spec.kind));
    (facts, exact)
}

/// The texts that tests look for, and whether all of them look at texts as a whole.
fn parts<'t>(tests: &[&'t Test]) -> (Vec<&'t String>, bool) {
    let (mut parts, mut whole) = (Vec::new(), true);
    for test in tests {
        match test {
            Test::Contains(part)
            | Test::NotContains(part)
            | Test::StartsWith(part)
            | Test::EndsWith(part) => {
                parts.push(part);
                whole = false;
            }
            Test::Compare(_, Fact::Text(text)) => parts.push(text),
            Test::In(values) | Test::NotIn(values) => {
                parts.extend(values.iter().filter_map(|value| match value {
                    Fact::Text(text) => Some(text),
                    _ => None,
                }))
            }
            _ => {}
        }
    }
    (parts, whole)
}

/// Adds a decimal below, between and above the ones there are.
fn decimals(facts: &mut Vec<Fact>) {
    let of = |fact: &Fact| match fact {
        Fact::Number(n) => Some(*n),
        _ => None,
    };
    let mut ends: Vec<Option<Decimal>> = facts.iter().map(of).collect();
    sorted::sort(&mut ends, Ord::cmp);
    ends.insert(0, None);
    let above = ends.iter().skip(1).copied().chain([None]);
    let between = ends.iter().zip(above);
    let between = between.filter_map(|(low, high)| Decimal::between(*low, high));
    facts.extend(between.map(Fact::Number));
}
