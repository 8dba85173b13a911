//! Contact details of a call, read once: a name that can be greeted, a number that can be called, an address that can
//! be written to.
//!
//! Platforms write many things where they know nothing. A [`PhoneNumber`] and an [`EmailAddress`] exist only for what can
//! be used, so that no step is planned, and no message written, for anything else.

mod caller_display;
mod calling_code;
mod country;
mod email;
mod known;
mod name;
mod north_america;
mod phone;

pub use country::Country;
pub use email::{EmailAddress, EmailError};
pub use known::{Approach, KnownContact, TextChannel};
pub use name::{first_name, full_name};
pub use phone::{PhoneError, PhoneNumber};
