//! One fact that a policy knows, and how a call's value becomes one.

use super::carried;
use super::misread::FactError;
use crate::calendar::Instant;
use crate::document::node::{self, Node};
use crate::rule::fact::Fact;
use crate::rule::fact_type::{FactType, WhenMissing};
use crate::value::money::{self, Basis, Currency, StatedAmount};
use crate::value::{Decimal, missing_value};

/// The declaration of one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactSpec {
    /// The field's name, such as `budget_confirmed`.
    pub name: String,
    /// The fact's type.
    pub kind: FactType,
    /// The consequence of a missing fact once the call has ended.
    pub when_missing: WhenMissing,
    /// The question to put to the prospect when the fact is missing.
    pub ask: Option<String>,
}

impl FactSpec {
    /// Returns the name for people: `budget_confirmed` becomes "budget confirmed".
    #[must_use]
    pub fn label(&self) -> String {
        self.name.replace('_', " ")
    }

    /// Reads a value as a fact of this type. Values are never coerced: `"5"` is not a number, and `true` is not 1.
    ///
    /// # Errors
    /// Returns [`FactError`] if the value has another type, or lies outside the limits or options.
    pub fn read(&self, node: &Node, reading: MoneyReading) -> Result<Fact, FactError> {
        let decoded;
        let node = match carried::decode(node) {
            Some(number) => {
                decoded = number;
                &decoded
            }
            None => node,
        };
        match (&self.kind, node) {
            (FactType::Integer { min, max }, Node::Int(n)) => {
                let inside = min.is_none_or(|min| *n >= min) && max.is_none_or(|max| *n <= max);
                let inside = inside
                    && n.unsigned_abs() <= crate::document::canonical::MAX_INTEGER.unsigned_abs();
                if inside {
                    Ok(Fact::Integer(*n))
                } else {
                    Err(self.outside(node))
                }
            }
            (FactType::Boolean, Node::Bool(b)) => Ok(Fact::Boolean(*b)),
            (FactType::Text, Node::Text(t)) => Ok(Fact::Text(t.clone())),
            (FactType::Texts, Node::List(items)) => {
                let texts = items.iter().map(|item| match item {
                    Node::Text(text) => Some(text.clone()),
                    _ => None,
                });
                texts
                    .collect::<Option<_>>()
                    .map(Fact::Texts)
                    .ok_or_else(|| self.other_type(node))
            }
            // A whole number beyond 64 bits.
            (FactType::Integer { .. }, Node::Decimal(text)) if node::is_whole(text) => {
                Err(self.outside(node))
            }
            (FactType::Number, Node::Int(n)) => Decimal::from_whole(*n)
                .map(Fact::Number)
                .ok_or_else(|| self.outside(node)),
            (FactType::Number, Node::Decimal(text)) => Decimal::parse(text)
                .map(Fact::Number)
                .ok_or_else(|| self.outside(node)),
            (FactType::Instant, Node::Text(text)) => Instant::parse(text)
                .map(Fact::Instant)
                .ok_or_else(|| self.other_type(node)),
            (FactType::Choice(options), Node::Text(t)) => {
                if options.contains(t) {
                    Ok(Fact::Text(t.clone()))
                } else {
                    Err(self.outside(node))
                }
            }
            (FactType::Money, _) => {
                let stated = self.money(node, reading.currency)?;
                Ok(Fact::Money(stated.amount.resolve(reading.basis)))
            }
            _ => Err(self.other_type(node)),
        }
    }

    /// Reads a value from a call: as [`FactSpec::read`], but refuses markers for a missing value, such as `N/A`. For an
    /// amount of money with qualifying words it also returns a remark.
    ///
    /// Markers among the items of a list are dropped. If a list holds only markers, it is empty if one of them means that
    /// there is nothing to list (`none`, `n/a`), and missing otherwise (`unknown`).
    ///
    /// # Errors
    /// Returns [`FactError`] if the value is a marker, has another type, or lies outside the limits or options.
    pub fn read_from_call(
        &self,
        node: &Node,
        reading: MoneyReading,
    ) -> Result<(Fact, Option<String>), FactError> {
        match (&self.kind, node) {
            (FactType::Text | FactType::Money, Node::Text(text))
                if missing_value::is_marker(text) =>
            {
                Err(self.marker(text))
            }
            (FactType::Money, Node::Text(_)) => {
                let stated = self.money(node, reading.currency)?;
                let remark = stated.remark(reading.currency, reading.basis);
                Ok((
                    Fact::Money(stated.amount.resolve(reading.basis)),
                    remark.map(|remark| format!("{} {remark}", node.describe())),
                ))
            }
            (FactType::Texts, Node::List(_)) => {
                let mut fact = self.read(node, reading)?;
                if let Fact::Texts(items) = &mut fact
                    && items.iter().any(|item| missing_value::is_marker(item))
                {
                    let none = items.iter().any(|item| missing_value::means_none(item));
                    let first = items.first().cloned().unwrap_or_default();
                    items.retain(|item| !missing_value::is_marker(item));
                    if items.is_empty() && !none {
                        return Err(self.marker(&first));
                    }
                }
                Ok((fact, None))
            }
            _ => Ok((self.read(node, reading)?, None)),
        }
    }

    fn marker(&self, text: &str) -> FactError {
        FactError::Marker(format!(
            "{} is the placeholder “{}”",
            self.label(),
            text.trim()
        ))
    }

    fn money(&self, node: &Node, currency: Currency) -> Result<StatedAmount, FactError> {
        let unreadable = |why| FactError::Amount(format!("{} {why}", node.describe()));
        money::read(node, currency).map_err(unreadable)
    }

    fn other_type(&self, node: &Node) -> FactError {
        let expected = self.expected();
        FactError::WrongType(format!(
            "{} is {}; it must be {expected}",
            self.label(),
            node.describe()
        ))
    }

    fn outside(&self, node: &Node) -> FactError {
        let expected = self.expected();
        FactError::OutOfRange(format!(
            "{} is {}; it must be {expected}",
            self.label(),
            node.describe()
        ))
    }

    /// Describes the values that the fact may take: "a whole number from 0 to 100".
    #[must_use]
    pub fn expected(&self) -> String {
        match &self.kind {
            FactType::Integer {
                min: Some(a),
                max: Some(b),
            } => format!("a whole number from {a} to {b}"),
            FactType::Integer {
                min: Some(a),
                max: None,
            } => format!("a whole number from {a} up"),
            FactType::Integer {
                min: None,
                max: Some(b),
            } => format!("a whole number up to {b}"),
            FactType::Integer {
                min: None,
                max: None,
            } => "a whole number".to_owned(),
            FactType::Boolean => "true or false".to_owned(),
            FactType::Money => "an amount of money".to_owned(),
            FactType::Choice(options) => format!("one of {}", options.join(", ")),
            FactType::Text => "a text".to_owned(),
            FactType::Texts => "a list of texts".to_owned(),
            FactType::Number => format!("a number of at most {} digits", Decimal::MAX_DIGITS),
            FactType::Instant => "a time such as 2026-06-19T14:23:00Z".to_owned(),
        }
    }
}

/// The settings by which an amount of money in a call is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoneyReading {
    /// The policy's currency.
    pub currency: Currency,
    /// The end of a range that counts as its amount.
    pub basis: Basis,
}
