//! Check of a draft for its author: errors and warnings.

use super::findings::findings;
use crate::policy::{Checked, PolicyDraft};

impl PolicyDraft {
    /// Reads the draft and analyses it. Besides the errors of [`PolicyDraft::read`], it reports warnings, for example
    /// of a trigger with the same result for every call, and of unreachable tiers.
    ///
    /// ```
    /// use baton_core::{Code, PolicyDraft};
    /// let draft = PolicyDraft::from_yaml(
    ///     "handoff_trigger:
    ///        actions: [pause_sequence]
    ///        conditions:
    ///          - {field: qualification_score, operator: gte, value: 80}
    ///          - {field: qualification_score, operator: lt, value: 80}",
    /// )?;
    /// let checked = draft.check();
    /// assert!(checked.policy.is_some());
    /// assert!(checked.diagnostics.iter().any(|found| found.code == Code::TriggerNever));
    /// # Ok::<(), baton_core::Diagnostic>(())
    /// ```
    #[must_use]
    pub fn check(&self) -> Checked {
        self.read_with(|reading| {
            let sections = reading.analysable().filter(|_| cfg!(feature = "authoring"));
            sections.map_or_else(Vec::new, |sections| findings(&sections))
        })
    }
}
