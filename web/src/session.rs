//! What the console holds: one document, and everything that follows from it.
//!
//! Components read these signals and send [`Edit`]s. Rules live in the engine.

mod claims;
mod verdict;

use std::sync::Arc;

use baton_core::draft::{Checked, Edit};
use baton_core::path::Path;
use baton_core::{Decision, Diagnostic, Instant, Node, Policy, PolicyDraft, Severity, decide};
use leptos::prelude::*;

use crate::samples::{Sample, read};
use claims::Claims;
pub(crate) use verdict::Verdict;

/// The one state of the page. It is `Copy`: everything in it is a handle.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    draft: RwSignal<PolicyDraft>,
    diagnostics: Memo<Vec<Diagnostic>>,
    policy: Memo<Arc<Policy>>,
    decisions: Memo<Arc<Vec<Decision>>>,
    opening: StoredValue<Arc<Vec<Verdict>>>,
    samples: StoredValue<Arc<Vec<Sample>>>,
    selected: RwSignal<usize>,
    announcement: RwSignal<String>,
    claims: Claims,
}

impl Session {
    /// Opens the console on a completed policy and on sample calls, both JSON.
    ///
    /// `now` stands in for the moment of a call that has none of its own.
    pub(crate) fn open(policy: &str, calls: &str, now: Instant) -> Result<Self, String> {
        let draft = baton_core::json::parse(policy)
            .map(PolicyDraft::from_node)
            .map_err(|error| format!("the opening policy cannot be read: {error}"))?;
        let opening = match draft.check() {
            Checked {
                policy: Some(policy),
                ..
            } => Arc::new(policy),
            checked => {
                let first = checked.errors().next().map(ToString::to_string);
                return Err(format!(
                    "the opening policy has errors: {}",
                    first.unwrap_or_default()
                ));
            }
        };
        let samples = Arc::new(read(calls)?);
        Ok(Self::of(draft, &opening, samples, now))
    }

    fn of(
        draft: PolicyDraft,
        opening: &Arc<Policy>,
        samples: Arc<Vec<Sample>>,
        now: Instant,
    ) -> Self {
        let first = decide_all(opening, &samples, now);
        let draft = RwSignal::new(draft);
        // A check is never equal to another: what is compared are the slices below.
        let checked = Memo::new_with_compare(
            move |_| draft.with(|draft| Arc::new(draft.check())),
            |_, _| true,
        );
        let diagnostics = Memo::new(move |_| checked.with(|checked| checked.diagnostics.clone()));
        let last_good = Arc::clone(opening);
        let policy = Memo::new(move |before: Option<&Arc<Policy>>| {
            checked.with(|checked| match (&checked.policy, before) {
                (Some(policy), _) => Arc::new(policy.clone()),
                (None, Some(before)) => Arc::clone(before),
                (None, None) => Arc::clone(&last_good),
            })
        });
        let decided = Arc::clone(&samples);
        let decisions =
            Memo::new(move |_| policy.with(|policy| Arc::new(decide_all(policy, &decided, now))));
        Self {
            draft,
            diagnostics,
            policy,
            decisions,
            opening: StoredValue::new(Arc::new(first.iter().map(Verdict::of).collect())),
            samples: StoredValue::new(samples),
            selected: RwSignal::new(0),
            announcement: RwSignal::new(String::new()),
            claims: Claims::new(),
        }
    }

    /// Changes the document, in one step. A change whose place is gone is announced and left out.
    pub(crate) fn apply(self, edits: &[Edit]) {
        let mut failed = None;
        self.draft.update(|draft| {
            failed = edits.iter().find_map(|edit| draft.apply(edit).err());
        });
        if let Some(error) = failed {
            self.announce(error.to_string());
        }
    }

    /// Puts a value at a place of the document.
    pub(crate) fn set(self, at: &Path, to: Node) {
        self.apply(&[Edit::Set { at: at.clone(), to }]);
    }

    /// Takes up another document in place of this one.
    pub(crate) fn load(self, document: Node) {
        self.set(&Path::root(), document);
    }

    /// The value at a place of the document, if there is one.
    pub(crate) fn node(self, at: Path) -> Memo<Option<Node>> {
        Memo::new(move |_| self.draft.with(|draft| draft.node().at(&at).cloned()))
    }

    /// How many items the list at a place has.
    pub(crate) fn count(self, list: Path) -> Memo<usize> {
        Memo::new(move |_| {
            self.draft.with(|draft| match draft.node().at(&list) {
                Some(Node::List(items)) => items.len(),
                _ => 0,
            })
        })
    }

