//! Facts in a form that survives canonical JSON unchanged.
//!
//! Canonical JSON has no decimals, no integers beyond 2^53 and no keys outside ASCII. This module encodes such values
//! in another way, so that a signed call keeps the facts of the original.

use super::carried::{KEY, encode};
use super::slots::Schema;
use crate::document::canonical::MAX_INTEGER;
use crate::document::node::Node;

impl Schema {
    /// Returns the facts that the schema declares, with `{"decimal": "12.5"}` for each number that canonical JSON
    /// cannot hold. Undeclared facts are left out, because no rule reads them.
    #[must_use]
    pub fn portable(&self, facts: &Node) -> Node {
        let Node::Map(entries) = facts else {
            return Node::Map(Vec::new());
        };
        let known = entries
            .iter()
            .filter(|(field, _)| self.slot(field).is_some());
        let known = known.map(|(field, value)| (field.clone(), portable(value)));
        Node::Map(known.collect())
    }
}

fn portable(value: &Node) -> Node {
    match value {
        Node::Int(n) if n.unsigned_abs() > MAX_INTEGER.unsigned_abs() => encode(&n.to_string()),
        Node::Decimal(text) => encode(text),
        Node::List(items) => Node::List(items.iter().map(portable).collect()),
        Node::Map(entries) => match entries.as_slice() {
            [(key, Node::Text(_))] if key == KEY => value.clone(),
            [(key, Node::Int(minor))]
                if key == "minor" && minor.unsigned_abs() <= MAX_INTEGER.unsigned_abs() =>
            {
                value.clone()
            }
            // No fact type is written as such a mapping, and a finding says only that it is a mapping.
            _ => Node::Map(Vec::new()),
        },
        Node::Null | Node::Bool(_) | Node::Int(_) | Node::Text(_) => value.clone(),
    }
}
