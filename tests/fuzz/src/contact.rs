//! Property: any text as a phone number, address or name is unusable, or has one form that reads back the same.

use baton_core::call::contact::{Country, EmailAddress, PhoneNumber, first_name, full_name};
use baton_core::value::missing_value;
use baton_core::message::sms::{Encoding, Sms};

/// Checks one text as each of them.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    for country in ["", "GB", "US", "IT", "DE", "HU"] {
        if let Ok(number) = PhoneNumber::parse(text, Country::parse(country)) {
            let digits = number.e164().len() - 1;
            assert!((7..=15).contains(&digits), "{number}");
            let again = PhoneNumber::parse(&number.to_string(), None);
            assert_eq!(again.as_ref(), Ok(&number), "{text:?}");
        }
    }
    if let Ok(address) = EmailAddress::parse(text) {
        assert_eq!(EmailAddress::parse(address.as_str()).as_ref(), Ok(&address));
    }
    if missing_value::is_marker(text) {
        assert_eq!(first_name(text), None, "{text:?}");
        assert_eq!(full_name(text), None, "{text:?}");
        assert!(PhoneNumber::parse(text, None).is_err() && EmailAddress::parse(text).is_err());
    }
    if let Some(first) = first_name(text) {
        assert!(!first.trim().is_empty() && !first.contains(['\n', '{', '@', '<']), "{text:?}");
    }
    if let Some(offer) = Sms::measure(text).outside.and_then(|outside| outside.offer) {
        assert_eq!(Sms::measure(&offer).encoding, Encoding::Gsm7, "{offer:?}");
    }
}
