//! Calls: the input of a decision.
//!
//! A [`Call`] holds the facts that a voice agent collected, untyped until a policy reads them. [`Call::from_json`] and
//! [`Call::to_json`] are its only reader and writer, so every program sees the same values. Values that a policy cannot
//! use count as missing and are reported as [`CallFinding`]s.

pub mod contact;
mod error;
mod finding;
mod flags;
mod outcome;
mod prepare;
mod read;
mod record;
mod write;

pub use error::CallError;
pub use finding::CallFinding;
pub use flags::split_flags;
pub use outcome::Outcome;
pub(crate) use read::{CONTACT, FIELDS, place};
pub use record::{Call, Contact, Phase};
