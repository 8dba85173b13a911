//! Reading of a policy in a single step.

use std::fmt;

use super::definition::Policy;
use crate::document::Diagnostic;
use crate::policy::draft::PolicyDraft;

/// The errors that prevent a document from deciding calls. There is at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyErrors(Vec<Diagnostic>);

impl PolicyErrors {
    /// Returns the errors in document order.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.0
    }
}

impl fmt::Display for PolicyErrors {
    /// Formats each error on a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            f.write_str(if index > 0 { "\n" } else { "" })?;
            error.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for PolicyErrors {}

impl Policy {
    /// Reads a policy from YAML.
    ///
    /// # Errors
    /// [`PolicyErrors`] with every error in the document.
    ///
    /// ```
    /// use baton_core::Policy;
    /// let policy = Policy::from_yaml(baton_core::policy::STARTER)?;
    /// assert_eq!(policy.formats().tiers.len(), 4);
    ///
    /// let errors = Policy::from_yaml("handoff_sla: {}").unwrap_err();
    /// assert_eq!(errors.diagnostics()[0].code.as_str(), "missing_key");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_yaml(text: &str) -> Result<Self, PolicyErrors> {
        let draft = PolicyDraft::from_yaml(text).map_err(|why| PolicyErrors(vec![why]))?;
        let read = draft.read();
        let errors = || read.errors().cloned().collect();
        match read.policy {
            Some(policy) => Ok(policy),
            None => Err(PolicyErrors(errors())),
        }
    }
}
