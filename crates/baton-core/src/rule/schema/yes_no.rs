//! Yes and no, as people and spreadsheets write them.

/// Words for yes, in lower case.
const YES: [&str; 10] = [
    "true", "yes", "y", "t", "1", "1.0", "on", "checked", "✓", "✔",
];

/// Words for no, in lower case.
const NO: [&str; 10] = [
    "false",
    "no",
    "n",
    "f",
    "0",
    "0.0",
    "off",
    "unchecked",
    "✗",
    "✘",
];

/// Reads a text as yes or no: English words, their initials, 1 and 0, and tick marks. Ignores case and surrounding
/// spaces. Returns `None` for any other text.
///
/// An `x` is refused, because it means yes on some forms and no on others.
///
/// ```
/// use baton_core::rule::yes_no;
/// assert_eq!(yes_no(" Y "), Some(true));
/// assert_eq!(yes_no("FALSE"), Some(false));
/// assert_eq!(yes_no("x"), None);
/// ```
#[must_use]
pub fn yes_no(text: &str) -> Option<bool> {
    let word = text.trim();
    // A tick emoji ends in a variation selector.
    let word = word.trim_end_matches('\u{fe0f}');
    let is_one_of = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    if is_one_of(&YES) {
        Some(true)
    } else if is_one_of(&NO) {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_words_initials_digits_and_tick_marks() {
        for text in [
            "true",
            "TRUE",
            "True",
            "yes",
            "Yes ",
            "y",
            "Y",
            "t",
            "T",
            "1",
            "1.0",
            "on",
            "ON",
            "Checked",
            "✓",
            "✔",
            "✔\u{fe0f}",
            "\u{a0}yes\u{a0}",
        ] {
            assert_eq!(yes_no(text), Some(true), "{text:?}");
        }
        for text in [
            "false",
            "FALSE",
            "no",
            "No",
            " n",
            "N",
            "f",
            "F",
            "0",
            "0.0",
            "off",
            "unchecked",
            "✗",
            "✘",
        ] {
            assert_eq!(yes_no(text), Some(false), "{text:?}");
        }
        for text in [
            "", " ", "x", "maybe", "ja", "yess", "2", "-1", "10", "01", "yes no", "n/a",
        ] {
            assert_eq!(yes_no(text), None, "{text:?}");
        }
    }
}
