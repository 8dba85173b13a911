//! Storage of a history, so that it survives a page reload.

use super::{History, MAX_STEPS, Step};
use crate::document::json::push_node;
use crate::document::node::Node;
use crate::policy::draft::PolicyDraft;

impl History {
    /// Returns the history as a value whose JSON, as [`push_node`] writes it, has at most `max_bytes`. The oldest
    /// steps are left out as necessary; the draft is always kept, whatever its size.
    ///
    /// The JSON is nested deeper than a document. Use [`crate::document::json::parse_sent`] to parse it.
    #[must_use]
    pub fn to_node(&self, max_bytes: usize) -> Node {
        let draft = self.draft.node();
        let empty = to_node_with(draft, [Vec::new(), Vec::new()]);
        let mut left = max_bytes.saturating_sub(json_len(&empty));
        // Redo steps come first, because they are the most recent.
        let future = most_recent(&self.future, &mut left);
        let past = if future.len() == self.future.len() {
            most_recent(&self.past, &mut left)
        } else {
            Vec::new()
        };
        to_node_with(draft, [past, future])
    }

    /// Restores a history written by [`History::to_node`]. Returns `None` for any other value.
    #[must_use]
    pub fn from_node(node: &Node) -> Option<Self> {
        Some(Self {
            draft: PolicyDraft::from_node(node.get("draft")?.clone()),
            past: steps(node.get("past")?)?,
            future: steps(node.get("future")?)?,
            coalescing: None,
        })
    }
}

fn to_node_with(draft: &Node, [past, future]: [Vec<Node>; 2]) -> Node {
    Node::map([
        ("draft", draft.clone()),
        ("past", Node::List(past)),
        ("future", Node::List(future)),
    ])
}

/// Returns the most recent steps that fit, in their order.
fn most_recent(steps: &[Step], left: &mut usize) -> Vec<Node> {
    let mut kept = Vec::new();
    for step in steps.iter().rev() {
        let tree = step.draft.node().clone();
        let node = Node::map([("what", Node::text(&step.what)), ("tree", tree)]);
        // One more byte for the comma.
        let Some(rest) = left.checked_sub(json_len(&node) + 1) else {
            break;
        };
        *left = rest;
        kept.push(node);
    }
    kept.reverse();
    kept
}

fn json_len(node: &Node) -> usize {
    let mut text = String::new();
    push_node(node, &mut text);
    text.len()
}

fn steps(node: &Node) -> Option<Vec<Step>> {
    let Node::List(items) = node else { return None };
    if items.len() > MAX_STEPS {
        return None;
    }
    let step = |item: &Node| match item.get("what")? {
        Node::Text(what) => Some(Step {
            what: what.clone(),
            draft: PolicyDraft::from_node(item.get("tree")?.clone()),
        }),
        _ => None,
    };
    items.iter().map(step).collect()
}
