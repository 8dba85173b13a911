//! Conditions and groups of them, and what they say of a call's facts.

use std::cmp::Ordering;

use crate::fact::{Fact, Facts, Slot};
use crate::truth::Truth;

/// How a fact is compared with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// Equal.
    Eq,
    /// Not equal.
    Ne,
    /// Greater.
    Gt,
    /// Greater or equal.
    Gte,
    /// Less.
    Lt,
    /// Less or equal.
    Lte,
}

impl Operator {
    /// Every operator with its word in a document.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("eq", Self::Eq),
        ("ne", Self::Ne),
        ("gt", Self::Gt),
        ("gte", Self::Gte),
        ("lt", Self::Lt),
        ("lte", Self::Lte),
    ];

    /// The word in a document.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Eq => "eq",
            Self::Ne => "ne",
            Self::Gt => "gt",
            Self::Gte => "gte",
            Self::Lt => "lt",
            Self::Lte => "lte",
        }
    }

    /// What must be, in words: "at least".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Eq => "exactly",
            Self::Ne => "anything but",
            Self::Gt => "more than",
            Self::Gte => "at least",
            Self::Lt => "less than",
            Self::Lte => "at most",
        }
    }

    /// Whether it asks for an order, and so only for numbers and money.
    #[must_use]
    pub const fn needs_order(self) -> bool {
        !matches!(self, Self::Eq | Self::Ne)
    }

    const fn holds(self, ordering: Ordering) -> bool {
        match self {
            Self::Eq => ordering.is_eq(),
            Self::Ne => ordering.is_ne(),
            Self::Gt => ordering.is_gt(),
            Self::Gte => ordering.is_ge(),
            Self::Lt => ordering.is_lt(),
            Self::Lte => ordering.is_le(),
        }
    }
}

/// One comparison of a fact with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Its id: given in the document, else its path.
    pub id: String,
    /// The field's name.
    pub field: String,
    /// The field's slot.
    pub slot: Slot,
    /// How the two are compared.
    pub operator: Operator,
    /// The value it is compared with.
    ///
    /// INVARIANT: of the variant that the field's type reads to, so that comparing the two means something.
    pub expected: Fact,
}

impl Condition {
    /// Met, not met, or unknown when the fact is missing and for no other reason.
    #[must_use]
    pub fn holds(&self, facts: &Facts) -> Truth {
        match facts.get(self.slot) {
            None => Truth::Unknown,
            Some(actual) => self.operator.holds(actual.cmp(&self.expected)).into(),
        }
    }
}

/// How a group's members make up its own result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// All must be met.
    All,
    /// One is enough.
    Any,
}

impl Join {
    /// The word in a document.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Any => "any",
        }
    }
}

/// A condition, or conditions joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// One comparison.
    Condition(Condition),
    /// Several rules joined; never empty.
    Group {
        /// Its id: its path in the document.
        id: String,
        /// How they join.
        join: Join,
        /// What is joined.
        rules: Vec<Rule>,
    },
    /// The opposite of a rule; unknown stays unknown.
    Not {
        /// Its id: its path in the document.
        id: String,
        /// What is turned round.
        rule: Box<Rule>,
    },
}

impl Rule {
    /// What the rule says of these facts.
    #[must_use]
    pub fn holds(&self, facts: &Facts) -> Truth {
        match self {
            Self::Condition(condition) => condition.holds(facts),
            Self::Group {
                join: Join::All,
                rules,
                ..
            } => Truth::all(rules.iter().map(|r| r.holds(facts))),
            Self::Group {
                join: Join::Any,
                rules,
                ..
            } => Truth::any(rules.iter().map(|r| r.holds(facts))),
            Self::Not { rule, .. } => match rule.holds(facts) {
                Truth::Met => Truth::NotMet,
                Truth::NotMet => Truth::Met,
                Truth::Unknown => Truth::Unknown,
            },
        }
    }

    /// Visits this rule and all below it, a group before its members, with the depth from 0.
    pub fn walk<'a>(&'a self, depth: usize, visit: &mut impl FnMut(&'a Rule, usize)) {
        visit(self, depth);
        match self {
            Self::Condition(_) => {}
            Self::Group { rules, .. } => {
                for rule in rules {
                    rule.walk(depth + 1, visit);
                }
            }
            Self::Not { rule, .. } => rule.walk(depth + 1, visit),
        }
    }

    /// The conditions that the rule's value still waits for: each undecided group, down to its unknowns.
    pub fn waits_for<'a>(&'a self, facts: &Facts, found: &mut Vec<&'a Condition>) {
        if self.holds(facts) != Truth::Unknown {
            return;
        }
        match self {
            Self::Condition(condition) => found.push(condition),
            Self::Group { rules, .. } => {
                for rule in rules {
                    rule.waits_for(facts, found);
                }
            }
            Self::Not { rule, .. } => rule.waits_for(facts, found),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::{Schema, builtin};

    #[test]
    fn every_operator_against_less_equal_and_greater() {
        let schema = Schema::new(builtin());
        let slot = schema.slot("qualification_score").unwrap();
        for (word, operator) in Operator::WORDS {
            let condition = Condition {
                id: word.to_owned(),
                field: "qualification_score".to_owned(),
                slot,
                operator,
                expected: Fact::Integer(75),
            };
            let mut facts = Facts::none(&schema);
            assert_eq!(
                condition.holds(&facts),
                Truth::Unknown,
                "{word}: a missing fact never matches"
            );
            let results = [74, 75, 76].map(|score| {
                facts.set(slot, Fact::Integer(score));
                condition.holds(&facts) == Truth::Met
            });
            let wanted = match operator {
                Operator::Eq => [false, true, false],
                Operator::Ne => [true, false, true],
                Operator::Gt => [false, false, true],
                Operator::Gte => [false, true, true],
                Operator::Lt => [true, false, false],
                Operator::Lte => [true, true, false],
            };
            assert_eq!(results, wanted, "{word}");
        }
    }
}
