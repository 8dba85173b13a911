//! Complete trace of a rule: the result of every condition and group.

use super::distance::Distance;
use crate::rule::{Fact, Facts, Join, Rule, Truth};

/// A line of the trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The condition or group.
    pub rule: &'a Rule,
    /// The nesting depth, from 0.
    pub depth: usize,
    /// The result for the call.
    pub result: Truth,
    /// The value of the fact, for a condition whose fact is known.
    pub actual: Option<&'a Fact>,
}

impl<'a> Line<'a> {
    /// Returns the distance of an unmet condition.
    #[must_use]
    pub fn distance(&self) -> Option<Distance<'a>> {
        match (self.rule, self.actual, self.result) {
            (Rule::Condition(condition), Some(actual), Truth::NotMet) => {
                Some(Distance::between(actual, &condition.test))
            }
            _ => None,
        }
    }
}

/// Traces a rule, each group before its members. The first line has the result of the whole rule.
#[must_use]
pub fn trace<'a>(rule: &'a Rule, facts: &'a Facts) -> Vec<Line<'a>> {
    let mut lines = Vec::with_capacity(8);
    add(rule, facts, 0, &mut lines);
    lines
}

fn add<'a>(rule: &'a Rule, facts: &'a Facts, depth: usize, lines: &mut Vec<Line<'a>>) -> Truth {
    let index = lines.len();
    lines.push(Line {
        rule,
        depth,
        result: Truth::Unknown,
        actual: None,
    });
    let (result, actual) = match rule {
        Rule::Condition(condition) => (condition.evaluate(facts), facts.get(condition.slot)),
        Rule::Group { join, rules, .. } => {
            // Evaluates every member, so that the trace is complete.
            let values = rules.iter().map(|rule| add(rule, facts, depth + 1, lines));
            let value = match join {
                Join::All => Truth::all(values),
                Join::Any => Truth::any(values),
            };
            (value, None)
        }
        Rule::Not { rule, .. } => (add(rule, facts, depth + 1, lines).negated(), None),
    };
    if let Some(line) = lines.get_mut(index) {
        (line.result, line.actual) = (result, actual);
    }
    result
}
