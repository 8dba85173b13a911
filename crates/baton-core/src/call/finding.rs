//! Findings about the values of a call.

use std::borrow::Cow;

use serde::Serialize;

use crate::value::missing_value;

/// A value of a call that could not be used, or only in part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CallFinding {
    /// The stable code: `unknown_fact`, `wrong_type`, `out_of_range`, `moment_missing`, `placeholder_value`,
    /// `phone_unusable`, `email_unusable`, `amount_unreadable`, or `amount_qualified` for an amount used without its
    /// qualifying words.
    pub code: &'static str,
    /// The field.
    pub field: String,
    /// The problem in words.
    pub message: String,
}

impl CallFinding {
    pub(crate) fn new(code: &'static str, field: &str, message: String) -> Self {
        Self {
            code,
            field: field.to_owned(),
            message,
        }
    }

    /// Creates the finding for a field whose value is a marker.
    pub(crate) fn marker(field: &str, given: &str) -> Self {
        let message = format!(
            "{} is the placeholder “{}”; it counts as missing",
            field_label(field),
            shorten(given)
        );
        Self::new(missing_value::PLACEHOLDER_VALUE, field, message)
    }

    /// Creates the finding for a field of which a part is a marker; `left` is the rest.
    pub(crate) fn part_is_marker(field: &str, given: &str, left: &str) -> Self {
        let message = format!(
            "{} “{}” contains a placeholder; “{}” is used",
            field_label(field),
            shorten(given),
            shorten(left)
        );
        Self::new(missing_value::PLACEHOLDER_VALUE, field, message)
    }

    /// Creates the finding for a list with a marker among its items.
    pub(crate) fn marker_in_list(field: &str, item: &str) -> Self {
        let message = format!(
            "{} contains the placeholder “{}”; it is left out",
            field_label(field),
            shorten(item)
        );
        Self::new(missing_value::PLACEHOLDER_VALUE, field, message)
    }
}

/// Shortens a given value to 60 characters, for a sentence.
fn shorten(given: &str) -> Cow<'_, str> {
    let given = given.trim();
    match given.char_indices().nth(60) {
        Some((end, _)) => Cow::Owned(format!("{}…", given.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(given),
    }
}

/// Formats a field's name for a sentence: `contact.name` becomes "contact name".
fn field_label(field: &str) -> String {
    field.replace(['_', '.'], " ")
}
