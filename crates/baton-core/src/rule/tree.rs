//! Conditions joined: all of them, any of them, or the opposite of one.

use super::condition::Condition;
use super::facts::Facts;
use super::truth::Truth;
use strum::IntoStaticStr;

/// How a group's members make up its own result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Join {
    /// All must be met.
    All,
    /// One is enough.
    Any,
}

impl Join {
    /// The word in a document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The join of the opposites of what a `not` stands around.
    pub(super) const fn swapped(self) -> Self {
        match self {
            Self::All => Self::Any,
            Self::Any => Self::All,
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
        self.value(&|condition| condition.holds(facts))
    }

    /// The rule's value, given that of each condition. A group stops at the first member that decides it; a
    /// result does not depend on that.
    pub fn value(&self, of: &impl Fn(&Condition) -> Truth) -> Truth {
        match self {
            Self::Condition(condition) => of(condition),
            Self::Group { join, rules, .. } => {
                let decides = match join {
                    Join::All => Truth::NotMet,
                    Join::Any => Truth::Met,
                };
                let mut value = decides.negated();
                for rule in rules {
                    match rule.value(of) {
                        truth if truth == decides => return decides,
                        Truth::Unknown => value = Truth::Unknown,
                        _ => {}
                    }
                }
                value
            }
            Self::Not { rule, .. } => rule.value(of).negated(),
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

    /// The conditions of the rule, in the order of the document.
    #[must_use]
    pub fn conditions(&self) -> Vec<&Condition> {
        let mut found = Vec::new();
        self.walk(0, &mut |rule, _| {
            if let Self::Condition(condition) = rule {
                found.push(condition);
            }
        });
        found
    }
}
