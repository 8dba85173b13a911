//! Budget, authority, need and timeline: which fact speaks for which.

use baton_core::Node;
use baton_core::fact::{BUDGET_CONFIRMED, DECISION_MAKER_CONFIRMED, QUALIFICATION_SCORE};

/// One of the questions that qualify a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    /// Its name.
    pub(crate) name: &'static str,
    /// The fact that answers it.
    pub(crate) field: &'static str,
    /// What may happen when no condition asks for it.
    pub(crate) risk: &'static str,
}

/// The questions, in the order of the word.
pub(crate) const LETTERS: [Letter; 3] = [
    Letter {
        name: "Budget",
        field: BUDGET_CONFIRMED,
        risk: "calls without money set aside can reach an AE",
    },
    Letter {
        name: "Authority",
        field: DECISION_MAKER_CONFIRMED,
        risk: "calls with somebody who cannot sign can reach an AE",
    },
    Letter {
        name: "Need & Timeline",
        field: QUALIFICATION_SCORE,
        risk: "nothing weighs how real the need is, or how soon",
    },
];

impl Letter {
    /// Whether a condition below a node of the document asks for it.
    pub(crate) fn covered_by(self, node: &Node) -> bool {
        let here = matches!(node.get("field"), Some(Node::Text(field)) if field == self.field);
        here || match node {
            Node::List(items) => items.iter().any(|item| self.covered_by(item)),
            Node::Map(entries) => entries.iter().any(|(_, below)| self.covered_by(below)),
            _ => false,
        }
    }
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
        let covered = LETTERS.map(|letter| letter.covered_by(&nested));
        assert_eq!(covered, [true, false, true]);
    }
}
