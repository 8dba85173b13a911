//! Contact details of a call: the prospect's name, phone number and e-mail address.
//!
//! Platforms fill unknown fields with placeholders. A [`PhoneNumber`] and an [`EmailAddress`] exist only for details
//! that can be used, so no step is planned and no message written for anything else.

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
