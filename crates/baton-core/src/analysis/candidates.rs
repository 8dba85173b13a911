//! Candidate values of a field, at least one in each cell.

use crate::rule::{Fact, FactSpec, FactType, Test, edge_values, example_value};
use crate::value::Decimal;

/// Maximum number of values for conditions on parts of texts or items of lists.
const MAX_VALUES: usize = 512;

/// Maximum number of list items of which every combination is tried.
const MAX_ITEMS: usize = 6;

/// Maximum number of texts that are tried in pairs.
const MAX_PARTS: usize = 8;

/// Returns values that include one of each cell, and whether that is certain. Integers, money and times have cells at
/// and beside the constants, and decimals between them; parts of texts are tried in pairs.
pub(super) fn candidates(spec: &FactSpec, tests: &[&Test]) -> (Vec<Fact>, bool) {
    let mut facts: Vec<Fact> = match &spec.kind {
        FactType::Choice(options) => options.iter().cloned().map(Fact::Text).collect(),
        FactType::Texts if items(tests).len() <= MAX_ITEMS => Vec::new(),
        _ => tests.iter().flat_map(|test| edge_values(test)).collect(),
    };
    let mut exact = true;
    match &spec.kind {
        FactType::Boolean => facts.extend([true, false].map(Fact::Boolean)),
        FactType::Number => decimals(&mut facts),
        FactType::Text => {
            let (parts, whole) = parts(tests);
            exact = whole;
            let longest = parts.iter().map(|part| part.len()).max().unwrap_or(0);
            if !whole && parts.len() <= MAX_PARTS {
                for first in &parts {
                    facts.extend(
                        parts
                            .iter()
                            .map(|last| Fact::Text(format!("{first}-{last}"))),
                    );
                }
            }
            // Longer than any other text, so it differs from all. A run of dashes would be a marker for a missing
            // value.
            facts.insert(0, Fact::Text("+".repeat(longest + 1)));
        }
        FactType::Texts => {
            let items = items(tests);
            exact = items.len() <= MAX_ITEMS;
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
    facts.extend(example_value(&spec.kind));
    if !exact {
        facts.truncate(MAX_VALUES);
    }
    (facts, exact)
}

/// Returns the items that tests of lists look for, each once.
fn items<'t>(tests: &[&'t Test]) -> Vec<&'t String> {
    let (mut items, _) = parts(tests);
    items.sort_unstable();
    items.dedup();
    items
}

/// Returns the texts that tests look for, and whether all tests compare whole texts.
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

/// Adds a decimal below, between and above the existing decimals.
fn decimals(facts: &mut Vec<Fact>) {
    let of = |fact: &Fact| match fact {
        Fact::Number(n) => Some(*n),
        _ => None,
    };
    let mut ends: Vec<Option<Decimal>> = facts.iter().map(of).collect();
    ends.sort_unstable();
    ends.insert(0, None);
    let above = ends.iter().skip(1).copied().chain([None]);
    let between = ends.iter().zip(above);
    let between = between.filter_map(|(low, high)| Decimal::between(*low, high));
    facts.extend(between.map(Fact::Number));
}
