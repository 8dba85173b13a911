//! BANT criteria (budget, authority, need, timeline): the facts that answer each, and the criteria left uncovered.

use crate::document::node::Node;
use crate::rule::{BUDGET_CONFIRMED, DECISION_MAKER_CONFIRMED, QUALIFICATION_SCORE};

/// A criterion of BANT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// The name.
    pub name: &'static str,
    /// The built-in fact that answers the criterion.
    pub field: &'static str,
    /// The prefix of custom facts that answer the criterion, such as `timeline_days`.
    pub word: &'static str,
    /// The risk if no condition covers the criterion.
    pub risk: &'static str,
}

/// The criteria in the order of the acronym.
///
/// As in the article, the score answers both need and timeline, because it measures how real and how urgent the need
/// is.
pub const CRITERIA: [Criterion; 4] = [
    Criterion {
        name: "Budget",
        field: BUDGET_CONFIRMED,
        word: "budget",
        risk: "calls without an approved budget can reach an AE",
    },
    Criterion {
        name: "Authority",
        field: DECISION_MAKER_CONFIRMED,
        word: "authority",
        risk: "calls with someone who cannot sign can reach an AE",
    },
    Criterion {
        name: "Need",
        field: QUALIFICATION_SCORE,
        word: "need",
        risk: "the strength of the need is not checked",
    },
    Criterion {
        name: "Timeline",
        field: QUALIFICATION_SCORE,
        word: "timeline",
        risk: "the urgency is not checked",
    },
];

impl Criterion {
    /// Returns true if a fact with this name answers the criterion: the built-in fact, or one with the prefix.
    #[must_use]
    pub fn answered_by(self, field: &str) -> bool {
        let rest = field.strip_prefix(self.word);
        field == self.field || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    }

    /// Returns true if a condition below a node of the document covers the criterion, at any depth.
    #[must_use]
    pub fn covered_by(self, node: &Node) -> bool {
        let here = matches!(node.get("field"), Some(Node::Text(field)) if self.answered_by(field));
        here || match node {
            Node::List(items) => items.iter().any(|item| self.covered_by(item)),
            Node::Map(entries) => entries.iter().any(|(_, below)| self.covered_by(below)),
            _ => false,
        }
    }
}

/// Returns a message about the uncovered criteria and their risks, and the first fact to add a condition on.
#[must_use]
pub fn uncovered(conditions: &Node) -> Option<(String, &'static str)> {
    let (mut names, mut risks, mut field) = (String::new(), String::new(), None);
    for criterion in CRITERIA {
        if !criterion.covered_by(conditions) {
            let first = field.is_none();
            names.push_str(if first { "" } else { ", " });
            risks.push_str(if first { "" } else { "; " });
            names.push_str(criterion.word);
            risks.push_str(criterion.risk);
            field = field.or(Some(criterion.field));
        }
    }
    let message = format!("no condition covers {names}: {risks}");
    field.map(|field| (message, field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_criterion_is_covered_by_conditions_at_any_depth() {
        let field = |name: &str| Node::map([("field", Node::text(name))]);
        let nested = Node::List(vec![
            field(QUALIFICATION_SCORE),
            Node::map([("any", Node::List(vec![field(BUDGET_CONFIRMED)]))]),
        ]);
        let covered = CRITERIA.map(|criterion| criterion.covered_by(&nested));
        assert_eq!(covered, [true, false, true, true]);
    }

    #[test]
    fn uncovered_criteria_are_reported_with_their_risks() {
        let conditions = |fields: &[&str]| {
            Node::List(
                fields
                    .iter()
                    .map(|f| Node::map([("field", Node::text(*f))]))
                    .collect(),
            )
        };
        let all = [
            QUALIFICATION_SCORE,
            BUDGET_CONFIRMED,
            DECISION_MAKER_CONFIRMED,
        ];
        assert_eq!(uncovered(&conditions(&all)), None);
        assert_eq!(
            uncovered(&conditions(&all[1..])),
            Some((
                "no condition covers need, timeline: the strength of the need is not checked; the \
                 urgency is not checked"
                    .to_owned(),
                QUALIFICATION_SCORE
            ))
        );
    }

    #[test]
    fn custom_facts_cover_a_criterion_by_their_prefix() {
        let answers = |field| CRITERIA.map(|criterion| criterion.answered_by(field));
        assert_eq!(answers("timeline_days"), [false, false, false, true]);
        assert_eq!(answers("need"), [false, false, true, false]);
        assert_eq!(answers("needle_count"), [false; 4]);
        assert_eq!(answers("deal_size"), [false; 4]);
    }
}
