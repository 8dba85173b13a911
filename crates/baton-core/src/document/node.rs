//! What a text says before anything is known about its meaning.
//!
//! YAML comes here through serde and JSON through [`crate::document::json`], so one reader serves the authored and the
//! signed form.

mod deserialize;
mod number;
mod read;
mod tree;

pub(crate) use number::{Scaled, is_whole, number, scaled};
pub use read::NodeError;
pub use tree::Node;
