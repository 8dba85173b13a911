//! Invisible characters.

/// Returns true for an invisible character: control characters, zero-width and direction marks, fillers, variation
/// selectors, tags, and the empty Braille pattern.
///
/// White space, such as a line break, does not count. Besides control characters, the source is Unicode's
/// `Default_Ignorable_Code_Point`, with the marks of interlinear annotations.
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

/// Returns true for a text that is empty or has only white space and invisible characters.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    trim(text).is_empty()
}

/// Strips white space and invisible characters from both ends.
#[must_use]
pub fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_white_space_are_not_invisible() {
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
    fn trim_strips_both_ends_and_keeps_the_middle() {
        assert_eq!(
            trim("\u{feff} \u{200b}a\u{200b}b\u{2060}\n\u{0}"),
            "a\u{200b}b"
        );
        assert!(is_blank("") && is_blank(" \u{fff0}\u{1d173}\u{200e}") && !is_blank("\u{ad}."));
    }
}
