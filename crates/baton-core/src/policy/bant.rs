//! Budget, authority, need and timeline: which facts speak for which, and which nobody asks about.

use crate::document::node::Node;
use crate::rule::{BUDGET_CONFIRMED, DECISION_MAKER_CONFIRMED, QUALIFICATION_SCORE};

/// One of the four questions that qualify a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Its name.
    pub name: &'static str,
    /// The built-in fact that answers it.
    pub field: &'static str,
    /// The word with which a fact of one's own that answers it begins, such as `timeline_days`.
    pub word: &'static str,
    /// What may happen when no condition asks for it.
    pub risk: &'static str,
}

/// The questions, in the order of the word.
///
/// The score answers two of them: it weighs how real the need is and how soon, as the article has it.
pub const CRITERIA: [Criterion; 4] = [
    Criterion {
        name: "Budget",
        field: BUDGET_CONFIRMED,
        word: "budget",
        risk: "calls without money set aside can reach an AE",
    },
    Criterion {
        name: "Authority",
        field: DECISION_MAKER_CONFIRMED,
        word: "authority",
        risk: "calls with somebody who cannot sign can reach an AE",
    },
    Criterion {
        name: "Need",
        field: QUALIFICATION_SCORE,
        word: "need",
        risk: "nothing weighs how real the need is",
    },
    Criterion {
        name: "Timeline",
        field: QUALIFICATION_SCORE,
        word: "timeline",
        risk: "nothing weighs how soon they want it",
    },
];

impl Criterion {
    /// Whether a fact of this name answers it: the built-in one, or one's own that begins with its word.
    #[must_use]
    pub fn answered_by(self, field: &str) -> bool {
        let rest = field.strip_prefix(self.word);
        field == self.field || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    }

    /// Whether a condition below a node of the document asks for it, at any depth.
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

/// What a check says of conditions that leave a letter out: which, what that risks, and the first fact to ask for.
#[must_use]
pub fn uncovered(conditions: &Node) -> Option<(String, &'static str)> {
    let (mut names, mut risks, mut field) = (String::new(), String::new(), None);
    for letter in CRITERIA {
        if !letter.covered_by(conditions) {
            let first = field.is_none();
            names.push_str(if first { "" } else { ", " });
            risks.push_str(if first { "" } else { "; " });
            names.push_str(letter.word);
            risks.push_str(letter.risk);
            field = field.or(Some(letter.field));
        }
    }
    let message = format!("no condition asks about {names}: {risks}");
    field.map(|field| (message, field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t2_a_letter_is_covered_at_any_depth() {
        let field = |name: &str| Node::map([("field", Node::text(name))]);
        let nested = Node::List(vec![
            field(QUALIFICATION_SCORE),
            Node::map([("any", Node::List(vec![field(BUDGET_CONFIRMED)]))]),
        ]);
        let covered = CRITERIA.map(|letter| letter.covered_by(&nested));
        assert_eq!(covered, [true, false, true, true]);
    }

    #[test]
    fn t2_what_is_left_out_is_said_with_its_risk() {
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
                "no condition asks about need, timeline: nothing weighs how real the need is; nothing weighs how \
                 soon they want it"
                    .to_owned(),
                QUALIFICATION_SCORE
            ))
        );
    }

    #[test]
    fn t2_a_fact_of_ones_own_covers_by_its_name() {
        let answers = |field| CRITERIA.map(|letter| letter.answered_by(field));
        assert_eq!(answers("timeline_days"), [false, false, false, true]);
        assert_eq!(answers("need"), [false, false, true, false]);
        assert_eq!(answers("needle_count"), [false; 4]);
        assert_eq!(answers("deal_size"), [false; 4]);
    }
}
