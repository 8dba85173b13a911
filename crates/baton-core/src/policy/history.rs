//! Undo and redo over the whole document: a step is the tree as it was.

mod kept;
mod words;

use std::mem;

use crate::document::Path;
use crate::document::node::Node;
use crate::policy::draft::{Edit, EditError, PolicyDraft};

/// Changes of one place that follow each other within so many milliseconds are one step.
pub const COALESCE_MS: i64 = 800;

/// The most steps kept; the oldest go.
pub const MOST_STEPS: usize = 200;

/// The most bytes of trees kept, about; the oldest go.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;

/// A draft, with what it was before each change and what it was before each undoing.
///
/// ```
/// use baton_core::policy::Edit;
/// use baton_core::policy::History;
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
    /// What can be undone, the newest last.
    past: Vec<Step>,
    /// What can be redone, the next last.
    future: Vec<Step>,
    /// Where the last change was made and when, while another there would belong to its step.
    ///
    /// INVARIANT: while there is one, the newest step of the past is its step, and nothing can be redone.
    run: Option<(Path, i64)>,
}

/// One change: what it was, and the draft on its other side.
#[derive(Clone, Debug)]
struct Step {
    what: String,
    draft: PolicyDraft,
}

impl History {
    /// The history of a draft that nobody has changed yet.
    #[must_use]
    pub const fn new(draft: PolicyDraft) -> Self {
        Self {
            draft,
            past: Vec::new(),
            future: Vec::new(),
            run: None,
        }
    }

    /// The draft as it is now.
    #[must_use]
    pub const fn draft(&self) -> &PolicyDraft {
        &self.draft
    }

    /// Makes changes, all of them or none, as one step. What changes nothing is no step.
    ///
    /// `at_ms` is the moment in milliseconds of any clock: values put at one and the same place within
    /// [`COALESCE_MS`] of the last one belong to its step, unless something was undone or redone in between. A
    /// run that ends where it began leaves no step.
    ///
    /// # Errors
    /// [`EditError`] when a place does not exist; nothing is changed then, and nothing recorded.
    pub fn apply(&mut self, edits: &[Edit], at_ms: i64) -> Result<(), EditError> {
        let mut changed = self.draft.clone();
        for edit in edits {
            changed.apply(edit)?;
        }
        if changed.node() == self.draft.node() {
            return Ok(());
        }
        let place = one_place(edits);
        let goes_on = matches!((&self.run, place), (Some((last, at)), Some(place))
            if last == place && (0..=COALESCE_MS).contains(&at_ms.saturating_sub(*at)));
        let before = mem::replace(&mut self.draft, changed);
        self.run = place.map(|place| (place.clone(), at_ms));
        if goes_on {
            let back = |step: &mut Step| step.draft.node() == self.draft.node();
            if let Some(step) = self.past.pop_if(back) {
                self.draft = step.draft;
                self.run = None;
            }
            return Ok(());
        }
        self.future.clear();
        self.past.push(Step {
            what: words::of(edits),
            draft: before,
        });
        self.forget();
        Ok(())
    }

    /// Takes back the last step and says what it was: "the change of the value of condition 1".
    pub fn undo(&mut self) -> Option<String> {
        self.run = None;
        turn(&mut self.draft, &mut self.past, &mut self.future)
    }

    /// Makes the step again that was taken back last, and says what it was.
    pub fn redo(&mut self) -> Option<String> {
        self.run = None;
        turn(&mut self.draft, &mut self.future, &mut self.past)
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to make again.
    #[must_use]
    pub const fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Lets the oldest steps go that are too many or too large together; the newest always stays.
    fn forget(&mut self) {
        let mut bytes = 0;
        let fits = |step: &&Step| {
            bytes += weight(step.draft.node());
            bytes <= MOST_BYTES
        };
        let newest = self.past.iter().rev().take(MOST_STEPS);
        let kept = newest.take_while(fits).count().max(1);
        let gone = self.past.len().saturating_sub(kept);
        self.past.drain(..gone);
    }
}

fn turn(draft: &mut PolicyDraft, from: &mut Vec<Step>, to: &mut Vec<Step>) -> Option<String> {
    let mut step = from.pop()?;
    mem::swap(draft, &mut step.draft);
    let what = step.what.clone();
    to.push(step);
    Some(what)
}

/// The one place at which all the edits put a value.
fn one_place(edits: &[Edit]) -> Option<&Path> {
    let mut places = edits.iter().map(|edit| match edit {
        Edit::Set { at, .. } => Some(at),
        _ => None,
    });
    let first = places.next()??;
    places.all(|place| place == Some(first)).then_some(first)
}

/// How many bytes a tree takes, about.
fn weight(node: &Node) -> usize {
    32 + match node {
        Node::Null | Node::Bool(_) | Node::Int(_) => 0,
        Node::Decimal(text) | Node::Text(text) => text.len(),
        Node::List(items) => items.iter().map(weight).sum(),
        Node::Map(entries) => entries.iter().map(|(k, v)| k.len() + weight(v)).sum(),
    }
}
