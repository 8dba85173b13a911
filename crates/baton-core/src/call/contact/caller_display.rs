//! Words that a telephone displays for a caller whose name or number was not sent.

/// The displays. Platforms copy them into the name as well as into the number.
const WITHHELD: [&str; 19] = [
    "anonymous",
    "anonymous caller",
    "unknown",
    "unknown caller",
    "unknown name",
    "caller unknown",
    "wireless caller",
    "no caller id",
    "private",
    "private caller",
    "private number",
    "restricted",
    "withheld",
    "name withheld",
    "number withheld",
    "blocked",
    "hidden",
    "unavailable",
    "out of area",
];

/// Returns true for the display of a caller who is not known, in any case.
pub(super) fn is_withheld(text: &str) -> bool {
    WITHHELD.iter().any(|word| text.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::contact::{PhoneError, PhoneNumber, first_name, full_name};

    #[test]
    fn a_display_is_neither_a_name_nor_a_number() {
        for word in WITHHELD {
            for text in [
                word.to_owned(),
                word.to_uppercase(),
                format!(" \"{word}\" "),
            ] {
                assert_eq!(full_name(&text), None, "{text}");
                assert_eq!(first_name(&text), None, "{text}");
                let number = PhoneNumber::parse(&text, None);
                assert_eq!(number, Err(PhoneError::Withheld), "{text}");
            }
        }
    }
}
