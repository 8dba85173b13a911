//! Properties that hold for any input. Each module has the property of a target: `check` takes the fuzzer's bytes and
//! panics if the property does not hold.

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
