//! Numbers that a call carries as texts, because canonical JSON has no room for them.

use crate::document::node::Node;

/// The one key of a number that is carried as a text.
pub(super) const KEY: &str = "decimal";

pub(super) fn carried(digits: &str) -> Node {
    Node::map([(KEY, Node::text(digits))])
}

/// Returns the number that a value carries as a text.
pub(super) fn number(value: &Node) -> Option<Node> {
    let Node::Map(entries) = value else {
        return None;
    };
    match entries.as_slice() {
        [(key, Node::Text(digits))] if key == KEY => Node::number(digits),
        _ => None,
    }
}
