//! Values of facts.

use serde::{Serialize, Serializer};

use crate::calendar::Instant;
use crate::document::node::Node;
use crate::value::Decimal;
use crate::value::money::Currency;

/// The value of a fact in one call.
///
/// All values of a field have the same variant, so the derived order is the order of the field's type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// A whole number.
    Integer(i64),
    /// Yes or no.
    Boolean(bool),
    /// An amount in minor units of the policy's currency.
    Money(i64),
    /// A text or a choice.
    Text(String),
    /// A list of texts.
    Texts(Vec<String>),
    /// An exact decimal.
    Number(Decimal),
    /// A moment.
    Instant(Instant),
}

impl Fact {
    /// Describes the value for people: `yes`, `£12,500`, `“inbound”`.
    #[must_use]
    pub fn describe(&self, currency: Currency) -> String {
        match self {
            Self::Integer(n) => n.to_string(),
            Self::Boolean(true) => "yes".to_owned(),
            Self::Boolean(false) => "no".to_owned(),
            Self::Money(minor) => currency.format(*minor),
            Self::Text(t) => format!("“{t}”"),
            Self::Texts(items) if items.is_empty() => "an empty list".to_owned(),
            Self::Texts(items) => items
                .iter()
                .map(|t| format!("“{t}”"))
                .collect::<Vec<_>>()
                .join(", "),
            Self::Number(n) => n.to_string(),
            Self::Instant(at) => at.to_string(),
        }
    }
}

impl Fact {
    /// Returns the value in the signed form of a document: money is `{"minor": 500000}`.
    #[must_use]
    pub fn to_node(&self) -> Node {
        match self {
            Self::Integer(n) => Node::Int(*n),
            Self::Boolean(b) => Node::Bool(*b),
            Self::Money(minor) => Node::map([("minor", Node::Int(*minor))]),
            Self::Text(t) => Node::text(t),
            Self::Texts(items) => Node::List(items.iter().map(Node::text).collect()),
            Self::Number(n) => Node::Decimal(n.to_string()),
            Self::Instant(at) => Node::text(at.to_string()),
        }
    }
}

impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_node().serialize(serializer)
    }
}
