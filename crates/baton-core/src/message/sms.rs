//! Cost of a text message: its encoding, units and segments.
//!
//! Figures from 3GPP TS 23.038 (alphabets) and 23.040 (concatenated messages with a six-byte header).

mod gsm;

use serde::{Serialize, Serializer};
use strum::IntoStaticStr;

/// Maximum number of characters that carriers accept in a message, in any number of segments.
pub const MAX_CHARACTERS: usize = 1_600;

/// Number of segments from which a message is reported as costly.
pub const MANY_SEGMENTS: u32 = 4;

/// The alphabet in which a text is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Encoding {
    /// The GSM 7-bit alphabet and its extension table.
    Gsm7,
    /// UTF-16, used if any character is outside GSM-7.
    Ucs2,
}

impl Encoding {
    /// Returns the word used in JSON: `gsm7` or `ucs2`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns the units in a single-segment message, and in each segment of a longer one.
    #[must_use]
    pub const fn capacity(self) -> (u32, u32) {
        match self {
            Self::Gsm7 => (160, 153),
            Self::Ucs2 => (70, 67),
        }
    }
}

impl Serialize for Encoding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// The first character outside GSM-7, and a replacement text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outside {
    /// The first character outside GSM-7.
    pub character: char,
    /// An equivalent text within GSM-7; `None` if a letter has no equivalent, for example in a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offer: Option<String>,
    /// Position of the character, counted in characters from 1.
    pub position: usize,
}

/// The measurements of a text message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sms {
    /// The alphabet that the text requires.
    pub encoding: Encoding,
    /// The character that requires UTF-16, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outside: Option<Outside>,
    /// Number of segments sent and charged; 0 for an empty text.
    pub segments: u32,
    /// Total units: GSM-7 septets or UTF-16 code units.
    pub units: u32,
}

impl Sms {
    /// Measures a text.
    ///
    /// ```
    /// use baton_core::message::sms::{Encoding, Sms};
    /// let dash = Sms::measure("We will call you – soon");
    /// assert_eq!(dash.encoding, Encoding::Ucs2);
    /// assert_eq!(dash.outside.and_then(|o| o.offer).as_deref(), Some("We will call you - soon"));
    /// ```
    #[must_use]
    pub fn measure(text: &str) -> Self {
        let mut septets = Packer::new(Encoding::Gsm7);
        for (i, character) in text.chars().enumerate() {
            match gsm::units(character) {
                Some(units) => septets.add(units),
                None => return Self::ucs2(text, character, i + 1),
            }
        }
        Self {
            encoding: Encoding::Gsm7,
            units: septets.total,
            segments: septets.segments(),
            outside: None,
        }
    }

    fn ucs2(text: &str, character: char, position: usize) -> Self {
        let mut units = Packer::new(Encoding::Ucs2);
        for c in text.chars() {
            // A character outside the Basic Multilingual Plane takes a surrogate pair.
            units.add(u32::from(c > '\u{ffff}') + 1);
        }
        Self {
            encoding: Encoding::Ucs2,
            units: units.total,
            segments: units.segments(),
            outside: Some(Outside {
                character,
                position,
                offer: gsm::replacement(text),
            }),
        }
    }
}

/// Counts segments as a network fills them. An escape pair or a surrogate pair is never split.
struct Packer {
    single: u32,
    part: u32,
    total: u32,
    full: u32,
    used: u32,
}

impl Packer {
    fn new(encoding: Encoding) -> Self {
        let (single, part) = encoding.capacity();
        Self {
            single,
            part,
            total: 0,
            full: 0,
            used: 0,
        }
    }

    fn add(&mut self, units: u32) {
        self.total = self.total.saturating_add(units);
        if self.used + units > self.part {
            self.full += 1;
            self.used = 0;
        }
        self.used += units;
    }

