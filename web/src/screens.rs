//! The dialog that signs. Everything else is a view.

pub(crate) mod sign;
