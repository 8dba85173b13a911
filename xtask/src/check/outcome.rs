//! How a step ended.

/// How a step ended that did not fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Why the check could not be made, if it could not.
    pub(crate) not_checked: Option<String>,
    /// Lines for the end of the report.
    pub(crate) notes: Vec<String>,
}

impl Outcome {
    /// The check was made and found nothing.
    pub(crate) fn passed() -> Self {
        Self {
            not_checked: None,
            notes: Vec::new(),
        }
    }

    /// The check was made and found nothing; its figures belong in the report.
    pub(crate) fn with_notes(notes: Vec<String>) -> Self {
        Self {
            not_checked: None,
            notes,
        }
    }

    /// The check could not be made, for a reason outside the project.
    pub(crate) fn not_checked(reason: &str) -> Self {
        Self {
            not_checked: Some(reason.to_owned()),
            notes: Vec::new(),
        }
    }
}
