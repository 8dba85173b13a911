//! Texts for people.

use std::borrow::Cow;

/// Returns a text with its control characters written out, except for line breaks and tabs.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if !text.contains(hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 64);
    for c in text.chars() {
        if hidden(c) {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn control_characters_are_shown_and_not_sent() {
        let shown_text = "a\\u{1b}[31m\\u{7f}\\u{9b}\\r\n\tb";
        assert_eq!(shown("a\u{1b}[31m\u{7f}\u{9b}\r\n\tb"), shown_text);
        assert_eq!(shown("£15–20k\n"), "£15–20k\n");
    }
}
