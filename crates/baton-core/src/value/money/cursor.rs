//! A place in a text, from which words and signs are taken.

/// The rest of a text that has not been read yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    pub(super) rest: &'a str,
}

/// The dashes that people write into ranges.
pub(super) const DASHES: [char; 10] = ['-', '–', '—', '‑', '−', '‐', '‒', '―', '﹣', '﹘'];

/// The hyphens that join the words of one number.
const HYPHENS: [char; 3] = ['-', '‑', '‐'];

impl<'a> Cursor<'a> {
    pub(super) const fn new(rest: &'a str) -> Self {
        Self { rest }
    }

    /// The next character, without passing over white space.
    pub(super) fn peek(self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Behind a text that comes next, or after white space.
    pub(super) fn eat(self, text: &str) -> Option<Self> {
        self.rest.trim_start().strip_prefix(text).map(Self::new)
    }

    /// Behind any of some characters that come next, or after white space.
    pub(super) fn eat_any(self, chars: &[char]) -> Option<Self> {
        self.rest.trim_start().strip_prefix(chars).map(Self::new)
    }

    /// Behind a hyphen that joins two words without a space: “hundred-fifty”.
    pub(super) fn hyphen(self) -> Option<Self> {
        let after = self.rest.strip_prefix(HYPHENS)?;
        after
            .starts_with(char::is_alphabetic)
            .then_some(Self::new(after))
    }

    /// The word that comes next, or after white space: letters, with apostrophes inside.
    pub(super) fn word(self) -> Option<(&'a str, Self)> {
        let text = self.rest.trim_start();
        let mut end = 0;
        let mut chars = text.char_indices().peekable();
        while let Some((index, c)) = chars.next() {
            let after = chars.peek().map(|(_, next)| *next);
            let inside = matches!(c, '\'' | '’')
                && end > 0
                && after.is_some_and(|next| next.is_ascii_alphabetic());
            if !(c.is_alphabetic() || inside) {
                break;
            }
            end = index + c.len_utf8();
        }
        let (word, rest) = text.split_at_checked(end)?;
        (!word.is_empty()).then_some((word, Self::new(rest)))
    }

    /// Behind some words that come next, whatever stands between them and in whatever case. A full stop that ends them is
    /// passed over: `p.a.`, `excl. VAT`.
    pub(super) fn phrase(self, words: &str) -> Option<Self> {
        let mut at = self;
        if !may_begin(self.rest.trim_start(), words) {
            return None;
        }
        for (index, expected) in words.split(' ').enumerate() {
            if index > 0 {
                at = Self::new(at.rest.trim_start_matches(is_joint));
            }
            let (word, after) = at.word()?;
            if !same_word(word, expected) {
                return None;
            }
            at = after;
        }
        Some(at.without_stop())
    }

    /// Behind the full stop of an abbreviation: `c.15k` is not `.15k`.
    pub(super) fn without_stop(self) -> Self {
        match self.rest.strip_prefix('.').map(Self::new) {
            Some(after) if after.peek() != Some('.') => after,
            _ => self,
        }
    }

    /// Returns true if nothing is left but punctuation that ends a sentence.
    pub(super) fn is_at_end(self) -> bool {
        let is_end = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | '!' | '?');
        self.rest.trim_start_matches(is_end).is_empty()
    }
}

fn is_joint(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '-' | '‑' | '/')
}

/// Returns false if a text cannot begin with a word, going by one byte: most words of a table are passed over so.
#[inline]
pub(super) fn may_begin(text: &str, word: &str) -> bool {
    let first = |text: &str| text.as_bytes().first().map(u8::to_ascii_lowercase);
    first(text) == first(word)
}

/// Returns true for one word in any case, with or without its apostrophe.
pub(super) fn same_word(written: &str, expected: &str) -> bool {
    if !may_begin(written, expected) {
        return false;
    }
    if written.is_ascii() && !written.contains('\'') {
        return written.eq_ignore_ascii_case(expected);
    }
    let letters = written.chars().filter(|c| !matches!(c, '\'' | '’'));
    letters.flat_map(char::to_lowercase).eq(expected.chars())
}
