//! Signing in the browser: a key that cannot leave it, and the file that it signs.

pub(crate) mod export;
pub(crate) mod history;
pub(crate) mod key;
mod store;
pub(crate) mod trust;
