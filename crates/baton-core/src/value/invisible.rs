//! Characters that show nothing.

/// Returns true for a character that shows nothing and takes no space: control characters, zero-width and direction marks,
/// fillers, variation selectors, tags, and the empty Braille pattern.
///
/// Control characters that are white space, such as a line end, are not among them. Beyond those, the characters are
/// Unicode's `Default_Ignorable_Code_Point`, which a renderer may ignore, and the marks of interlinear notes.
///
/// ```
/// use baton_core::value::invisible::is_invisible;
/// assert!(is_invisible('\u{200b}') && is_invisible('\0'));
/// assert!(!is_invisible(' ') && !is_invisible('\n') && !is_invisible('a'));
/// ```
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{8}'
            | '\u{e}'..='\u{1f}'
            | '\u{7f}'..='\u{84}'
            | '\u{86}'..='\u{9f}'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Returns true for a text that has nothing to read: empty, or white space and invisible characters only.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    trim(text).is_empty()
}

/// The text without white space and invisible characters around it.
#[must_use]
pub fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_seen_or_takes_space_is_not_invisible() {
        for c in ('\0'..=char::MAX).filter(|c| is_invisible(*c)) {
            assert!(
                !c.is_whitespace() && !c.is_alphanumeric()
                    || "\u{115f}\u{1160}\u{3164}\u{ffa0}".contains(c),
                "{c:?}"
            );
        }
        for c in ('\0'..=char::MAX).filter(|c| c.is_control()) {
            assert_ne!(is_invisible(c), c.is_whitespace(), "{c:?}");
        }
    }

    #[test]
    fn what_surrounds_a_text_is_left_out_and_what_is_in_it_stays() {
        assert_eq!(
            trim("\u{feff} \u{200b}a\u{200b}b\u{2060}\n\u{0}"),
            "a\u{200b}b"
        );
        assert!(is_blank("") && is_blank(" \u{fff0}\u{1d173}\u{200e}") && !is_blank("\u{ad}."));
    }
}
