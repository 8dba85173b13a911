//! SLA timeline: the deadlines and automated texts that follow a handoff.

mod merged;
mod step_id;
mod terms;
mod texts;
mod timeline;
mod timeline_step;

pub use merged::Merged;
pub use step_id::StepId;
pub use terms::{Clock, LateDay, Sla};
pub use texts::SPACING_SECONDS;
pub use timeline_step::TimelineStep;
