//! Analysis of a policy over all possible calls: contradictions, gaps, overlaps and unreachable tiers.
//!
//! The results are exact. The constants in the conditions divide the values of each field into finitely many cells, and
//! no condition distinguishes the values within a cell. A search therefore tries a single value of each cell (see
//! `cells` and `search`). Two cases stay open: conditions on parts of texts for which no example was found, and
//! policies that need more than [`MAX_STEPS`] steps.

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
pub use search::MAX_STEPS;
pub use shape::{FormatShape, TriggerShape, formats, formats_of, trigger};
pub use unreachable::{Unreachable, UnreachableWhy};
