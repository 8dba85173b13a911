//! Search for phrases: whole words, ignoring ASCII case.

use std::mem;

/// Returns true if a text begins with a phrase that does not end inside a longer word.
///
/// ```
/// use baton_core::message::words::begins_with;
/// assert!(begins_with("Sure, here it is", "sure"));
/// assert!(!begins_with("Surely", "sure"));
/// ```
#[must_use]
#[inline]
pub fn begins_with(text: &str, phrase: &str) -> bool {
    let (text, phrase) = (text.as_bytes(), phrase.as_bytes());
    // Fast exit: nearly all comparisons end at the first letter.
    let first = |bytes: &[u8]| bytes.first().map(u8::to_ascii_lowercase);
    if first(text) != first(phrase) {
        return false;
    }
    let starts = text
        .get(..phrase.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(phrase));
    // A phrase such as "summary:" ends with punctuation. A non-ASCII byte may be a mark such as ’, which ends a word.
    let closed = phrase.last().is_some_and(u8::is_ascii_punctuation);
    let next = text.get(phrase.len());
    starts && (closed || next.is_none_or(|byte| !byte.is_ascii_alphanumeric()))
}

/// Returns the rest of the text from each of its words. A word is a run of ASCII letters and digits.
///
/// ```
/// use baton_core::message::words::from_each_word;
/// assert_eq!(from_each_word("a bc-d").collect::<Vec<_>>(), ["a bc-d", "bc-d", "d"]);
/// ```
pub fn from_each_word(text: &str) -> impl Iterator<Item = &str> {
    let mut is_inside = false;
    text.bytes().enumerate().filter_map(move |(at, byte)| {
        let was_inside = mem::replace(&mut is_inside, byte.is_ascii_alphanumeric());
        if is_inside && !was_inside {
            text.get(at..)
        } else {
            None
        }
    })
}

/// Returns true if a text contains a phrase as whole words.
#[must_use]
pub fn contains(text: &str, phrase: &str) -> bool {
    from_each_word(text).any(|rest| begins_with(rest, phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_at_every_alignment() {
        for text in [
            "a bc-d",
            "word",
            "two  words, three",
            "é1 £20k’s 3",
            "a.b.c.d.e.f.g.h.i",
        ] {
            for before in 0..17 {
                let text = format!("{}{text}", " ".repeat(before));
                let starts = text.char_indices().filter(|(at, c)| {
                    let inside = text[..*at].ends_with(|last: char| last.is_ascii_alphanumeric());
                    c.is_ascii_alphanumeric() && !inside
                });
                let expected: Vec<&str> = starts.map(|(at, _)| &text[at..]).collect();
                assert_eq!(
                    from_each_word(&text).collect::<Vec<_>>(),
                    expected,
                    "{text:?}"
                );
            }
        }
    }
}
