//! Time zones: conversion between moments and wall time.

mod iana;
mod offset;
mod placeless;
mod rule;
mod table;
mod unknown;

pub use iana::Zone;
pub use placeless::Placeless;
pub(super) use table::Span;
pub use unknown::UnknownZone;
