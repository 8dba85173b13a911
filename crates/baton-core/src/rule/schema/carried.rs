//! Encoding of numbers as texts, for numbers that canonical JSON cannot represent.

use crate::document::node::Node;

/// The only key of a number that is encoded as a text.
pub(super) const KEY: &str = "decimal";

/// Encodes the digits of a number.
pub(super) fn encode(digits: &str) -> Node {
    Node::map([(KEY, Node::text(digits))])
}

/// Decodes a number that is encoded as a text; `None` for any other value.
pub(super) fn decode(value: &Node) -> Option<Node> {
    let Node::Map(entries) = value else {
        return None;
    };
    match entries.as_slice() {
        [(key, Node::Text(digits))] if key == KEY => Node::number(digits),
        _ => None,
    }
}
