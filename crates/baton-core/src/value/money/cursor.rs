//! A cursor over a text, for reading words and signs.

/// The unread rest of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    pub(super) rest: &'a str,
}

/// The dashes that people write in ranges.
pub(super) const DASHES: [char; 10] = ['-', '–', '—', '‑', '−', '‐', '‒', '―', '﹣', '﹘'];

/// The hyphens that join the words of one number.
const HYPHENS: [char; 3] = ['-', '‑', '‐'];

impl<'a> Cursor<'a> {
    pub(super) const fn new(rest: &'a str) -> Self {
        Self { rest }
    }

    /// Returns the next character, which may be white space.
    pub(super) fn peek(self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Skips white space and a text that follows; returns `None` if it does not follow.
    pub(super) fn eat(self, text: &str) -> Option<Self> {
        self.rest.trim_start().strip_prefix(text).map(Self::new)
    }

    /// Skips white space and one of several characters; returns `None` if none of them follows.
    pub(super) fn eat_any(self, chars: &[char]) -> Option<Self> {
        self.rest.trim_start().strip_prefix(chars).map(Self::new)
    }

    /// Skips a hyphen that joins two words without a space: “hundred-fifty”.
    pub(super) fn hyphen(self) -> Option<Self> {
        let after = self.rest.strip_prefix(HYPHENS)?;
        after
            .starts_with(char::is_alphabetic)
            .then_some(Self::new(after))
    }

    /// Skips white space and reads a word: letters, with apostrophes inside.
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

    /// Skips a phrase, in any case and with any separators between its words, and the full stop of an abbreviation:
    /// `p.a.`, `excl. VAT`. Returns `None` if the phrase does not follow.
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

    /// Skips the full stop of an abbreviation, if there is one: `c.15k` is not `.15k`.
    pub(super) fn without_stop(self) -> Self {
        match self.rest.strip_prefix('.').map(Self::new) {
            Some(after) if after.peek() != Some('.') => after,
            _ => self,
        }
    }

    /// Returns true if only the punctuation of a sentence remains.
    pub(super) fn is_at_end(self) -> bool {
        let is_end = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | '!' | '?');
        self.rest.trim_start_matches(is_end).is_empty()
    }
}

fn is_joint(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '-' | '‑' | '/')
}

/// Returns false if the first byte shows that a text does not begin with a word. This rules out most words of a table.
#[inline]
pub(super) fn may_begin(text: &str, word: &str) -> bool {
    let first = |text: &str| text.as_bytes().first().map(u8::to_ascii_lowercase);
    first(text) == first(word)
}

/// Returns true if two words are equal, ignoring case and apostrophes.
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
