//! Typed values out of strict JSON and back.

use std::fmt;

use baton_core::document::json::{self, JsonError};
use baton_core::document::node::NodeError;
use serde::de::DeserializeOwned;

/// Why some bytes are not a value of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ReadError {
    /// They are not strict JSON.
    Json(JsonError),
    /// They are JSON of another shape.
    Shape(NodeError),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(why) => why.fmt(f),
            Self::Shape(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for ReadError {}

/// A typed value of some bytes; no key twice, no list for a mapping.
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ReadError> {
    let node = json::parse_slice(bytes).map_err(ReadError::Json)?;
    node.read_as().map_err(ReadError::Shape)
}
