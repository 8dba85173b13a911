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
/// assert_eq!(baton_core::words::count("Budget £15–20k, decides in 30 days"), 6);
/// ```
#[must_use]
pub fn count(text: &str) -> usize {
    if !text.is_ascii() {
        return text.split_whitespace().count();
    }
    // Nearly every text: byte by byte, four times as fast.
    let mut outside = true;
    let mut words = 0;
    for byte in text.bytes() {
        let space = matches!(byte, b' ' | b'\t'..=b'\r');
        words += usize::from(outside & !space);
        outside = space;
    }
    words
}

/// The seconds an adult needs to read so many words in silence, to the nearest second.
///
/// ```
/// assert_eq!(baton_core::words::reading_seconds(80), 20);
/// ```
#[must_use]
pub const fn reading_seconds(words: usize) -> u64 {
    (words as u64 * 60 + READING_WPM / 2) / READING_WPM
}

/// The words that fit into so many seconds of speech, at an unhurried and at a brisk pace.
///
/// ```
/// assert_eq!(baton_core::words::words_in(8), (20, 24));
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
    /// The words as spoken: "£15k" is three, "fifteen thousand pounds".
    pub words: usize,
    /// Milliseconds at [`SPEECH_FAST_WPM`], rounded up.
    pub fast_ms: u64,
    /// Milliseconds at [`SPEECH_SLOW_WPM`], rounded up.
    pub slow_ms: u64,
}

impl Speech {
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
    fn words_are_counted_alike_in_every_alphabet() {
        for text in [
            "",
            " ",
            "a",
            " a b ",
            "a\tb\u{b}c\rd\ne\u{c}f",
            "a\u{1f}b",
            "\u{7f} \0",
        ] {
            assert_eq!(count(text), text.split_whitespace().count(), "{text:?}");
            // The same again with a sign that is no ASCII.
            assert_eq!(count(&format!("{text} £")), count(text) + 1, "{text:?}");
        }
        assert_eq!(count("a\u{a0}b\u{2003}c"), 3);
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
