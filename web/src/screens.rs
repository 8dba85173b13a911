//! The parts of the page, one folder each.

pub(crate) mod calls;
pub(crate) mod effect;
pub(crate) mod findings;
pub(crate) mod formats;
pub(crate) mod sign;
pub(crate) mod sla;
pub(crate) mod trigger;
pub(crate) mod yaml;
