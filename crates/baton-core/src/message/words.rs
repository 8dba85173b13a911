//! Length of a text: its words, silent reading time and speaking time.
//!
//! All figures are integers, so every platform computes the same results.

mod amount;
mod number;
mod phrase;
mod spoken;

use std::mem;

use serde::Serialize;

pub use phrase::{begins_with, contains, from_each_word};
pub use spoken::spoken;

/// Silent reading speed of an adult, in words a minute (Brysbaert 2019, 190 studies; most adults read at 175–300).
pub const READING_WPM: u64 = 238;

/// Unhurried speech, in words a minute.
pub const SPEECH_SLOW_WPM: u64 = 150;

/// Brisk speech that a listener can still follow, in words a minute.
pub const SPEECH_FAST_WPM: u64 = 180;

const MINUTE_MS: u64 = 60_000;

/// Counts the words of a text, separated by white space: "£15–20k" is one word.
///
/// ```
/// assert_eq!(baton_core::message::words::count("Budget £15–20k, decides in 30 days"), 6);
/// ```
#[must_use]
pub fn count(text: &str) -> usize {
    // `split_whitespace().count()` takes three times as long, because it also finds where each word ends.
    let mut words = 0;
    let mut is_inside = false;
    for c in text.chars() {
        let was_inside = mem::replace(&mut is_inside, !c.is_whitespace());
        words += usize::from(is_inside && !was_inside);
    }
    words
}

/// Returns the time an adult needs to read `words` words silently, in seconds, rounded to the nearest.
///
/// ```
/// assert_eq!(baton_core::message::words::reading_seconds(80), 20);
/// ```
#[must_use]
pub const fn reading_seconds(words: usize) -> u64 {
    (words as u64 * 60 + READING_WPM / 2) / READING_WPM
}

/// Returns how many words fit into `seconds` of speech, at an unhurried and at a brisk pace.
///
/// ```
/// assert_eq!(baton_core::message::words::words_in(8), (20, 24));
/// ```
#[must_use]
pub const fn words_in(seconds: u32) -> (usize, usize) {
    let seconds = seconds as u64;
    (
        (seconds * SPEECH_SLOW_WPM / 60) as usize,
        (seconds * SPEECH_FAST_WPM / 60) as usize,
    )
}

/// Speaking time of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Speech {
    /// Milliseconds at [`SPEECH_FAST_WPM`], rounded up.
    pub fast_ms: u64,
    /// Milliseconds at [`SPEECH_SLOW_WPM`], rounded up.
    pub slow_ms: u64,
    /// Number of words as spoken: "£15k" counts as three, "fifteen thousand pounds".
    pub words: usize,
}

impl Speech {
    /// Returns whole seconds at a brisk and at an unhurried pace, rounded up.
    ///
    /// ```
    /// assert_eq!(baton_core::message::words::Speech::measure("Warm lead: Sarah Okonkwo, Apex.").seconds(), (2, 2));
    /// ```
    #[must_use]
    pub const fn seconds(&self) -> (u64, u64) {
        (self.fast_ms.div_ceil(1000), self.slow_ms.div_ceil(1000))
    }

    /// Measures the spoken form of a text.
    #[must_use]
    pub fn measure(text: &str) -> Self {
        let words = spoken::words(text).len();
        let at = |wpm| (words as u64 * MINUTE_MS).div_ceil(wpm);
        Self {
            words,
            fast_ms: at(SPEECH_FAST_WPM),
            slow_ms: at(SPEECH_SLOW_WPM),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_every_alphabet() {
        for (text, words) in [
            ("", 0),
            (" ", 0),
            ("a\tb\u{b}c\rd\ne\u{c}f", 6),
            ("a\u{1f}b \u{7f} \0", 3),
            ("\u{2003}£15–20k\u{a0}Größe ’", 3),
        ] {
            assert_eq!(count(text), words, "{text:?}");
        }
    }

    #[test]
    fn eighty_words_take_twenty_seconds_to_read() {
        assert_eq!(reading_seconds(80), 20);
        assert_eq!(reading_seconds(0), 0);
        assert_eq!(reading_seconds(100), 25);
    }

    #[test]
    fn eight_seconds_allow_twenty_to_twenty_four_words() {
        assert_eq!(words_in(8), (20, 24));
        let twenty = Speech::measure(&"word ".repeat(20));
        assert_eq!(
            (twenty.words, twenty.fast_ms, twenty.slow_ms),
            (20, 6_667, 8_000)
        );
    }
}
