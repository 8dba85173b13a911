//! What must hold for any input whatever. Each module is one target's property: `check` takes the fuzzer's bytes
//! and panics when the property does not hold.

pub mod calendar;
pub mod call;
pub mod contact;
pub mod csv;
pub mod dates;
pub mod json;
pub mod money;
mod policies;
mod shape;
pub mod yaml;
