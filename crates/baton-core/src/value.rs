//! Values as people and programs write them: exact decimals, amounts of money and markers for a missing value.

mod decimal;
pub mod invisible;
pub mod missing_value;
pub mod money;
pub mod written_number;

pub use decimal::{Decimal, DecimalError};
