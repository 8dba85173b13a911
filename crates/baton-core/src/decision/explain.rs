//! Explanations of decisions, as typed values and as English sentences.

mod distance;
mod flip;
mod headline;
mod missing;
mod sentence;
mod trace;

pub use distance::{Distance, Gap};
pub use flip::changes;
pub(crate) use headline::Headline;
pub use missing::undecided_conditions;
pub use sentence::{condition, needs, with_value};
pub use trace::{Line, trace};
