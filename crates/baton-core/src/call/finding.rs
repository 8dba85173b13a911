//! Findings about the values of a call.

use std::borrow::Cow;

use serde::Serialize;

use crate::value::missing_value;

/// A fact of a call that the policy could not use as given, or not all of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CallFinding {
    /// The stable code: `unknown_fact`, `wrong_type`, `out_of_range`, `moment_missing`, `placeholder_value`,
    /// `phone_unusable`, `email_unusable`, `amount_unreadable`; `amount_qualified` of an amount that was used without the
    /// words beside it.
    pub code: &'static str,
    /// The field.
    pub field: String,
    /// What is wrong, in words.
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

    /// A field whose value is a marker.
    pub(crate) fn marker(field: &str, given: &str) -> Self {
        let message = format!(
            "{} is the placeholder “{}”; it counts as missing",
            field_label(field),
            beginning(given)
        );
        Self::new(missing_value::PLACEHOLDER_VALUE, field, message)
    }

    /// A field of which a part is a marker, and what is left of it.
    pub(crate) fn part_is_marker(field: &str, given: &str, left: &str) -> Self {
        let message = format!(
            "{} “{}” contains a placeholder; “{}” is used",
            field_label(field),
            beginning(given),
            beginning(left)
        );
        Self::new(missing_value::PLACEHOLDER_VALUE, field, message)
    }

    /// A list with a marker among its items.
    pub(crate) fn marker_in_list(field: &str, item: &str) -> Self {
        let message = format!(
            "{} has the placeholder “{}”; it is left out",
            field_label(field),
            beginning(item)
        );
        Self::new(missing_value::PLACEHOLDER_VALUE, field, message)
    }
}

/// A given value in a sentence: no more than its first 60 characters.
fn beginning(given: &str) -> Cow<'_, str> {
    let given = given.trim();
    match given.char_indices().nth(60) {
        Some((end, _)) => Cow::Owned(format!("{}…", given.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(given),
    }
}

/// A field as a sentence names it: `contact.name` is "contact name".
fn field_label(field: &str) -> String {
    field.replace(['_', '.'], " ")
}
