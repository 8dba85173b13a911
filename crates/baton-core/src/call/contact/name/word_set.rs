//! Sets of words with lookup that ignores ASCII case.

use std::collections::BTreeSet;
use std::sync::OnceLock;

/// A set of lower-case words, built from a text on first use.
pub(super) struct WordSet {
    text: &'static str,
    words: OnceLock<BTreeSet<&'static str>>,
}

impl WordSet {
    /// Creates a set from words separated by white space.
    pub(super) const fn new(text: &'static str) -> Self {
        Self {
            text,
            words: OnceLock::new(),
        }
    }

    /// Returns true if the set has a word, in any ASCII case.
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

    /// Returns the words in the order of the text.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.text.split_ascii_whitespace()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case() {
        let set = WordSet::new("sales team\n    Éire señor");
        for word in ["sales", "TEAM", "Sales", "señor", "SEñOR"] {
            assert!(set.contains(word), "{word}");
        }
        for word in ["", "sale", "salesteam", "sales team"] {
            assert!(!set.contains(word), "{word}");
        }
    }
}
