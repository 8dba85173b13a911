//! A history as one value, so that it survives a reload.

use super::{History, MOST_STEPS, Step};
use crate::document::json::push_node;
use crate::document::node::Node;
use crate::policy::draft::PolicyDraft;

impl History {
    /// The history as a value whose JSON, as [`push_node`] writes it, is at most so many bytes: the oldest steps
    /// are left out until it fits. The draft itself is always kept, whatever its size.
    ///
    /// The JSON is nested deeper than a document; it is read back with [`crate::document::json::parse_sent`].
    #[must_use]
    pub fn to_node(&self, most_bytes: usize) -> Node {
        let draft = self.draft.node();
        let empty = written(draft, [Vec::new(), Vec::new()]);
        let mut left = most_bytes.saturating_sub(length(&empty));
        // What can be redone was made last.
        let future = newest(&self.future, &mut left);
        let past = if future.len() == self.future.len() {
            newest(&self.past, &mut left)
        } else {
            Vec::new()
        };
        written(draft, [past, future])
    }

    /// Reads what [`History::to_node`] wrote; `None` if it is anything else.
    #[must_use]
    pub fn from_node(node: &Node) -> Option<Self> {
        Some(Self {
            draft: PolicyDraft::from_node(node.get("draft")?.clone()),
            past: steps(node.get("past")?)?,
            future: steps(node.get("future")?)?,
            run: None,
        })
    }
}

fn written(draft: &Node, [past, future]: [Vec<Node>; 2]) -> Node {
    Node::map([
        ("draft", draft.clone()),
        ("past", Node::List(past)),
        ("future", Node::List(future)),
    ])
}

/// The steps from the last one back for which there is room, in their order.
fn newest(steps: &[Step], left: &mut usize) -> Vec<Node> {
    let mut kept = Vec::new();
    for step in steps.iter().rev() {
        let tree = step.draft.node().clone();
        let node = Node::map([("what", Node::text(&step.what)), ("tree", tree)]);
        // One more for the comma.
        let Some(rest) = left.checked_sub(length(&node) + 1) else {
            break;
        };
        *left = rest;
        kept.push(node);
    }
    kept.reverse();
    kept
}

fn length(node: &Node) -> usize {
    let mut text = String::new();
    push_node(node, &mut text);
    text.len()
}

fn steps(node: &Node) -> Option<Vec<Step>> {
    let Node::List(items) = node else { return None };
    if items.len() > MOST_STEPS {
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
