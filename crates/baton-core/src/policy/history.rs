//! Undo and redo for a whole document. Each step stores the previous tree.

mod description;
mod storage;

use std::mem;

use crate::document::Path;
use crate::document::node::Node;
use crate::policy::draft::{Edit, EditError, PolicyDraft};

/// Changes to the same path within this many milliseconds of each other form a single step.
pub const COALESCE_MS: i64 = 800;

/// Maximum number of steps kept; the oldest are dropped.
pub const MAX_STEPS: usize = 200;

/// Approximate maximum size of the trees kept, in bytes; the oldest are dropped.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;

/// A draft with its undo and redo steps.
///
/// ```
/// use baton_core::policy::{Edit, History};
/// use baton_core::{Node, Path, PolicyDraft};
///
/// let mut history = History::new(PolicyDraft::from_node(Node::map([("title", Node::text("UK"))])));
/// let title = Edit::Set { at: Path::new("/title"), to: Node::text("France") };
/// history.apply(&[title], 0)?;
/// assert_eq!(history.undo().as_deref(), Some("the change of the title"));
/// assert_eq!(history.draft().node().get("title"), Some(&Node::text("UK")));
/// # Ok::<(), baton_core::policy::EditError>(())
/// ```
#[derive(Clone, Debug)]
pub struct History {
    draft: PolicyDraft,
    /// Steps to undo, most recent last.
    past: Vec<Step>,
    /// Steps to redo, next last.
    future: Vec<Step>,
    /// Path and time of the last change, while further changes to the path would extend its step.
    ///
    /// INVARIANT: if present, that step is the last of `past`, and `future` is empty.
    coalescing: Option<(Path, i64)>,
}

/// A change: its description, and the draft on its other side.
#[derive(Clone, Debug)]
struct Step {
    what: String,
    draft: PolicyDraft,
}

impl History {
    /// Creates the history of an unchanged draft.
    #[must_use]
    pub const fn new(draft: PolicyDraft) -> Self {
        Self {
            draft,
            past: Vec::new(),
            future: Vec::new(),
            coalescing: None,
        }
    }

    /// Returns the current draft.
    #[must_use]
    pub const fn draft(&self) -> &PolicyDraft {
        &self.draft
    }

    /// Applies edits as a single step, all or none. Edits that change nothing create no step.
    ///
    /// `at_ms` is a time in milliseconds of any clock. Values set at the same path within [`COALESCE_MS`] of each
    /// other form a single step, unless there was an undo or redo in between. If they end with the original value, the
    /// step is removed.
    ///
    /// # Errors
    /// [`EditError`] if a path does not exist; nothing is then changed or recorded.
    pub fn apply(&mut self, edits: &[Edit], at_ms: i64) -> Result<(), EditError> {
        let mut changed = self.draft.clone();
        for edit in edits {
            changed.apply(edit)?;
        }
        if changed.node() == self.draft.node() {
            return Ok(());
        }
        let path = common_path(edits);
        let is_continued = matches!((&self.coalescing, path), (Some((last, at)), Some(path))
            if last == path && (0..=COALESCE_MS).contains(&at_ms.saturating_sub(*at)));
        let before = mem::replace(&mut self.draft, changed);
        self.coalescing = path.map(|path| (path.clone(), at_ms));
        if is_continued {
            let is_reverted = |step: &mut Step| step.draft.node() == self.draft.node();
            if let Some(step) = self.past.pop_if(is_reverted) {
                self.draft = step.draft;
                self.coalescing = None;
            }
            return Ok(());
        }
        self.future.clear();
        self.past.push(Step {
            what: description::describe(edits),
            draft: before,
        });
        self.trim();
        Ok(())
    }

    /// Undoes the last step and returns its description: "the change of the value of condition 1".
    pub fn undo(&mut self) -> Option<String> {
        self.coalescing = None;
        move_step(&mut self.draft, &mut self.past, &mut self.future)
    }

    /// Redoes the last step undone and returns its description.
    pub fn redo(&mut self) -> Option<String> {
        self.coalescing = None;
        move_step(&mut self.draft, &mut self.future, &mut self.past)
    }

    /// Returns true if there is a step to undo.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Returns true if there is a step to redo.
    #[must_use]
    pub const fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Drops the oldest steps beyond the limits. The latest step is always kept.
    fn trim(&mut self) {
        let mut bytes = 0;
        let fits = |step: &&Step| {
            bytes += approximate_size(step.draft.node());
            bytes <= MAX_BYTES
        };
        let newest = self.past.iter().rev().take(MAX_STEPS);
        let kept = newest.take_while(fits).count().max(1);
        let gone = self.past.len().saturating_sub(kept);
        self.past.drain(..gone);
    }
}

fn move_step(draft: &mut PolicyDraft, from: &mut Vec<Step>, to: &mut Vec<Step>) -> Option<String> {
    let mut step = from.pop()?;
    mem::swap(draft, &mut step.draft);
    let what = step.what.clone();
    to.push(step);
    Some(what)
}

/// Returns the path at which all the edits set a value, if it is the same.
fn common_path(edits: &[Edit]) -> Option<&Path> {
    let mut paths = edits.iter().map(|edit| match edit {
        Edit::Set { at, .. } => Some(at),
        _ => None,
    });
    let first = paths.next()??;
    paths.all(|path| path == Some(first)).then_some(first)
}

/// Returns the approximate size of a tree in bytes.
fn approximate_size(node: &Node) -> usize {
    32 + match node {
        Node::Null | Node::Bool(_) | Node::Int(_) => 0,
        Node::Decimal(text) | Node::Text(text) => text.len(),
        Node::List(items) => items.iter().map(approximate_size).sum(),
        Node::Map(entries) => entries
            .iter()
            .map(|(k, v)| k.len() + approximate_size(v))
            .sum(),
    }
}
