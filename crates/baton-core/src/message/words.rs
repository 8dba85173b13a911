//! How long a text takes: its words, the time to read them in silence, and the time to say them aloud.
//!
//! All figures are whole numbers, so a page and a server agree on them.

mod amount;
mod number;
mod phrase;
mod spoken;

use serde::Serialize;

pub use phrase::{begins_with, contains, from_each_word};
pub use spoken::spoken;

/// Words a minute that an adult reads in silence (Brysbaert 2019, 190 studies; most adults are within 175–300).
pub const READING_WPM: u64 = 238;

/// Words a minute of unhurried speech.
pub const SPEECH_SLOW_WPM: u64 = 150;

/// Words a minute of brisk speech that a listener still follows.
pub const SPEECH_FAST_WPM: u64 = 180;

const MINUTE_MS: u64 = 60_000;

/// The words of a text, split on white space: "£15–20k" is one.
///
/// ```
/// assert_eq!(baton_core::message::words::count("Budget £15–20k, decides in 30 days"), 6);
/// ```
#[must_use]
pub fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The seconds an adult needs to read so many words in silence, to the nearest second.
///
/// ```
/// assert_eq!(baton_core::message::words::reading_seconds(80), 20);
/// ```
#[must_use]
pub const fn reading_seconds(words: usize) -> u64 {
    (words as u64 * 60 + READING_WPM / 2) / READING_WPM
}

/// The words that fit into so many seconds of speech, at an unhurried and at a brisk pace.
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

/// How long a text takes to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Speech {
    /// Milliseconds at [`SPEECH_FAST_WPM`], rounded up.
    pub fast_ms: u64,
    /// Milliseconds at [`SPEECH_SLOW_WPM`], rounded up.
    pub slow_ms: u64,
    /// The words as spoken: "£15k" is three, "fifteen thousand pounds".
    pub words: usize,
}

impl Speech {
    /// Whole seconds at a brisk and at an unhurried pace, rounded up.
    ///
    /// ```
    /// assert_eq!(baton_core::message::words::Speech::of("Warm lead: Sarah Okonkwo, Apex.").seconds(), (2, 2));
    /// ```
    #[must_use]
    pub const fn seconds(&self) -> (u64, u64) {
        (self.fast_ms.div_ceil(1000), self.slow_ms.div_ceil(1000))
    }

    /// Measures a text by its spoken form.
    #[must_use]
    pub fn of(text: &str) -> Self {
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
    fn b2_eighty_words_take_twenty_seconds_to_read() {
        assert_eq!(reading_seconds(80), 20);
        assert_eq!(reading_seconds(0), 0);
        assert_eq!(reading_seconds(100), 25);
    }

    #[test]
    fn f3_eight_seconds_hold_twenty_to_twenty_four_words() {
        assert_eq!(words_in(8), (20, 24));
        let twenty = Speech::of(&"word ".repeat(20));
        assert_eq!(
            (twenty.words, twenty.fast_ms, twenty.slow_ms),
            (20, 6_667, 8_000)
        );
    }
}
