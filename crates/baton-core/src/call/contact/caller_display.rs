//! Texts of caller displays for an unknown caller.

/// Texts for a withheld name or number. Platforms copy them into both fields.
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

/// Returns true for the display of an unknown caller, in any case.
pub(super) fn is_withheld(text: &str) -> bool {
    WITHHELD.iter().any(|word| text.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::contact::{PhoneError, PhoneNumber, first_name, full_name};

    #[test]
    fn displays_are_neither_names_nor_numbers() {
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
