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
    // Nearly every text: a word begins at a byte that is no space after one that is, and the text after a space.
    let (mut words, mut after_space) = (0, SPACE);
    let mut rest = text.as_bytes();
    while let Some((block, later)) = rest.split_first_chunk::<8>() {
        let spaces = spaces(u64::from_le_bytes(*block));
        words += (!spaces & (spaces << 8 | after_space) & each(SPACE)).count_ones();
        after_space = spaces >> 56;
        rest = later;
    }
    for byte in rest {
        let space = spaces(u64::from(*byte)) & SPACE;
        words += (!space & after_space & SPACE).count_ones();
        after_space = space;
    }
    words as usize
}

/// What marks a byte as a space: its top bit, which ASCII leaves free.
const SPACE: u64 = 0x80;

/// Every byte of a word set to the last of another.
const fn each(byte: u64) -> u64 {
    byte * u64::from_ne_bytes([1; 8])
}

/// Marks those of eight ASCII bytes that are white space: a blank, or from tab to carriage return.
const fn spaces(word: u64) -> u64 {
    let other_than_blank = (word ^ each(0x20)) + each(0x7f);
    let (from_tab, after_return) = (word + each(0x80 - 9), word + each(0x80 - 14));
    (!other_than_blank | from_tab & !after_return) & each(SPACE)
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
    /// Milliseconds at [`SPEECH_FAST_WPM`], rounded up.
    pub fast_ms: u64,
    /// Milliseconds at [`SPEECH_SLOW_WPM`], rounded up.
    pub slow_ms: u64,
    /// The words as spoken: "£15k" is three, "fifteen thousand pounds".
    pub words: usize,
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
            "eight or",
            "a longer text, \tof several words and  two blanks ",
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
