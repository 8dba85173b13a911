//! Pieces of the dialog that signs.

pub(crate) mod entry;
pub(crate) mod file;
