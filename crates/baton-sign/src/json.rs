//! Strict JSON, read in one place.

use baton_core::Node;
use serde::de::DeserializeOwned;

/// The value of some bytes; no key twice in a mapping.
pub(crate) fn node(bytes: &[u8]) -> Result<Node, String> {
    serde_json::from_slice(bytes).map_err(|why| why.to_string())
}

/// A typed value of some bytes.
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    serde_json::from_slice(bytes).map_err(|why| why.to_string())
}

/// A value as JSON.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn write(value: &impl serde::Serialize) -> std::io::Result<String> {
    serde_json::to_string(value).map_err(std::io::Error::from)
}
