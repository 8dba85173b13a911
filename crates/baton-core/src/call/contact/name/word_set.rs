//! Lists of words that are looked up without regard to ASCII case.

use std::collections::BTreeSet;
use std::sync::OnceLock;

/// A list of words, written with white space between them and in lower case.
pub(super) struct WordSet {
    text: &'static str,
    words: OnceLock<BTreeSet<&'static str>>,
}

impl WordSet {
    /// A set of the words in a text.
    pub(super) const fn new(text: &'static str) -> Self {
        Self {
            text,
            words: OnceLock::new(),
        }
    }

    /// Returns true if the word is in the list.
    pub(super) fn contains(&self, word: &str) -> bool {
        let words = self
            .words
            .get_or_init(|| self.text.split_ascii_whitespace().collect());
        if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            words.contains(word.to_ascii_lowercase().as_str())
        } else {
            words.contains(word)
        }
    }

    /// The words as they are written.
    #[cfg(test)]
    pub(super) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.text.split_ascii_whitespace()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_any_case() {
        let set = WordSet::new("sales team\n    Éire señor");
        for word in ["sales", "TEAM", "Sales", "señor", "SEñOR"] {
            assert!(set.contains(word), "{word}");
        }
        for word in ["", "sale", "salesteam", "sales team"] {
            assert!(!set.contains(word), "{word}");
        }
    }
}
