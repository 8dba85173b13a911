//! Documents: untyped values with positions, and the text formats that carry them.
//!
//! A policy or a call arrives as text. [`yaml`] and [`json`] parse it into a [`Node`], which keeps the order of its
//! keys and the digits of its numbers. A [`Path`] addresses a value inside it, and a [`Diagnostic`] reports a problem
//! there. [`canonical`] writes the bytes that are hashed and signed, and [`diff`] compares two documents.

pub mod canonical;
mod diagnostic;
pub mod diff;
pub mod enumeration;
pub mod json;
pub mod node;
mod path;
pub mod suggest;
pub mod yaml;

pub(crate) use diagnostic::words;
pub use diagnostic::{Code, Diagnostic, Severity};
pub use node::Node;
pub use path::Path;
