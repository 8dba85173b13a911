//! Enumerations in sentences.

/// Joins items with commas and a final "and": "a", "a and b", "a, b and c".
///
/// ```
/// use baton_core::document::enumeration::join;
/// assert_eq!(join(&["Slack", "SMS", "e-mail"]), "Slack, SMS and e-mail");
/// ```
#[must_use]
pub fn join(items: &[impl AsRef<str>]) -> String {
    let mut sentence = String::new();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            let is_last = index + 1 == items.len();
            sentence.push_str(if is_last { " and " } else { ", " });
        }
        sentence.push_str(item.as_ref());
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_two_items_are_joined_by_and() {
        for (items, sentence) in [
            (&[][..], ""),
            (&["a"], "a"),
            (&["a", "b"], "a and b"),
            (&["a", "b", "c"], "a, b and c"),
            (&["a", "", "c", "d"], "a, , c and d"),
        ] {
            assert_eq!(join(items), sentence);
        }
    }
}
