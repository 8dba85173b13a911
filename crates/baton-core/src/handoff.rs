//! The parts of a handoff: its format, its plan, its deadlines, its CRM record, and the AE who gets it.

mod crm;
mod format;
mod plan;
pub mod routing;
mod sla;
mod transfer;

pub use crm::{CrmMap, CrmSource, Provider};
pub use format::{Chosen, Edge, FormatStep, Formats, SizeRange, Tier, WhenUnknown, Why};
pub use plan::{Action, EMAIL_TO_PROSPECT, Instead, NotPossible, Obstacles, PlanStep, plan};
pub use sla::{Clock, LateDay, Merged, SPACING_SECONDS, Sla, StepId, TimelineStep};
pub use transfer::{CARRIER_BUFFER_SECONDS, WarmTransfer};
