//! Policies: the document written by operations, and its checked form, which decides calls.
//!
//! ```text
//! YAML ──▶ PolicyDraft ──read──▶ Policy ──▶ decide
//!              ▲  │
//!             Edit│              the console edits a draft
//! ```
//!
//! A [`PolicyDraft`] may have errors; a [`Policy`] has none. Each section of the document has a file in `sections`
//! that reads and writes it.

pub mod bant;
mod case;
mod definition;
mod document;
mod document_form;
mod draft;
mod errors;
mod history;
mod sections;
mod write;

/// A small, complete policy in YAML to start from. `baton init` writes it with its defaults filled in.
///
/// A call with a score of at least 75, a confirmed budget and a confirmed decision-maker is handed off.
///
/// ```
/// use baton_core::policy::{Policy, STARTER};
/// assert_eq!(Policy::from_yaml(STARTER)?.id(), "acme/outbound-uk");
/// # Ok::<(), baton_core::policy::PolicyErrors>(())
/// ```
pub const STARTER: &str = include_str!("policy/starter.yaml");

pub use case::{Expectation, PolicyTest};
pub use definition::Policy;
pub(crate) use document::Analysable;
pub use document_form::DocumentForm;
pub use draft::{Checked, Edit, EditError, PolicyDraft};
pub use errors::PolicyErrors;
pub use history::{COALESCE_MS, History, MAX_BYTES, MAX_STEPS};
pub use sections::CheckedCalendar;
