//! Typed values out of strict JSON and back.

use baton_core::document::json;
use serde::de::DeserializeOwned;

/// A typed value of some bytes; no key twice, no list for a mapping.
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    let node = json::parse_slice(bytes).map_err(|why| why.to_string())?;
    node.read_as().map_err(|why| why.to_string())
}
