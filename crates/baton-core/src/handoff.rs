//! Parts of a handoff: format, plan, deadlines, CRM record and assigned AE.

mod crm;
mod format;
mod plan;
pub mod routing;
mod sla;
mod transfer;

pub use crm::{CrmMap, CrmSource, Provider};
pub use format::{
    Bound, ChoiceReason, FormatStep, Formats, SizeRange, Tier, TierChoice, WhenUnknown,
};
pub use plan::{Action, EMAIL_TO_PROSPECT, Instead, NotPossible, Obstacles, PlanStep, plan};
pub use sla::{Clock, LateDay, Merged, SPACING_SECONDS, Sla, StepId, TimelineStep};
pub use transfer::{CARRIER_BUFFER_SECONDS, WarmTransfer};
