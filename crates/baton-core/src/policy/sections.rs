//! Sections of a policy document. Each file reads and writes a section.

pub(super) mod calendar;
pub(super) mod cases;
pub(super) mod crm;
pub(super) mod facts;
pub(super) mod formats;
pub(super) mod intake;
pub(super) mod messages;
pub(super) mod quality;
pub(super) mod routing;
pub(super) mod section;
pub(super) mod sla;
pub(super) mod summary;
mod template;
pub(super) mod transfer;
pub(super) mod trigger;

pub use calendar::CheckedCalendar;