    fn segments(&self) -> u32 {
        match self.total {
            0 => 0,
            n if n <= self.single => 1,
            _ => self.full + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(text: &str) -> (&'static str, u32, u32) {
        let sms = Sms::measure(text);
        (sms.encoding.as_str(), sms.units, sms.segments)
    }

    #[test]
    fn segments_are_counted_correctly_at_their_limits() {
        assert_eq!(measured(""), ("gsm7", 0, 0));
        assert_eq!(measured(&"a".repeat(160)), ("gsm7", 160, 1));
        assert_eq!(measured(&"a".repeat(161)), ("gsm7", 161, 2));
        assert_eq!(measured(&"a".repeat(306)), ("gsm7", 306, 2));
        assert_eq!(measured(&"a".repeat(307)), ("gsm7", 307, 3));
        assert_eq!(measured(&"€".repeat(80)), ("gsm7", 160, 1));
        assert_eq!(measured(&"’".repeat(70)), ("ucs2", 70, 1));
        assert_eq!(measured(&"’".repeat(71)), ("ucs2", 71, 2));
        assert_eq!(measured(&"😀".repeat(35)), ("ucs2", 70, 1));
    }

    #[test]
    fn pairs_are_never_split_between_segments() {
        // 152 septets, then pairs: a pair that would cross the end of a segment moves to the next.
        let pairs = format!("{}{}", "a".repeat(152), "€".repeat(77));
        assert_eq!(measured(&pairs), ("gsm7", 306, 3));
        let emoji = "😀".repeat(67);
        assert_eq!(measured(&emoji), ("ucs2", 134, 3), "66 units fit, not 67");
    }

    #[test]
    fn a_replacement_within_gsm_7_is_suggested() {
        let offer = |text: &str| Sms::measure(text).outside.and_then(|o| o.offer);
        assert_eq!(
            offer("“It’s £5 – café…”").as_deref(),
            Some("\"It's £5 - café...\"")
        );
        assert_eq!(offer("£5 é ü à ñ [ok] ~ €"), None, "nothing is outside");
        assert_eq!(offer("Hi Łukasz – hello"), None, "a name stays as it is");
        let outside = Sms::measure("Hi Łukasz").outside.unwrap();
        assert_eq!((outside.character, outside.position), ('Ł', 4));
        assert_eq!(measured("a`b").0, "ucs2", "the backtick is no GSM-7");
    }

    #[test]
    fn invisible_characters_are_dropped_and_marks_replaced() {
        let offer = |text: &str| Sms::measure(text).outside.and_then(|o| o.offer);
        for (text, offered) in [
            ("a\u{200c}b", "ab"),
            ("a\u{200e}b\u{200f}", "ab"),
            ("\u{202a}Sarah\u{202c}", "Sarah"),
            ("\u{2066}Sarah\u{2069}", "Sarah"),
            ("a\u{2060}b", "ab"),
            ("a\u{fe0f}b", "ab"),
            ("a\u{61c}\u{feff}\u{2063}b", "ab"),
            ("a\u{2000}b\u{2001}c\u{3000}d\u{205f}e", "a b c d e"),
            ("O\u{2bc}Brien", "O'Brien"),
            ("O\u{ff07}Brien", "O'Brien"),
            ("O\u{2bb}ahu", "O'ahu"),
            ("a \u{2015} b", "a - b"),
            ("\u{2039}hello\u{203a}", "'hello'"),
            ("\u{201f}hello\u{275e}", "\"hello\""),
            ("Zoe\u{301}", "Zoé"),
            ("Mu\u{308}ller", "Müller"),
            ("Zoe\u{200d}\u{301}", "Zoé"),
            ("\u{212b}re", "Åre"),
            ("１２：３０！", "12:30!"),
            ("½ price\u{2028}today", "1/2 price\ntoday"),
            ("a\u{2011}b\u{2212}c\u{ff0d}d", "a-b-c-d"),
        ] {
            assert_eq!(offer(text).as_deref(), Some(offered), "{text:?}");
        }
        for text in [
            "Łukasz",
            "s\u{30c}",
            "e\u{302}",
            "é\u{301}",
            "日本",
            "😀",
            "C\u{327}\u{301}",
        ] {
            assert_eq!(offer(text), None, "{text:?}");
        }
    }

    /// Compares the replacement with the NFC form of the text, wherever that is within GSM-7.
    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn letters_are_composed_according_to_unicode() {
        use unicode_normalization::UnicodeNormalization;
        let all = (0..=0x10_ffff).filter_map(char::from_u32);
        let mut composed = 0;
        for character in all {
            let decomposed: String = character.nfd().collect();
            let within = |text: &str| text.chars().all(|c| gsm::units(c).is_some());
            let text: String = character.nfc().collect();
            if within(&text) && !within(&decomposed) {
                let offer = Sms::measure(&decomposed).outside.and_then(|o| o.offer);
                assert_eq!(offer, Some(text), "{character:?}");
                composed += 1;
            }
        }
        assert!(composed >= 18, "{composed}");
        for letter in ('a'..='z').chain('A'..='Z') {
            for accent in '\u{300}'..='\u{36f}' {
                let pair = format!("{letter}{accent}");
                let nfc: String = pair.nfc().collect();
                let offer = Sms::measure(&pair).outside.and_then(|o| o.offer);
                let expected = Some(nfc).filter(|nfc| nfc.chars().all(|c| gsm::units(c).is_some()));
                let invisible = accent == '\u{34f}';
                assert!(
                    invisible || offer == expected,
                    "{pair:?}: {offer:?}, not {expected:?}"
                );
            }
        }
    }
}
