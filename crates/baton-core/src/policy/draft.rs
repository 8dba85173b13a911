//! A policy document in progress, which may have errors.

mod edit;

use crate::document::node::Node;
use crate::document::yaml::{self, Positions};
use crate::document::{Diagnostic, Severity};
use crate::policy::definition::Policy;
use crate::policy::document::Reading;
use crate::policy::document_form::DocumentForm;

pub use edit::{Edit, EditError};

/// A document in any state. [`PolicyDraft::read`] turns it into a [`Policy`] or reports its errors;
/// [`PolicyDraft::check`] also reports warnings for its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyDraft {
    root: Node,
    positions: Option<Positions>,
}

/// The result of reading or checking a draft.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The policy; `None` if there is an error.
    pub policy: Option<Policy>,
    /// All diagnostics: errors first, each severity in document order.
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// Returns the errors, which prevent the document from deciding calls.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics
            .iter()
            .filter(|d| d.severity == Severity::Error)
    }
}

impl PolicyDraft {
    /// Reads a YAML document. Errors in its content are reported by [`PolicyDraft::check`].
    ///
    /// # Errors
    /// [`Diagnostic`] for a text that cannot be parsed: too large, not YAML, or with an unsupported feature.
    pub fn from_yaml(text: &str) -> Result<Self, Diagnostic> {
        let (root, positions) = yaml::read(text)?;
        Ok(Self {
            root,
            positions: Some(positions),
        })
    }

    /// Creates a draft from a parsed document, such as a signed payload's.
    #[must_use]
    pub fn from_node(root: Node) -> Self {
        Self {
            root,
            positions: None,
        }
    }

    /// Returns the document.
    #[must_use]
    pub fn node(&self) -> &Node {
        &self.root
    }

    /// Reads the draft as a policy and reports all its errors in a single pass.
    ///
    /// Use this to decide calls. It skips the [`crate::analysis`], which only produces warnings.
    #[must_use]
    pub fn read(&self) -> Checked {
        self.read_with(|_| Vec::new())
    }

    /// Reads the draft and appends the diagnostics of an analysis.
    pub(crate) fn read_with(&self, analyse: impl FnOnce(&Reading) -> Vec<Diagnostic>) -> Checked {
        // Checks the intended number where a comma has split one, to avoid errors that only follow from the split.
        let split = self.positions.as_ref().and_then(Positions::split_numbers);
        let (meant, errors) = split.unzip();
        let reading = Policy::read(meant.as_ref().unwrap_or(&self.root));
        let found = analyse(&reading);
        let policy = reading.policy.filter(|_| errors.is_none());
        let mut diagnostics = reading.diagnostics;
        diagnostics.extend(found);
        if let Some(positions) = &self.positions {
            positions.mark(&mut diagnostics);
        }
        diagnostics.extend(errors.into_iter().flatten());
        Diagnostic::sort(&mut diagnostics);
        Checked {
            policy,
            diagnostics,
        }
    }

    /// Returns the document with every default written out, so that each can be edited. A draft with errors is returned
    /// unchanged.
    #[must_use]
    pub fn completed(self) -> Self {
        match self.read().policy {
            Some(policy) => Self::from_node(policy.to_node(DocumentForm::Authored)),
            None => self,
        }
    }

    /// Applies an edit.
    ///
    /// # Errors
    /// [`EditError`] if the path does not exist; the draft is then unchanged.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), EditError> {
        edit.apply(&mut self.root)?;
        self.positions = None;
        Ok(())
    }

    /// Formats the document as YAML. Comments of the original text are lost.
    #[must_use]
    pub fn to_yaml(&self) -> String {
        yaml::write(&self.root)
    }
}
