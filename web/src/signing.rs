//! Signing in the browser: a key that cannot leave it, and the file that it signs.

pub(crate) mod errands;
mod key;
mod proof;
mod store;
