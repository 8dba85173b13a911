//! Decisions: outcome, explanation, plan, deadlines and messages of a call under a policy.
//!
//! [`decide`] computes the complete [`Decision`]; [`Decision::decided`] is its part without explanations. [`LiveCall`]
//! decides while facts are still arriving. For the outcome alone,
//! [`Policy::verdict_of_json`](crate::Policy::verdict_of_json) is faster.

mod brief;
mod brief_fields;
mod call_verdict;
mod crm_write;
mod decide;
mod decided;
pub mod explain;
mod fast_path;
mod live;
mod record;
mod render;
mod render_context;
mod verdict;

pub use brief::{BRIEF_WORDS, Brief};
pub use brief_fields::BriefFields;
pub use call_verdict::CallVerdict;
pub use crm_write::{Activity, CrmValue, CrmWrite};
pub use decide::{decide, trace_lines};
pub(crate) use decide::{missing, outcome};
pub use decided::Decided;
pub use live::LiveCall;
pub use record::{Decision, FormatChoice, Missing, TraceLine};
pub use render::{ClaimUse, Measures, Message, Rendered, render, render_all};
pub use render_context::RenderContext;
pub(crate) use render_context::push_local_time;
