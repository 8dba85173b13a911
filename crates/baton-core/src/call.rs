//! Calls: what a decision is made about.
//!
//! A [`Call`] holds the facts that a voice agent found out, untyped until a policy reads them. It is read and written by
//! [`Call::from_json`] and [`Call::to_json`] alone, so every program gets the same values. What a policy cannot use is
//! reported as a [`CallFinding`] and counts as missing.

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
pub use flags::flags_of;
pub use outcome::Outcome;
pub(crate) use read::{CONTACT, FIELDS, place};
pub use record::{Call, Contact, Phase};
