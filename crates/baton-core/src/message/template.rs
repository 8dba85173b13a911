//! Templates: text with typed placeholders, parsed once when the policy is read.
//!
//! `{company}` is replaced with a value; `{first_name|there}` has a fallback for a missing value. `{{` and `}}`
//! produce literal braces.

mod claim;
mod lint;
mod parts;
mod placeholder;
mod refused;

pub use claim::{Claim, ClaimContext, relative_day};
pub use lint::{Lint, doubled_braces, lint, lint_whisper};
pub use parts::{Part, Template, TemplateError};
pub use placeholder::Placeholder;
pub use refused::Refused;
