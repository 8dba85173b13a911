//! Steps of the SLA timeline with their deadlines.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::merged::Merged;
use super::step_id::StepId;
use crate::calendar::Deadline;

/// A step with its deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineStep {
    /// The deadline and its receipt.
    pub deadline: Deadline,
    /// The step.
    pub id: StepId,
    /// The text sent in its place, if this text is not sent.
    pub merged: Option<Merged>,
}

// Flattens the deadline's fields into the step, in alphabetical order.
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
