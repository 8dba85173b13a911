//! Policies: the document that operations write, and the checked form of it that decides calls.
//!
//! ```text
//! YAML ──▶ PolicyDraft ──read──▶ Policy ──▶ decide
//!              ▲  │
//!             Edit│              the console edits a draft
//! ```
//!
//! A [`PolicyDraft`] may have errors; a [`Policy`] has none. Each section of the document has a file in `sections`, which
//! reads and writes it.

mod case;
mod definition;
mod document;
mod draft;
mod errors;
mod history;
mod sections;
mod write;

pub use case::{Expectation, PolicyTest};
pub use definition::Policy;
pub(crate) use document::Analysable;
pub use draft::{Checked, Edit, EditError, PolicyDraft};
pub use errors::PolicyErrors;
pub use history::{COALESCE_MS, History, MOST_BYTES, MOST_STEPS};
pub use sections::CheckedCalendar;
pub use write::DocumentForm;
