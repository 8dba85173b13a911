//! The meaning of each column of a table.

mod cell;
mod columns;
mod names;
mod parts;
mod row;
mod row_error;
mod target;
#[cfg(test)]
mod tests;

pub use cell::CellRules;
pub use columns::Mapping;
pub(crate) use names::plain;
pub(crate) use row_error::RowError;
pub use target::Target;
