//! A policy while people work on it: anything may be wrong, and nothing is lost.

mod edit;

use crate::document::node::Node;
use crate::document::yaml::{self, Positions};
use crate::document::{Diagnostic, Severity};
use crate::policy::definition::Policy;
use crate::policy::document::Reading;
use crate::policy::document_form::DocumentForm;

pub use edit::{Edit, EditError};

/// The document as it stands, however unfinished. [`PolicyDraft::read`] turns it into a [`Policy`] or says
/// what is in the way; [`PolicyDraft::check`] looks for what its author should know, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyDraft {
    root: Node,
    places: Option<Positions>,
}

/// What a check found.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The policy, unless there is an error.
    pub policy: Option<Policy>,
    /// Everything found, errors first, each group in the order of the document.
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// The diagnostics that keep the document from deciding calls.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics
            .iter()
            .filter(|d| d.severity == Severity::Error)
    }
}

impl PolicyDraft {
    /// Reads a YAML document. Whatever is wrong in it is found by [`PolicyDraft::check`].
    ///
    /// # Errors
    /// Only a text that cannot be read at all: too large, not YAML, or with a feature that is refused.
    pub fn from_yaml(text: &str) -> Result<Self, Diagnostic> {
        let (root, places) = yaml::read(text)?;
        Ok(Self {
            root,
            places: Some(places),
        })
    }

    /// A draft of a document that is at hand as a value, such as a signed payload's.
    #[must_use]
    pub fn from_node(root: Node) -> Self {
        Self { root, places: None }
    }

    /// The document.
    #[must_use]
    pub fn node(&self) -> &Node {
        &self.root
    }

    /// Makes a policy of the draft, or says what is in the way; all errors in one pass.
    ///
    /// This is for whoever decides calls. It finds every error, and no [`crate::analysis`] runs: that only ever warns.
    #[must_use]
    pub fn read(&self) -> Checked {
        self.read_with(|_| Vec::new())
    }

    /// Reads the draft and adds what an analysis of its sections finds.
    pub(crate) fn read_with(&self, analyse: impl FnOnce(&Reading) -> Vec<Diagnostic>) -> Checked {
        // What follows from a number that a comma has split would only be in the way: the rest is checked as it was meant.
        let split = self.places.as_ref().and_then(Positions::split_numbers);
        let (meant, errors) = split.unzip();
        let reading = Policy::read(meant.as_ref().unwrap_or(&self.root));
        let found = analyse(&reading);
        let policy = reading.policy.filter(|_| errors.is_none());
        let mut diagnostics = reading.diagnostics;
        diagnostics.extend(found);
        if let Some(places) = &self.places {
            places.mark(&mut diagnostics);
        }
        diagnostics.extend(errors.into_iter().flatten());
        Diagnostic::sort(&mut diagnostics);
        Checked {
            policy,
            diagnostics,
        }
    }

    /// The same document with every default written out, so that each has a place to be changed at. A draft
    /// with errors stays as it is.
    #[must_use]
    pub fn completed(self) -> Self {
        match self.read().policy {
            Some(policy) => Self::from_node(policy.to_node(DocumentForm::Authored)),
            None => self,
        }
    }

    /// Makes one change.
    ///
    /// # Errors
    /// [`EditError`] when the place does not exist; the draft is as it was.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), EditError> {
        edit.apply(&mut self.root)?;
        self.places = None;
        Ok(())
    }

    /// The document as YAML. Comments of the text it came from are not kept.
    #[must_use]
    pub fn to_yaml(&self) -> String {
        yaml::write(&self.root)
    }
}
