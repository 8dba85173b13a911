//! One comparison of a fact, compiled once and evaluated without looking anything up.

use std::cmp::Ordering;

use crate::document::node::Node;
use crate::rule::fact::Fact;
use crate::rule::facts::Facts;
use crate::rule::operator::Operator;
use crate::rule::schema::Slot;
use crate::rule::truth::Truth;

/// What a fact is held against.
///
/// INVARIANT: every value is of the variant that the field's type reads to, so that comparing means something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// `eq ne lt lte gt gte` and the value.
    Compare(Comparison, Fact),
    /// From the first value to the second, both included.
    Between(Fact, Fact),
    /// One of these values.
    In(Vec<Fact>),
    /// None of these values.
    NotIn(Vec<Fact>),
    /// A part of a text, or a whole item of a list.
    Contains(String),
    /// No part of a text, and no item of a list.
    NotContains(String),
    /// The beginning of a text.
    StartsWith(String),
    /// The end of a text.
    EndsWith(String),
    /// The fact is known.
    IsPresent,
    /// The fact stays unknown.
    IsMissing,
}

/// A comparison that asks for an order or for equality.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Equal.
    Eq,
    /// Not equal.
    Ne,
    /// Less.
    Lt,
    /// Less or equal.
    Lte,
    /// Greater.
    Gt,
    /// Greater or equal.
    Gte,
}

impl Comparison {
    const fn holds(self, ordering: Ordering) -> bool {
        match self {
            Self::Eq => ordering.is_eq(),
            Self::Ne => ordering.is_ne(),
            Self::Lt => ordering.is_lt(),
            Self::Lte => ordering.is_le(),
            Self::Gt => ordering.is_gt(),
            Self::Gte => ordering.is_ge(),
        }
    }
}

impl Test {
    /// Whether a known fact passes.
    pub(crate) fn passes(&self, actual: &Fact) -> bool {
        match (self, actual) {
            (_, Fact::Text(text)) => self.passes_text(text),
            (Self::Compare(comparison, value), _) => comparison.holds(actual.cmp(value)),
            (Self::Between(low, high), _) => low <= actual && actual <= high,
            (Self::In(values), _) => values.contains(actual),
            (Self::NotIn(values), _) => !values.contains(actual),
            (Self::Contains(item), Fact::Texts(items)) => items.contains(item),
            (Self::NotContains(item), Fact::Texts(items)) => !items.contains(item),
            (Self::IsPresent, _) => true,
            // Other pairs are not built: the reader of the document sees to it.
            (Self::IsMissing, _)
            | (
                Self::Contains(_) | Self::NotContains(_) | Self::StartsWith(_) | Self::EndsWith(_),
                _,
            ) => false,
        }
    }

    /// Whether a known text, or choice, passes.
    pub(crate) fn passes_text(&self, actual: &str) -> bool {
        let is = |value: &Fact| matches!(value, Fact::Text(text) if text == actual);
        match self {
            Self::Compare(Comparison::Eq, value) => is(value),
            Self::Compare(Comparison::Ne, value) => !is(value),
            Self::In(values) => values.iter().any(is),
            Self::NotIn(values) => !values.iter().any(is),
            Self::Contains(part) => actual.contains(part.as_str()),
            Self::NotContains(part) => !actual.contains(part.as_str()),
            Self::StartsWith(start) => actual.starts_with(start.as_str()),
            Self::EndsWith(end) => actual.ends_with(end.as_str()),
            Self::IsPresent => true,
            // Texts have no order that a condition may ask for.
            Self::Compare(..) | Self::Between(..) | Self::IsMissing => false,
        }
    }

    /// What stands beside the operator in the signed form of a document; `None` for those that take nothing.
    #[must_use]
    pub fn operand(&self) -> Option<Node> {
        let list = |values: &[Fact]| Node::List(values.iter().map(Fact::to_node).collect());
        match self {
            Self::Compare(_, value) => Some(value.to_node()),
            Self::Between(low, high) => Some(Node::List(vec![low.to_node(), high.to_node()])),
            Self::In(values) | Self::NotIn(values) => Some(list(values)),
            Self::Contains(text)
            | Self::NotContains(text)
            | Self::StartsWith(text)
            | Self::EndsWith(text) => Some(Node::text(text)),
            Self::IsPresent | Self::IsMissing => None,
        }
    }

    /// The operator it was written with.
    #[must_use]
    pub const fn operator(&self) -> Operator {
        match self {
            Self::Compare(Comparison::Eq, _) => Operator::Eq,
            Self::Compare(Comparison::Ne, _) => Operator::Ne,
            Self::Compare(Comparison::Lt, _) => Operator::Lt,
            Self::Compare(Comparison::Lte, _) => Operator::Lte,
            Self::Compare(Comparison::Gt, _) => Operator::Gt,
            Self::Compare(Comparison::Gte, _) => Operator::Gte,
            Self::Between(..) => Operator::Between,
            Self::In(_) => Operator::In,
            Self::NotIn(_) => Operator::NotIn,
            Self::Contains(_) => Operator::Contains,
            Self::NotContains(_) => Operator::NotContains,
            Self::StartsWith(_) => Operator::StartsWith,
            Self::EndsWith(_) => Operator::EndsWith,
            Self::IsPresent => Operator::IsPresent,
            Self::IsMissing => Operator::IsMissing,
        }
    }
}

/// One comparison of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Its id: given in the document, else its path.
    pub id: String,
    /// The field's name.
    pub field: String,
    /// The field's slot.
    pub slot: Slot,
    /// What the fact is held against.
    pub test: Test,
}

impl Condition {
    /// Met, not met, or unknown when the fact is missing and for no other reason.
    ///
    /// A missing fact never matches, and never matches when negated. `is_present` and `is_missing` look at
    /// absence itself: while the call goes on a fact may still arrive, so they wait; once it has ended they know.
    #[must_use]
    #[inline]
    pub fn holds(&self, facts: &Facts) -> Truth {
        match (facts.get(self.slot), &self.test) {
            (Some(actual), test) => test.passes(actual).into(),
            (None, Test::IsPresent) if facts.is_final() => Truth::NotMet,
            (None, Test::IsMissing) if facts.is_final() => Truth::Met,
            (None, _) => Truth::Unknown,
        }
    }
}
