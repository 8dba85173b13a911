//! Values at which a condition changes its answer, and some value of each type.

use super::condition::Test;
use super::fact::Fact;
use super::fact_type::FactType;
use crate::calendar::Instant;

/// A text that says something, and is none of those a policy is likely to ask for.
const OTHER: &str = "0";

/// The values at which a test changes its answer, and their neighbours.
pub(crate) fn edge_values(test: &Test) -> Vec<Fact> {
    match test {
        Test::Compare(_, value) => neighbours(value),
        Test::Between(low, high) => [neighbours(low), neighbours(high)].concat(),
        Test::In(values) | Test::NotIn(values) => values.iter().flat_map(neighbours).collect(),
        Test::Contains(part)
        | Test::NotContains(part)
        | Test::StartsWith(part)
        | Test::EndsWith(part) => vec![
            Fact::Text(part.clone()),
            Fact::Text(format!("{part}-")),
            Fact::Text(format!("-{part}")),
            Fact::Text(format!("-{part}-")),
            Fact::Text(OTHER.to_owned()),
            Fact::Texts(vec![part.clone()]),
            Fact::Texts(vec![format!("-{part}")]),
            Fact::Texts(Vec::new()),
        ],
        Test::IsPresent | Test::IsMissing => Vec::new(),
    }
}

/// A value with its neighbours: one less and one more, or another of its kind.
pub(crate) fn neighbours(value: &Fact) -> Vec<Fact> {
    let steps = [0, -1, 1];
    match value {
        Fact::Integer(n) => steps.map(|by| Fact::Integer(n.saturating_add(by))).into(),
        Fact::Money(minor) => steps.map(|by| Fact::Money(minor.saturating_add(by))).into(),
        Fact::Instant(at) => steps.map(|by| Fact::Instant(at.plus(by))).into(),
        Fact::Number(n) => steps.map(|by| Fact::Number(n.nudged(by))).into(),
        Fact::Boolean(_) => vec![Fact::Boolean(true), Fact::Boolean(false)],
        Fact::Text(text) => vec![
            value.clone(),
            Fact::Text(format!("{text}-")),
            Fact::Text(format!("-{text}")),
        ],
        Fact::Texts(_) => vec![value.clone(), Fact::Texts(Vec::new())],
    }
}

/// Some value of a type, for a field that is only tested for presence.
pub(crate) fn example_value(kind: &FactType) -> Option<Fact> {
    match kind {
        FactType::Integer { min, max } => Some(Fact::Integer(min.or(*max).unwrap_or(0))),
        FactType::Boolean => Some(Fact::Boolean(true)),
        FactType::Money => Some(Fact::Money(0)),
        FactType::Choice(options) => options.first().cloned().map(Fact::Text),
        FactType::Text => Some(Fact::Text(OTHER.to_owned())),
        FactType::Texts => Some(Fact::Texts(vec![OTHER.to_owned()])),
        FactType::Number => Some(Fact::Number(0.into())),
        FactType::Instant => Some(Fact::Instant(Instant::from_epoch(0))),
    }
}
