//! Untyped values, the common form of YAML and JSON documents.
//!
//! The authored form is YAML and the signed form is JSON. Both become a [`Node`], so one reader serves both.

mod deserialize;
mod number;
mod read;
mod tree;

pub(crate) use number::{Scaled, is_whole, number, scaled};
pub use read::NodeError;
pub use tree::Node;
