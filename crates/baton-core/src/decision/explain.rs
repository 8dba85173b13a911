//! Why: the account of a rule's value, in types first and in plain English at the end.

mod distance;
mod flip;
mod headline;
mod missing;
mod sentence;
mod trace;

pub use distance::{Distance, Gap};
pub use flip::changes;
pub(crate) use headline::Headline;
pub use missing::waits_for;
pub use sentence::{condition, needs, with_value};
pub use trace::{Line, trace};
