//! A call's facts in a form that canonical JSON carries whole.
//!
//! Canonical JSON has no decimals, no number beyond 2^53 and no key outside ASCII. What it would change or refuse is
//! spelt in another way here, so that a signed call has the facts of the call that it was made of.

use super::carried::{KEY, carried};
use super::slots::Schema;
use crate::document::canonical::MAX_INTEGER;
use crate::document::node::Node;

impl Schema {
    /// Returns the facts that the schema knows, with `{"decimal": "12.5"}` for each number that canonical JSON cannot
    /// carry. Unknown facts are left out: they decide nothing.
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
        Node::Int(n) if n.unsigned_abs() > MAX_INTEGER.unsigned_abs() => carried(&n.to_string()),
        Node::Decimal(text) => carried(text),
        Node::List(items) => Node::List(items.iter().map(portable).collect()),
        Node::Map(entries) => match entries.as_slice() {
            [(key, Node::Text(_))] if key == KEY => value.clone(),
            [(key, Node::Int(minor))]
                if key == "minor" && minor.unsigned_abs() <= MAX_INTEGER.unsigned_abs() =>
            {
                value.clone()
            }
            // No type of fact is written so, and a finding says no more than that this is a mapping.
            _ => Node::Map(Vec::new()),
        },
        Node::Null | Node::Bool(_) | Node::Int(_) | Node::Text(_) => value.clone(),
    }
}
