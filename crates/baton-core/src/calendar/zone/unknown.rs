//! Suggestions for names that are not in the database: abbreviations, offsets, cities, countries and Windows names.

use std::fmt;

use super::iana::Zone;
use super::offset;
use crate::document::suggest;

/// An unknown zone name, with suggestions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownZone {
    written: String,
    suggestions: Vec<&'static str>,
    is_offset: bool,
}

/// The maximum length of a text for which suggestions are computed. No name is half as long.
const MAX_LEN: usize = 64;

const WORDS: &str = include_str!("words.txt");
const WINDOWS: &str = include_str!("windows.txt");

impl Zone {
    /// Parses the exact name of a zone.
    ///
    /// # Errors
    /// Returns [`UnknownZone`], whose hint suggests zones.
    ///
    /// ```
    /// use baton_core::calendar::Zone;
    /// assert_eq!(Zone::parse("Europe/London"), Ok(Zone::LONDON));
    /// let unknown = Zone::parse("IST").unwrap_err();
    /// assert_eq!(unknown.hint(), "did you mean `Asia/Kolkata`, `Europe/Dublin` or `Asia/Jerusalem`?");
    /// ```
    pub fn parse(written: &str) -> Result<Self, UnknownZone> {
        Self::named(written).ok_or_else(|| UnknownZone::new(written))
    }
}

impl UnknownZone {
    /// The stable code of this error.
    pub const CODE: &'static str = "unknown_zone";

    fn new(written: &str) -> Self {
        let mut unknown = Self {
            written: written.to_owned(),
            suggestions: Vec::new(),
            is_offset: false,
        };
        // Builds without authoring do not link the tables of words.
        if cfg!(feature = "authoring") && written.len() <= MAX_LEN {
            unknown.find_suggestions(written);
        }
        unknown
    }

    fn find_suggestions(&mut self, written: &str) {
        self.suggestions = zones_for_word(written);
        if self.suggestions.is_empty()
            && let Some(minutes) = offset::parse(written)
        {
            self.is_offset = true;
            self.suggestions = offset::places(minutes).to_vec();
        } else if self.suggestions.is_empty() {
            // "Mumbai, India", "(UTC+01:00) Amsterdam, Berlin", "US/California"
            let parts = written.split([',', ';', '(', ')', '&', '|']);
            let mut parts = parts.flat_map(|part| part.rsplit(['/', '\\']));
            let found =
                parts.find_map(|part| Some(zones_for_word(part)).filter(|found| !found.is_empty()));
            self.suggestions =
                found.unwrap_or_else(|| nearest_spelling(written).into_iter().collect());
        }
    }

    /// Returns the suggested zones, the most likely first.
    #[must_use]
    pub fn suggestions(&self) -> &[&'static str] {
        &self.suggestions
    }

    /// Returns a hint that says what to write instead.
    #[must_use]
    pub fn hint(&self) -> String {
        match (self.suggestions.as_slice(), self.is_offset) {
            ([], true) => {
                "an offset has no summer time: write a place, such as `Europe/London`".to_owned()
            }
            ([], false) => {
                "write a name from the IANA database, such as `Europe/London`".to_owned()
            }
            (zones, true) => {
                format!(
                    "an offset has no summer time: write a place, such as {}",
                    quoted(zones)
                )
            }
            (zones, false) => format!("did you mean {}?", quoted(zones)),
        }
    }
}

impl fmt::Display for UnknownZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is not a time zone", self.written)
    }
}

impl std::error::Error for UnknownZone {}

/// Formats names as a list: "`Asia/Kolkata`, `Europe/Dublin` or `Asia/Jerusalem`".
pub(super) fn quoted(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// Returns the letters and digits of a name in lower case, because spaces, `_`, `/` and full stops vary.
fn normalise(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Returns the zones for a word from the tables, or for a differently written name or city of the database.
fn zones_for_word(written: &str) -> Vec<&'static str> {
    let plain = normalise(written);
    if plain.is_empty() {
        return Vec::new();
    }
    // Normalising would drop the sign, which distinguishes `Etc/GMT+5` from `Etc/GMT-5`.
    if let Some(offset) = written.trim().to_lowercase().strip_prefix("etc/gmt") {
        let exact = format!("Etc/GMT{offset}");
        return Zone::named(&exact).map(Zone::name).into_iter().collect();
    }
    if written.contains(['+', '-', '\u{2212}']) && written.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let standard = plain.replace("daylighttime", "standardtime");
    let standard = standard.replace("summertime", "standardtime");
    let matches = |word: &str| {
        let word = normalise(word);
        word == plain || word == standard
    };
    let zones = WORDS.lines().chain(WINDOWS.lines()).find_map(|line| {
        let (word, zones) = line.split_once('=')?;
        matches(word).then(|| zones.split(' ').collect())
    });
    zones.unwrap_or_else(|| {
        let mut names = Zone::all().map(Zone::name);
        let city_matches = |name: &str| name.rsplit('/').next().is_some_and(matches);
        let found = names.clone().find(|name| matches(name));
        found
            .or_else(|| names.find(|name| city_matches(name)))
            .into_iter()
            .collect()
    })
}

/// Returns the zone whose name or city is nearest in spelling. Texts of fewer than five letters are taken for
/// abbreviations rather than typing errors.
fn nearest_spelling(written: &str) -> Option<&'static str> {
    let plain = normalise(written);
    let first = plain.chars().next()?;
    if plain.chars().count() < 5 {
        return None;
    }
    let names = Zone::all().filter(|zone| zone.placeless().is_none());
    let spellings: Vec<(String, &'static str)> = names
        .map(Zone::name)
        .flat_map(|name| {
            let city = name.rsplit('/').next().unwrap_or(name);
            [name, city].map(|spelling| (normalise(spelling), name))
        })
        .filter(|(spelling, _)| spelling.starts_with(first))
        .collect();
    let nearest = suggest::nearest(
        &plain,
        spellings.iter().map(|(spelling, _)| spelling.as_str()),
    )?;
    let found = spellings.iter().find(|(spelling, _)| spelling == nearest);
    found.map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_word_is_unique_and_names_places() {
        let mut words = BTreeSet::new();
        for line in WORDS.lines().chain(WINDOWS.lines()) {
            let Some((word, zones)) = line.split_once('=') else {
                assert!(line.starts_with('#'), "{line}");
                continue;
            };
            assert!(words.insert(normalise(word)), "{word} appears twice");
            for name in zones.split(' ') {
                let zone = Zone::named(name).unwrap_or_else(|| panic!("{line}"));
                assert!(zone.placeless().is_none() || name == "UTC", "{line}");
            }
        }
        assert!(words.len() > 400, "{}", words.len());
    }
}
