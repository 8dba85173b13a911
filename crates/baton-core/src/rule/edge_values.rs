//! Values at which a condition changes its result, and an example value of each type.

use super::condition::Test;
use super::fact::Fact;
use super::fact_type::FactType;
use crate::calendar::Instant;

/// A text that a policy is unlikely to name.
const OTHER: &str = "0";

/// Returns the values at which a test changes its result, with their neighbours.
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

/// Returns a value and its neighbours: one less and one more, or a different value of the same type.
pub(crate) fn neighbours(value: &Fact) -> Vec<Fact> {
    let deltas = [0, -1, 1];
    match value {
        Fact::Integer(n) => deltas.map(|d| Fact::Integer(n.saturating_add(d))).into(),
        Fact::Money(minor) => deltas.map(|d| Fact::Money(minor.saturating_add(d))).into(),
        Fact::Instant(at) => deltas.map(|d| Fact::Instant(at.plus(d))).into(),
        Fact::Number(n) => deltas.map(|d| Fact::Number(n.plus_thousandths(d))).into(),
        Fact::Boolean(_) => vec![Fact::Boolean(true), Fact::Boolean(false)],
        Fact::Text(text) => vec![
            value.clone(),
            Fact::Text(format!("{text}-")),
            Fact::Text(format!("-{text}")),
        ],
        Fact::Texts(_) => vec![value.clone(), Fact::Texts(Vec::new())],
    }
}

/// Returns an example value of a type, for a field that is only tested for presence.
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
