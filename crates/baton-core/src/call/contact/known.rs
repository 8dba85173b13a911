//! The usable contact details of one call.

use std::borrow::Cow;

use super::email::{EmailAddress, EmailError};
use super::name::{first_name, full_name, is_company};
use super::phone::{PhoneError, PhoneNumber};
use crate::call::finding::CallFinding;
use crate::call::record::Contact;
use crate::value::{invisible, missing_value};

/// The maximum length in bytes of a number shown for dialling by hand: enough for several labelled numbers.
const MAX_LEGIBLE: usize = 200;

/// The channel by which automated texts reach the prospect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextChannel {
    /// Text message.
    Sms,
    /// E-mail, because text messages cannot reach them.
    Email,
    /// No channel is available.
    None,
}

/// The way for an AE to contact the prospect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approach {
    /// By phone: there is a number to call, or one to dial by hand.
    Call,
    /// In writing: there is only an e-mail address.
    Write,
    /// No way is known.
    Unknown,
}

/// A contact without markers for missing values, with phone number and e-mail address parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownContact<'c> {
    given: &'c Contact,
    /// The person's name; empty if it is not known.
    pub name: Cow<'c, str>,
    /// The first name for the greeting; `None` if it is unclear or the name is a company's.
    pub first_name: Option<Cow<'c, str>>,
    /// The company; empty if it is not known.
    pub company: &'c str,
    /// The phone number.
    pub phone: Result<PhoneNumber, PhoneError>,
    /// The e-mail address.
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

    /// Returns the channel by which automated texts reach the prospect.
    #[must_use]
    pub fn text_channel(&self) -> TextChannel {
        match (&self.phone, &self.email) {
            (Ok(phone), _) if phone.can_receive_texts() => TextChannel::Sms,
            (_, Ok(_)) => TextChannel::Email,
            _ => TextChannel::None,
        }
    }

    /// Returns the reason, as a clause, why text messages cannot reach the prospect; `None` if they can.
    #[must_use]
    pub fn no_text_reason(&self) -> Option<String> {
        match &self.phone {
            Ok(phone) if phone.can_receive_texts() => None,
            Ok(_) => Some("the number has an extension, which passes on calls only".to_owned()),
            Err(why) => Some(why.to_string()),
        }
    }

    /// Returns the number as given, if it cannot be used automatically but a person can dial it.
    #[must_use]
    pub fn legible_phone(&self) -> Option<&'c str> {
        let legible = self
            .phone
            .as_ref()
            .err()
            .is_some_and(|why| why.is_legible());
        Some(invisible::trim(&self.given.phone))
            .filter(|phone| legible && phone.len() <= MAX_LEGIBLE)
    }

    /// Returns the way for an AE to contact the prospect.
    #[must_use]
    pub fn approach(&self) -> Approach {
        match (&self.phone, self.legible_phone(), &self.email) {
            (Ok(_), ..) | (_, Some(_), _) => Approach::Call,
            (Err(_), None, Ok(_)) => Approach::Write,
            (Err(_), None, Err(_)) => Approach::Unknown,
        }
    }

    /// Returns true if there is no way to reach the prospect: no address and no number, not even one to dial by hand.
    #[must_use]
    pub fn is_unreachable(&self) -> bool {
        self.approach() == Approach::Unknown
    }

    /// Adds a finding for each detail that could not be used as given.
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
                    shorten(phone),
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
                    shorten(email),
                    why.reason()
                );
                found.push(CallFinding::new(EmailError::CODE, "contact.email", message));
            }
            _ => {}
        }
    }
}

/// Shortens a given value to 40 characters, for a sentence.
fn shorten(value: &str) -> Cow<'_, str> {
    let value = value.trim();
    match value.char_indices().nth(40) {
        Some((end, _)) => Cow::Owned(format!("{}…", value.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(value),
    }
}
