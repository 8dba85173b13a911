//! Descriptions of conditions in plain English.

use crate::rule::{Comparison, Condition, Fact, Test};
use crate::value::money::Currency;

/// Describes the requirement of a test, for use after "must be" or before "is needed": "at least 75".
#[must_use]
pub fn needs(test: &Test, currency: Currency) -> String {
    let words = |fact: &Fact| fact.describe(currency);
    match test {
        Test::Compare(Comparison::Eq, value) => words(value),
        Test::Compare(comparison, value) => {
            let word = match comparison {
                Comparison::Eq | Comparison::Ne => "anything but",
                Comparison::Lt => "less than",
                Comparison::Lte => "at most",
                Comparison::Gt => "more than",
                Comparison::Gte => "at least",
            };
            [word, " ", &words(value)].concat()
        }
        Test::Between(low, high) => format!("from {} to {}", words(low), words(high)),
        Test::In(values) => match values.as_slice() {
            [one] => words(one),
            _ => format!("one of {}", listed(values, currency, "or")),
        },
        Test::NotIn(values) => format!("anything but {}", listed(values, currency, "or")),
        Test::Contains(part) => format!("something with “{part}” in it"),
        Test::NotContains(part) => format!("something without “{part}” in it"),
        Test::StartsWith(start) => format!("something that begins with “{start}”"),
        Test::EndsWith(end) => format!("something that ends with “{end}”"),
        Test::IsPresent => "any value".to_owned(),
        Test::IsMissing => "no value at all".to_owned(),
    }
}

/// Joins values: "a", "a or b", "a, b or c".
fn listed(values: &[Fact], currency: Currency, join: &str) -> String {
    let words: Vec<String> = values
        .iter()
        .map(|value| value.describe(currency))
        .collect();
    match words.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} {join} {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// Describes a condition: "qualification score must be at least 75".
#[must_use]
pub fn condition(condition: &Condition, currency: Currency) -> String {
    let (name, needs) = (
        condition.field.replace('_', " "),
        needs(&condition.test, currency),
    );
    [&name, " must be ", &needs].concat()
}

/// Describes a condition with the value of a call: "qualification score is 72; at least 75 is needed".
#[must_use]
pub fn with_value(condition: &Condition, actual: Option<&Fact>, currency: Currency) -> String {
    let is = actual.map_or_else(|| "not known".to_owned(), |fact| fact.describe(currency));
    let name = condition.field.replace('_', " ");
    let needs = needs(&condition.test, currency);
    [&name, " is ", &is, "; ", &needs, " is needed"].concat()
}
