//! Decisions: a policy and a call in, the outcome, its explanation, the plan, the deadlines and the messages out.
//!
//! [`decide`] gives the whole [`Decision`]. [`LiveCall`] decides while facts still arrive. A backend that needs only the
//! outcome of many calls asks [`Policy::verdict_of_json`](crate::Policy::verdict_of_json).

mod brief;
mod brief_fields;
mod crm_write;
mod decide;
pub mod explain;
mod fast_path;
mod live;
mod record;
mod render;
mod render_context;
mod verdict;

pub use brief::{BRIEF_WORDS, Brief};
pub use brief_fields::BriefFields;
pub use crm_write::{Activity, CrmValue, CrmWrite};
pub use decide::{decide, trace_lines};
pub(crate) use decide::{missing, outcome};
pub use live::LiveCall;
pub use record::{Decision, FormatChoice, Missing, TraceLine};
pub use render::{ClaimUse, Measures, Message, Rendered, render, render_all};
pub use render_context::RenderContext;
pub(crate) use render_context::local_time;
pub use verdict::CallVerdict;
