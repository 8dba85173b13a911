//! Stub, replaced by the real one.
#![allow(missing_docs, clippy::all)]
use crate::draft::{Edit, EditError};
use crate::node::Node;
use crate::PolicyDraft;
#[derive(Clone, Debug)]
pub struct History { draft: PolicyDraft, past: Vec<Node>, future: Vec<Node> }
impl History {
    pub fn new(draft: PolicyDraft) -> Self { Self { draft, past: vec![], future: vec![] } }
    pub fn draft(&self) -> &PolicyDraft { &self.draft }
    pub fn apply(&mut self, edits: &[Edit], _at_ms: i64) -> Result<(), EditError> {
        let before = self.draft.clone();
        for e in edits { if let Err(e) = self.draft.apply(e) { self.draft = before; return Err(e); } }
        if before.node() != self.draft.node() { self.past.push(before.node().clone()); self.future.clear(); }
        Ok(())
    }
    pub fn undo(&mut self) -> Option<String> { let n = self.past.pop()?; self.future.push(self.draft.node().clone()); self.draft = PolicyDraft::from_node(n); Some("a change".into()) }
    pub fn redo(&mut self) -> Option<String> { let n = self.future.pop()?; self.past.push(self.draft.node().clone()); self.draft = PolicyDraft::from_node(n); Some("a change".into()) }
    pub fn can_undo(&self) -> bool { !self.past.is_empty() }
    pub fn can_redo(&self) -> bool { !self.future.is_empty() }
    pub fn to_node(&self, _most: usize) -> Node { self.draft.node().clone() }
    pub fn from_node(n: &Node) -> Option<Self> { Some(Self::new(PolicyDraft::from_node(n.clone()))) }
}
