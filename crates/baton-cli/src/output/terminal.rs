//! Text that is safe to print on a terminal.

use std::borrow::Cow;

/// Escapes control characters other than line breaks and tabs, and marks that change the direction of text.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let hidden = |c: char| turns(c) || (c.is_control() && !matches!(c, '\n' | '\t'));
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
    fn control_characters_are_escaped() {
        let shown_text = "a\\u{1b}[31m\\u{7f}\\u{9b}\\r\n\tb";
        assert_eq!(shown("a\u{1b}[31m\u{7f}\u{9b}\r\n\tb"), shown_text);
        assert_eq!(
            shown("c-\u{202e}1\u{202c}\u{2066}x\u{2069}\u{202a}"),
            "c-\\u{202e}1\\u{202c}\\u{2066}x\\u{2069}\\u{202a}"
        );
        assert_eq!(shown("£15–20k\n"), "£15–20k\n");
    }
}
