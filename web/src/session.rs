//! The one signal of the page, and what follows from it.

use std::sync::Arc;

use baton_core::{Diagnostic, Instant, Node, Policy, decide};
use leptos::prelude::*;

use crate::browser;
use crate::model::{Model, Verdict};
use crate::samples::Sample;
use crate::update;

/// The state of the page. It is `Copy`: everything in it is a handle.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    model: RwSignal<Model>,
    policy: Memo<Arc<Policy>>,
}

impl Session {
    /// A session on a page as it opens.
    pub(crate) fn new(model: Model) -> Self {
        let model = RwSignal::new(model);
        let policy = Memo::new(move |_| model.with(|model| Arc::clone(model.policy())));
        Self { model, policy }
    }

    /// Something that is made from the model, again whenever it changes.
    pub(crate) fn see<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.with(read)
    }

    /// The same, for a moment's use.
    pub(crate) fn peek<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(read)
    }

    /// Changes the model, and draws what is changed by it.
    pub(crate) fn change<T>(self, change: impl FnOnce(&mut Model) -> T) -> T {
        let mut told = None;
        self.model.update(|model| told = Some(change(model)));
        match told {
            Some(told) => told,
            None => unreachable!("the signal lives as long as the page"),
        }
    }

    /// Takes up another document in place of this one.
    pub(crate) fn load(self, document: Node) {
        self.change(|model| update::load(model, document, browser::now_ms()));
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
        self.see(|model| model.errors().next().cloned())
    }

    /// The sample calls.
    pub(crate) fn samples(self) -> Arc<Vec<Sample>> {
        self.peek(|model| Arc::clone(model.samples()))
    }

    /// The samples that another policy decides differently, by id.
    pub(crate) fn changed_from(self, policy: &Policy, now: Instant) -> Vec<String> {
        self.see(|model| {
            let mut changed = Vec::new();
            for (index, sample) in model.samples().iter().enumerate() {
                let was = Verdict::of(&decide(policy, &sample.call, sample.at(now)));
                if model.decision_of(index).map(Verdict::of) != Some(was) {
                    changed.push(sample.call.id.clone());
                }
            }
            changed
        })
    }

    /// Says something to people who listen to the page rather than look at it.
    pub(crate) fn announce(self, text: impl Into<String>) {
        let text = text.into();
        self.change(|model| model.said = text);
    }
}

/// The session that [`crate::app`] provides.
pub(crate) fn session() -> Session {
    expect_context()
}