    /// The document as YAML.
    pub(crate) fn yaml(self) -> String {
        self.draft.with(PolicyDraft::to_yaml)
    }

    /// The last policy that could decide.
    pub(crate) fn policy(self) -> Arc<Policy> {
        self.policy.get()
    }

    /// A slice of the last policy that could decide.
    pub(crate) fn with_policy<T>(self, read: impl FnOnce(&Policy) -> T) -> T {
        self.policy.with(|policy| read(policy))
    }

    /// The first error of the document; while there is one, everything shown is of the last good policy.
    pub(crate) fn first_error(self) -> Option<Diagnostic> {
        self.diagnostics
            .with(|all| all.iter().find(|d| d.severity == Severity::Error).cloned())
    }

    /// How many errors the document has.
    pub(crate) fn error_count(self) -> usize {
        self.diagnostics
            .with(|all| all.iter().filter(|d| d.severity == Severity::Error).count())
    }

    /// What was found at a place of the document.
    pub(crate) fn found_at(self, at: Path) -> Memo<Vec<Diagnostic>> {
        Memo::new(move |_| {
            self.diagnostics
                .with(|all| all.iter().filter(|d| d.path == at).cloned().collect())
        })
    }

    /// Says that what is found at a place is shown there, for as long as the current owner lives.
    pub(crate) fn claim(self, at: &Path) {
        self.claims.add(at);
    }

    /// What was found at places that no component shows.
    pub(crate) fn unclaimed(self) -> Vec<Diagnostic> {
        self.diagnostics
            .with(|all| self.claims.without(all.as_slice()))
    }

    /// The sample calls.
    pub(crate) fn samples(self) -> Arc<Vec<Sample>> {
        self.samples.get_value()
    }

    /// What is worth a line about the decision of a sample.
    pub(crate) fn verdict(self, index: usize) -> Option<Verdict> {
        self.decisions.with(|all| all.get(index).map(Verdict::of))
    }

    /// What it was when the console opened, if the outcome or the tier differs.
    pub(crate) fn was(self, index: usize) -> Option<Verdict> {
        let now = self.verdict(index)?;
        let opening = self.opening.with_value(|all| all.get(index).cloned());
        opening.filter(|was| *was != now)
    }

    /// How many samples are decided differently from when the console opened.
    pub(crate) fn changed(self) -> usize {
        let all = 0..self.decisions.with(|all| all.len());
        all.filter(|index| self.was(*index).is_some()).count()
    }

    /// The samples that another policy decides differently, by id.
    pub(crate) fn changed_from(self, policy: &Policy, now: Instant) -> Vec<String> {
        let samples = self.samples();
        let mut changed = Vec::new();
        self.decisions.with(|decisions| {
            for (sample, decision) in samples.iter().zip(decisions.iter()) {
                let was = decide(policy, &sample.call, sample.at(now));
                if Verdict::of(&was) != Verdict::of(decision) {
                    changed.push(sample.call.id.clone());
                }
            }
        });
        changed
    }

    /// The sample that is looked at.
    pub(crate) fn sample(self) -> Option<Sample> {
        self.samples
            .with_value(|all| all.get(self.selected.get()).cloned())
    }

    /// The index of the sample that is looked at.
    pub(crate) fn selected(self) -> usize {
        self.selected.get()
    }

    /// Looks at the sample with an id; at the first if there is none.
    pub(crate) fn select(self, id: &str) {
        let index = self
            .samples
            .with_value(|all| all.iter().position(|sample| sample.call.id == id));
        self.selected.set(index.unwrap_or(0));
    }

    /// A slice of the decision of the sample that is looked at.
    pub(crate) fn decision<T>(self, read: impl FnOnce(&Decision) -> T) -> Option<T> {
        let selected = self.selected.get();
        self.decisions.with(|all| all.get(selected).map(read))
    }

    /// Says something to people who listen to the page rather than look at it.
    pub(crate) fn announce(self, text: impl Into<String>) {
        self.announcement.set(text.into());
    }

    /// What was said last.
    pub(crate) fn announcement(self) -> String {
        self.announcement.get()
    }
}

/// The session that [`crate::app`] provides.
pub(crate) fn session() -> Session {
    expect_context()
}

fn decide_all(policy: &Policy, samples: &[Sample], now: Instant) -> Vec<Decision> {
    let each = samples.iter();
    each.map(|sample| decide(policy, &sample.call, sample.at(now)))
        .collect()
}
