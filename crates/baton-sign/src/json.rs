//! Typed values from strict JSON.

use std::fmt;

use baton_core::document::json::{self, JsonError};
use baton_core::document::node::NodeError;
use serde::de::DeserializeOwned;

/// The error of bytes that are not a value of the expected type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ReadError {
    /// The bytes are not strict JSON.
    Json(JsonError),
    /// The JSON has another shape.
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

/// Reads a typed value; refuses duplicate keys and lists in the place of mappings.
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ReadError> {
    let node = json::parse_slice(bytes).map_err(ReadError::Json)?;
    node.read_as().map_err(ReadError::Shape)
}
