//! E-mail addresses that a message can be sent to.

use std::fmt;

use crate::value::{invisible, missing_value};

/// An e-mail address: one mailbox at a domain that exists in the public name system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailAddress(String);

/// Why a text is not an e-mail address that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EmailError {
    /// Nothing was given, or a marker for a missing value.
    Missing,
    /// No mailbox, no domain, or marks that have no place in either.
    Malformed,
    /// More than one address.
    Several,
    /// A mailbox that nobody reads, such as `noreply@` or `none@none.com`.
    Nobody,
}

impl EmailError {
    /// The code of the finding.
    pub const CODE: &'static str = "email_unusable";

    /// The reason, as it follows "the address".
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Missing => "was not given",
            Self::Malformed => "is not an e-mail address",
            Self::Several => "is more than one address; one belongs here",
            Self::Nobody => "is an unmonitored mailbox",
        }
    }
}

impl fmt::Display for EmailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no e-mail address"),
            other => write!(f, "the address {}", other.reason()),
        }
    }
}

impl std::error::Error for EmailError {}

/// Mailboxes of machines, and what forms are filled with by people who have no address.
const NOBODY: [&str; 14] = [
    "noreply",
    "no-reply",
    "no_reply",
    "donotreply",
    "do-not-reply",
    "do_not_reply",
    "mailer-daemon",
    "noemail",
    "no-email",
    "no_email",
    "nomail",
    "noaddress",
    "invalid",
    "notprovided",
];

/// Words for a missing value that are no names.
const NOTHING: [&str; 5] = ["none", "null", "undefined", "unknown", "n/a"];

impl EmailAddress {
    /// Reads an address, also as `mailto:` link and behind a display name: `Sarah <sarah@example.com>`.
    ///
    /// ```
    /// use baton_core::call::contact::{EmailAddress, EmailError};
    /// let read = EmailAddress::parse("Sarah Okonkwo <sarah@example.com>");
    /// assert_eq!(read.as_ref().map(EmailAddress::as_str), Ok("sarah@example.com"));
    /// assert_eq!(EmailAddress::parse("noreply@example.com"), Err(EmailError::Nobody));
    /// ```
    ///
    /// # Errors
    /// [`EmailError`] when it is not one address that a person reads.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let text = invisible::trim(text);
        if text.is_empty() || missing_value::is_marker(text) {
            return Err(EmailError::Missing);
        }
        let address = match text.rsplit_once('<') {
            Some((_, rest)) => rest.strip_suffix('>').ok_or(EmailError::Malformed)?,
            None => text,
        };
        let address = match address.split_once(':') {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto") => {
                rest.split_once('?').map_or(rest, |(address, _)| address)
            }
            _ => address,
        };
        let address = invisible::trim(address).trim_matches(['"', '\'']);
        if address.matches('@').count() > 1 {
            return Err(EmailError::Several);
        }
        let (mailbox, domain) = address.split_once('@').ok_or(EmailError::Malformed)?;
        if !is_mailbox(mailbox) || !is_domain(domain) || address.len() > 254 {
            return Err(EmailError::Malformed);
        }
        if reaches_nobody(mailbox, domain) {
            return Err(EmailError::Nobody);
        }
        Ok(Self(address.to_owned()))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Dot-atoms of RFC 5322, and letters of other scripts as RFC 6531 allows them.
fn is_mailbox(mailbox: &str) -> bool {
    let atom = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    mailbox.len() <= 64
        && mailbox
            .split('.')
            .all(|part| !part.is_empty() && part.chars().all(atom))
}

/// Two labels or more, the last of which is no number.
fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        let edge = label.starts_with('-') || label.ends_with('-');
        !label.is_empty()
            && label.len() <= 63
            && !edge
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let last = domain.rsplit('.').next().unwrap_or_default();
    domain.contains('.')
        && domain.split('.').all(label)
        && last.chars().count() >= 2
        && (last.starts_with("xn--") || last.chars().all(char::is_alphabetic))
}

