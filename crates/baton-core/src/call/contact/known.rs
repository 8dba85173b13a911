//! The contact of one call, read: what can be used, and why the rest cannot.

use std::borrow::Cow;

use super::email::{EmailAddress, EmailError};
use super::name::{first_name, full_name, is_company};
use super::phone::{PhoneError, PhoneNumber};
use crate::call::finding::CallFinding;
use crate::call::record::Contact;
use crate::value::{invisible, missing_value};

/// The longest number that a person is shown to dial by hand, in bytes: a few numbers with their labels.
const LONGEST_TO_DIAL: usize = 200;

/// How an automated text reaches the prospect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextChannel {
    /// As a text message to their phone.
    Sms,
    /// As an e-mail, because no text message can reach them.
    Email,
    /// Not at all.
    None,
}

/// How an AE gets in touch with the prospect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approach {
    /// By telephone: there is a number to call, or one to dial by hand.
    Call,
    /// In writing: there is an address only.
    Write,
    /// In no known way.
    Unknown,
}

/// A contact without the markers for missing values, and with a number and an address that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownContact<'c> {
    given: &'c Contact,
    /// The person's name; empty if it is not known.
    pub name: Cow<'c, str>,
    /// The first name to greet them with; `None` unless one is in sight, and for a company's name in its place.
    pub first_name: Option<Cow<'c, str>>,
    /// Their company; empty if it is not known.
    pub company: &'c str,
    /// Their number.
    pub phone: Result<PhoneNumber, PhoneError>,
    /// Their address.
    pub email: Result<EmailAddress, EmailError>,
}

impl<'c> KnownContact<'c> {
    /// Reads the contact of a call.
    ///
    /// ```
    /// use baton_core::call::Contact;
    /// use baton_core::call::contact::{KnownContact, TextChannel};
    /// let given = Contact { phone: "anonymous".into(), email: "sarah@example.com".into(), ..Contact::default() };
    /// assert_eq!(KnownContact::read(&given).text_channel(), TextChannel::Email);
    /// ```
    #[must_use]
    pub fn read(given: &'c Contact) -> Self {
        let company = missing_value::known(&given.company);
        Self {
            given,
            name: full_name(&given.name).unwrap_or_default(),
            first_name: first_name(&given.name).filter(|_| !is_company(&given.name, company)),
            company,
            phone: PhoneNumber::parse(&given.phone, None),
            email: EmailAddress::parse(&given.email),
        }
    }

    /// How an automated text reaches the prospect.
    #[must_use]
    pub fn text_channel(&self) -> TextChannel {
        match (&self.phone, &self.email) {
            (Ok(phone), _) if phone.takes_texts() => TextChannel::Sms,
            (_, Ok(_)) => TextChannel::Email,
            _ => TextChannel::None,
        }
    }

    /// Why no text message can reach the prospect, as a clause; `None` if one can.
    #[must_use]
    pub fn no_text_because(&self) -> Option<String> {
        match &self.phone {
            Ok(phone) if phone.takes_texts() => None,
            Ok(_) => Some("the number has an extension, which passes on calls only".to_owned()),
            Err(why) => Some(why.to_string()),
        }
    }

    /// The number as it was given, if it cannot be used and a person can dial it all the same.
    #[must_use]
    pub fn legible_phone(&self) -> Option<&'c str> {
        let legible = self
            .phone
            .as_ref()
            .err()
            .is_some_and(|why| why.is_legible());
        Some(invisible::trim(&self.given.phone))
            .filter(|phone| legible && phone.len() <= LONGEST_TO_DIAL)
    }

    /// How an AE gets in touch with the prospect.
    #[must_use]
    pub fn approach(&self) -> Approach {
        match (&self.phone, self.legible_phone(), &self.email) {
            (Ok(_), ..) | (_, Some(_), _) => Approach::Call,
            (Err(_), None, Ok(_)) => Approach::Write,
            (Err(_), None, Err(_)) => Approach::Unknown,
        }
    }

    /// Returns true if nobody can call or write: no number, not even one to dial by hand, and no address.
    #[must_use]
    pub fn is_unreachable(&self) -> bool {
        self.approach() == Approach::Unknown
    }

    /// Adds what of the contact could not be used as given.
    pub(crate) fn report(&self, found: &mut Vec<CallFinding>) {
        let Contact {
            name,
            company,
            phone,
            email,
        } = self.given;
        let whole = invisible::trim(name);
        if self.name != whole && !whole.is_empty() {
            found.push(if self.name.is_empty() {
                CallFinding::marker("contact.name", name)
            } else {
                CallFinding::part_is_marker("contact.name", name, &self.name)
            });
        }
        if self.company.is_empty() && !invisible::is_blank(company) {
            found.push(CallFinding::marker("contact.company", company));
        }
        match &self.phone {
            Err(PhoneError::Missing) if !invisible::is_blank(phone) => {
                found.push(CallFinding::marker("contact.phone", phone));
            }
            Err(why) if *why != PhoneError::Missing => {
                let message = format!(
                    "the number “{}” {}; it is not used",
                    shown(phone),
                    why.reason()
                );
                found.push(CallFinding::new(PhoneError::CODE, "contact.phone", message));
            }
            _ => {}
        }
        match &self.email {
            Err(EmailError::Missing) if !invisible::is_blank(email) => {
                found.push(CallFinding::marker("contact.email", email));
            }
            Err(why) if *why != EmailError::Missing => {
                let message = format!(
                    "the address “{}” {}; it is not used",
                    shown(email),
                    why.reason()
                );
                found.push(CallFinding::new(EmailError::CODE, "contact.email", message));
            }
            _ => {}
        }
    }
}

/// The beginning of a given value, for a sentence.
fn shown(value: &str) -> Cow<'_, str> {
    let value = value.trim();
    match value.char_indices().nth(40) {
        Some((end, _)) => Cow::Owned(format!("{}…", value.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(value),
    }
}
