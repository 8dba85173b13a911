//! Conditions: one comparison of one fact, resolved to a slot when the policy is read.

use std::cmp::Ordering;

use crate::document::node::Node;
use crate::rule::fact::Fact;
use crate::rule::facts::Facts;
use crate::rule::operator::Operator;
use crate::rule::schema::Slot;
use crate::rule::truth::Truth;

/// An operator with its operand.
///
/// INVARIANT: every value has the variant that belongs to the field's type, so comparing two is always meaningful.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// `eq ne lt lte gt gte` with a value.
    Compare(Comparison, Fact),
    /// Between two values, both included.
    Between(Fact, Fact),
    /// One of these values.
    In(Vec<Fact>),
    /// None of these values.
    NotIn(Vec<Fact>),
    /// A text that contains this text, or a list that has it as an item.
    Contains(String),
    /// A text that does not contain this text, or a list that does not have it as an item.
    NotContains(String),
    /// A text that begins with this text.
    StartsWith(String),
    /// A text that ends with this text.
    EndsWith(String),
    /// The fact is known.
    IsPresent,
    /// The fact is not known, and the call has ended.
    IsMissing,
}

/// A comparison by equality or order.
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
    const fn accepts(self, ordering: Ordering) -> bool {
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
    /// Returns true if a known fact passes the test.
    pub(crate) fn passes(&self, actual: &Fact) -> bool {
        match (self, actual) {
            (_, Fact::Text(text)) => self.passes_text(text),
            (Self::Compare(comparison, value), _) => comparison.accepts(actual.cmp(value)),
            (Self::Between(low, high), _) => low <= actual && actual <= high,
            (Self::In(values), _) => values.contains(actual),
            (Self::NotIn(values), _) => !values.contains(actual),
            (Self::Contains(item), Fact::Texts(items)) => items.contains(item),
            (Self::NotContains(item), Fact::Texts(items)) => !items.contains(item),
            (Self::IsPresent, _) => true,
            // The document reader refuses every other pair.
            (Self::IsMissing, _)
            | (
                Self::Contains(_) | Self::NotContains(_) | Self::StartsWith(_) | Self::EndsWith(_),
                _,
            ) => false,
        }
    }

    /// Returns true if a known text or choice passes the test.
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
            // Operators that need an order do not apply to texts.
            Self::Compare(..) | Self::Between(..) | Self::IsMissing => false,
        }
    }

    /// Returns the operand in the signed form of a document; `None` for `is_present` and `is_missing`.
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

    /// Returns the test's operator.
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
    /// The id given in the document, or the condition's path if there is none.
    pub id: String,
    /// The field's name.
    pub field: String,
    /// The field's slot.
    pub slot: Slot,
    /// The operator and its operand.
    pub test: Test,
}

impl Condition {
    /// Evaluates the condition. The result is unknown only if the fact is missing.
    ///
    /// A missing fact never matches, not even under *not*. `is_present` and `is_missing` test absence itself: during
    /// the call they are unknown, because the fact may still arrive; after the call they are decided.
    #[must_use]
    #[inline]
    pub fn evaluate(&self, facts: &Facts) -> Truth {
        match (facts.get(self.slot), &self.test) {
            (Some(actual), test) => test.passes(actual).into(),
            (None, Test::IsPresent) if facts.is_final() => Truth::NotMet,
            (None, Test::IsMissing) if facts.is_final() => Truth::Met,
            (None, _) => Truth::Unknown,
        }
    }
}
