//! E-mail addresses.

use std::fmt;

use crate::value::{invisible, missing_value};

/// A usable e-mail address: a monitored mailbox at a public domain, judged by its spelling alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailAddress(String);

/// The reason why a text is not a usable e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EmailError {
    /// The text is empty or a marker for a missing value.
    Missing,
    /// The mailbox or domain is missing or has invalid characters.
    Malformed,
    /// The text has more than one address.
    Several,
    /// The mailbox is not monitored, such as `noreply@` or `none@none.com`.
    Unmonitored,
}

impl EmailError {
    /// The code of the finding.
    pub const CODE: &'static str = "email_unusable";

    /// Returns the reason as it follows "the address".
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Missing => "was not given",
            Self::Malformed => "is not an e-mail address",
            Self::Several => "is more than one address; enter just one",
            Self::Unmonitored => "is an unmonitored mailbox",
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

/// Mailboxes of machines, and dummy entries of people who do not give their address.
const UNMONITORED: [&str; 14] = [
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

/// Words for a missing value that are not also names.
const NOTHING: [&str; 5] = ["none", "null", "undefined", "unknown", "n/a"];

impl EmailAddress {
    /// Parses an address, which may be a `mailto:` link or follow a display name: `Sarah <sarah@example.com>`.
    ///
    /// ```
    /// use baton_core::call::contact::{EmailAddress, EmailError};
    /// let read = EmailAddress::parse("Sarah Okonkwo <sarah@example.com>");
    /// assert_eq!(read.as_ref().map(EmailAddress::as_str), Ok("sarah@example.com"));
    /// assert_eq!(EmailAddress::parse("noreply@example.com"), Err(EmailError::Unmonitored));
    /// ```
    ///
    /// # Errors
    /// Returns [`EmailError`] if the text is not exactly one usable address.
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
        if is_unmonitored(mailbox, domain) {
            return Err(EmailError::Unmonitored);
        }
        Ok(Self(address.to_owned()))
    }

    /// Returns the address.
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

/// Returns true for a dot-atom (RFC 5322), including letters of other scripts (RFC 6531).
fn is_mailbox(mailbox: &str) -> bool {
    let atom = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    mailbox.len() <= 64
        && mailbox
            .split('.')
            .all(|part| !part.is_empty() && part.chars().all(atom))
}

/// Returns true for a domain of two or more labels, the last of which is not a number.
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

/// Returns true for reserved domains (RFC 2606), mailboxes of machines, and words for a missing value.
///
/// Markers such as "nil", "na" and "void" are also names of people, places and companies, so they count only if mailbox
/// and domain are the same marker.
fn is_unmonitored(mailbox: &str, domain: &str) -> bool {
    let last = domain.rsplit('.').next().unwrap_or_default();
    let first = domain.split('.').next().unwrap_or_default();
    let nothing = |word: &str| is_in(&UNMONITORED, word) || is_in(&NOTHING, word);
    // `{{name}}`, `-`, `#n/a`: no name begins with such a character.
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
    fn addresses_are_parsed_as_people_write_them() {
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
            // Names and initials that are markers in other fields.
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
    fn unusable_addresses_are_refused_with_a_reason() {
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
            ("noreply@example.com", Unmonitored),
            ("No-Reply@example.com", Unmonitored),
            ("none@none.com", Unmonitored),
            ("unknown@example.com", Unmonitored),
            ("na@na.com", Unmonitored),
            ("nil@nil.com", Unmonitored),
            ("null@example.com", Unmonitored),
            ("undefined@example.com", Unmonitored),
            ("n/a@example.com", Unmonitored),
            ("sarah@none.com", Unmonitored),
            ("{{name}}@example.com", Unmonitored),
            ("-@example.com", Unmonitored),
            ("sarah@noemail.com", Unmonitored),
            ("anonymous@anonymous.invalid", Unmonitored),
        ] {
            assert_eq!(EmailAddress::parse(text), Err(why), "{text}");
        }
    }
}
