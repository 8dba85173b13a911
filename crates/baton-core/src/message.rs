//! Messages: templates, the texts that a policy may change, and the limits of each channel.
//!
//! Each [`MessageKind`] has a default text, which a policy may replace. [`template`] fills in the values of a call,
//! [`sms`] counts segments, [`slack`] escapes, and [`words`] measures how long a text takes to read and to say.

mod brief_finding;
mod kind;
pub mod slack;
pub mod sms;
pub mod summary;
pub mod template;
mod texts;
pub mod words;

pub use brief_finding::BriefFinding;
pub use kind::MessageKind;
pub use summary::SummaryRules;
pub use texts::{Messages, SLACK_BRIEF_LINES};
