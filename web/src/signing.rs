//! Signing in the browser: a key that cannot leave it, and the file that it signs.

pub(crate) mod export;
pub(crate) mod key;
pub(crate) mod proof;
mod store;
