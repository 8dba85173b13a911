//! What a policy does with every call there could be: contradictions, gaps, overlaps, tiers nobody gets.
//!
//! The answers are exact. The constants of the conditions cut the values of each field into finitely many cells, in
//! each of which every condition says the same; one value a cell stands for all, and a search tries them together
//! (see `cells` and `search`). Two things are not claimed but left open: what hangs on parts of texts for which
//! no example was found, and what takes more than [`MOST_STEPS`] to find out.

mod bands;
mod bits;
mod candidates;
pub mod cases;
mod cells;
mod check;
pub mod compare;
pub mod edge_cases;
mod findings;
mod inert;
mod search;
mod shape;
mod table;
mod tiers;
mod unreachable;
mod walk;
mod wording;

pub use bands::Band;
pub use inert::{InertCondition, InertReason, inert_conditions};
pub use search::MOST_STEPS;
pub use shape::{FormatShape, TriggerShape, formats, formats_of, trigger};
pub use unreachable::{Unreachable, UnreachableWhy};