/// Names that are reserved for what does not exist (RFC 2606), machines, and words for nothing.
///
/// Markers such as "nil", "na" and "void" are also names of people, places and companies: they count only where both
/// sides are the one marker.
fn reaches_nobody(mailbox: &str, domain: &str) -> bool {
    let last = domain.rsplit('.').next().unwrap_or_default();
    let first = domain.split('.').next().unwrap_or_default();
    let nothing = |word: &str| is_in(&NOBODY, word) || is_in(&NOTHING, word);
    // `{{name}}`, `-`, `#n/a`: no name begins like this.
    let unfilled = !mailbox.starts_with(char::is_alphanumeric) && missing_value::is_marker(mailbox);
    let twice = mailbox.eq_ignore_ascii_case(first) && missing_value::is_marker(mailbox);
    is_in(&["invalid", "localhost", "local"], last)
        || nothing(mailbox)
        || nothing(first)
        || unfilled
        || twice
}

fn is_in(words: &[&str], word: &str) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_people_write_it() {
        for (text, address) in [
            ("sarah@example.com", "sarah@example.com"),
            (" sarah@example.com\u{200b}", "sarah@example.com"),
            ("Sarah Okonkwo <sarah@example.com>", "sarah@example.com"),
            ("<sarah@example.com>", "sarah@example.com"),
            ("mailto:sarah@example.com?subject=Call", "sarah@example.com"),
            (
                "sarah.o'konkwo+leads@mail.example.co.uk",
                "sarah.o'konkwo+leads@mail.example.co.uk",
            ),
            ("łukasz@example.com", "łukasz@example.com"),
            ("info@bücher.example", "info@bücher.example"),
            ("a@xn--bcher-kva.example", "a@xn--bcher-kva.example"),
            ("'sarah@example.com'", "sarah@example.com"),
            ("jane.null@example.com", "jane.null@example.com"),
            // Names and initials that are markers elsewhere.
            ("nil@example.com", "nil@example.com"),
            ("Na@example.com", "Na@example.com"),
            ("tba@example.com", "tba@example.com"),
            ("void@example.com", "void@example.com"),
            ("n.a@example.com", "n.a@example.com"),
            ("sarah@void.example", "sarah@void.example"),
            ("sarah@blank.example", "sarah@blank.example"),
        ] {
            let read = EmailAddress::parse(text);
            assert_eq!(
                read.as_ref().map(EmailAddress::as_str),
                Ok(address),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_address_says_why() {
        use EmailError::*;
        for (text, why) in [
            ("", Missing),
            ("N/A", Missing),
            ("{{email}}", Missing),
            ("sarah", Malformed),
            ("sarah@", Malformed),
            ("@example.com", Malformed),
            ("sarah@example", Malformed),
            ("sarah@localhost", Malformed),
            ("sarah okonkwo@example.com", Malformed),
            ("sarah@example..com", Malformed),
            (".sarah@example.com", Malformed),
            ("sarah@-example.com", Malformed),
            ("sarah@192.168.0.1", Malformed),
            ("n/a@n/a", Malformed),
            ("sarah at example dot com", Malformed),
            ("+447700900123", Malformed),
            ("a@example.com; b@example.com", Several),
            ("a@example.com, b@example.com", Several),
            ("a@b@example.com", Several),
            ("noreply@example.com", Nobody),
            ("No-Reply@example.com", Nobody),
            ("none@none.com", Nobody),
            ("unknown@example.com", Nobody),
            ("na@na.com", Nobody),
            ("nil@nil.com", Nobody),
            ("null@example.com", Nobody),
            ("undefined@example.com", Nobody),
            ("n/a@example.com", Nobody),
            ("sarah@none.com", Nobody),
            ("{{name}}@example.com", Nobody),
            ("-@example.com", Nobody),
            ("sarah@noemail.com", Nobody),
            ("anonymous@anonymous.invalid", Nobody),
        ] {
            assert_eq!(EmailAddress::parse(text), Err(why), "{text}");
        }
    }
}
