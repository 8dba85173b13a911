//! Rules: conditions joined by *all*, *any* and *not*.

use super::condition::Condition;
use super::facts::Facts;
use super::truth::Truth;
use strum::IntoStaticStr;

/// The way in which a group combines the results of its members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Join {
    /// Met if all members are met.
    All,
    /// Met if any member is met.
    Any,
}

impl Join {
    /// Returns the word in a document.
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

/// A condition, or a tree of conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// One comparison.
    Condition(Condition),
    /// Several rules joined; never empty.
    Group {
        /// The id: the group's path in the document.
        id: String,
        /// The way in which the members are combined.
        join: Join,
        /// The members.
        rules: Vec<Rule>,
    },
    /// The negation of a rule; unknown stays unknown.
    Not {
        /// The id: the negation's path in the document.
        id: String,
        /// The rule that is negated.
        rule: Box<Rule>,
    },
}

impl Rule {
    /// Evaluates the rule for the facts of a call.
    #[must_use]
    pub fn evaluate(&self, facts: &Facts) -> Truth {
        self.evaluate_with(&|condition| condition.evaluate(facts))
    }

    /// Evaluates the rule with a function that evaluates each condition. A group skips the members after the first that
    /// decides it; this does not change the result.
    pub fn evaluate_with(&self, evaluate: &impl Fn(&Condition) -> Truth) -> Truth {
        match self {
            Self::Condition(condition) => evaluate(condition),
            Self::Group { join, rules, .. } => {
                let decides = match join {
                    Join::All => Truth::NotMet,
                    Join::Any => Truth::Met,
                };
                let mut value = decides.negated();
                for rule in rules {
                    match rule.evaluate_with(evaluate) {
                        truth if truth == decides => return decides,
                        Truth::Unknown => value = Truth::Unknown,
                        _ => {}
                    }
                }
                value
            }
            Self::Not { rule, .. } => rule.evaluate_with(evaluate).negated(),
        }
    }

    /// Visits this rule and its descendants, each group before its members. `visit` receives the depth, which starts at
    /// `depth` and grows by 1 a level.
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

    /// Returns the conditions of the rule, in document order.
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
