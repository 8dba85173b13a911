//! The outcome of a step.

/// The outcome of a step that did not fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// The reason why the check could not run, if any.
    pub(crate) not_checked: Option<String>,
    /// Lines for the end of the report.
    pub(crate) notes: Vec<String>,
}

impl Outcome {
    /// The check ran and found nothing.
    pub(crate) fn passed() -> Self {
        Self {
            not_checked: None,
            notes: Vec::new(),
        }
    }

    /// The check ran and found nothing; its figures go into the report.
    pub(crate) fn with_notes(notes: Vec<String>) -> Self {
        Self {
            not_checked: None,
            notes,
        }
    }

    /// The check could not run, for a reason outside the project.
    pub(crate) fn not_checked(reason: &str) -> Self {
        Self {
            not_checked: Some(reason.to_owned()),
            notes: Vec::new(),
        }
    }
}
