//! A step of the ladder with its moment.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::merged::Merged;
use super::step_id::StepId;
use crate::calendar::Deadline;

/// A step with its moment and the account of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineStep {
    /// When, and how that came about.
    pub deadline: Deadline,
    /// Which step.
    pub id: StepId,
    /// What is sent in its place, if this is a text that is not sent by itself.
    pub merged: Option<Merged>,
}

// The deadline's fields stand beside the step's, all in the order of their names.
impl Serialize for TimelineStep {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Deadline {
            at,
            receipt,
            warning,
        } = &self.deadline;
        let count = 3 + usize::from(self.merged.is_some()) + usize::from(warning.is_some());
        let mut fields = serializer.serialize_struct("TimelineStep", count)?;
        fields.serialize_field("at", at)?;
        fields.serialize_field("id", &self.id)?;
        if let Some(merged) = &self.merged {
            fields.serialize_field("merged", merged)?;
        }
        fields.serialize_field("receipt", receipt)?;
        if let Some(warning) = warning {
            fields.serialize_field("warning", warning)?;
        }
        fields.end()
    }
}
