//! Templates: text with typed places for values, taken apart once, when the policy is read.
//!
//! `{company}` stands for a value; `{first_name|there}` says what to write when there is none. A brace itself is
//! written twice, `{{`.

mod claim;
mod lint;
mod parts;
mod placeholder;
mod refused;

pub use claim::{Claim, ClaimContext, day_words};
pub use lint::{Lint, doubled_braces, lint, lint_whisper};
pub use parts::{Part, Template, TemplateError};
pub use placeholder::Placeholder;
pub use refused::Refused;
