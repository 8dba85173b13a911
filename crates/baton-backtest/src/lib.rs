//! Decides many past calls under a policy: reads a file in pieces, decides the calls and counts the outcomes.
//!
//! The crate has no input, output or clock. The caller feeds it, so that it can show progress and stop after any piece.
//!
//! ```
//! use baton_backtest::{Calls, Reader, Tally};
//! use baton_core::Policy;
//! let policy = Policy::from_yaml(baton_core::policy::STARTER)?;
//!
//! let mut reader = Reader::lines(policy.clone());
//! let mut calls = Calls::default();
//! reader.feed("{\"id\":\"a\",\"facts\":{\"qualification_score\":60}}\n", &mut calls);
//! reader.finish(&mut calls);
//! let verdicts = calls.verdicts(&policy, 0, 100);
//! assert_eq!(Tally::count(&verdicts, None).not_handed_off, 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_arithmetic
)]

mod calls;
mod column_map;
mod csv;
mod figures;
mod lines;
mod list;
mod mapping;
mod pieces;
mod reader;
mod row;
#[cfg(test)]
mod samples;
mod table;
mod tally;
mod written_date;

pub use baton_core::decision::CallVerdict;
pub use calls::Calls;
pub use column_map::{ColumnMap, ColumnMapError};
pub use figures::Figures;
pub use mapping::{CellRules, Mapping, Target};
pub use pieces::{BadLine, Cutter, Piece};
pub use reader::{Kind, Parser, Reader};
pub use row::Row;
pub use table::{Table, TableError};
pub use tally::{Change, Tally};
pub use written_date::{DateError, DateOrder, DateRules, DetectedOrder};
