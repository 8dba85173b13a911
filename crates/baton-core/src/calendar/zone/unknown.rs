//! Names that the database does not hold: abbreviations, offsets, cities, countries and the names of Windows.

use std::fmt;

use super::iana::Zone;
use super::offset;
use crate::document::suggest;

/// An unknown zone name, with suggestions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownZone {
    written: String,
    meant: Vec<&'static str>,
    is_offset: bool,
}

/// Longer texts are not compared letter by letter: no name is half as long.
const LONGEST: usize = 64;

const WORDS: &str = include_str!("words.txt");
const WINDOWS: &str = include_str!("windows.txt");

impl Zone {
    /// Reads a zone's name, which is written as the database writes it.
    ///
    /// # Errors
    /// [`UnknownZone`], whose hint has the zones that may be meant.
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
            meant: Vec::new(),
            is_offset: false,
        };
        // Without its words the engine carries no table of them.
        if cfg!(feature = "authoring") && written.len() <= LONGEST {
            unknown.look_up(written);
        }
        unknown
    }

    fn look_up(&mut self, written: &str) {
        self.meant = known(written);
        if self.meant.is_empty()
            && let Some(minutes) = offset::parse(written)
        {
            self.is_offset = true;
            self.meant = offset::places(minutes).to_vec();
        } else if self.meant.is_empty() {
            // "Mumbai, India", "(UTC+01:00) Amsterdam, Berlin", "US/California"
            let parts = written.split([',', ';', '(', ')', '&', '|']);
            let mut parts = parts.flat_map(|part| part.rsplit(['/', '\\']));
            let found = parts.find_map(|part| Some(known(part)).filter(|found| !found.is_empty()));
            self.meant = found.unwrap_or_else(|| misspelt(written).into_iter().collect());
        }
    }

    /// The zones that may be meant, the likeliest first.
    #[must_use]
    pub fn meant(&self) -> &[&'static str] {
        &self.meant
    }

    /// What to write instead.
    #[must_use]
    pub fn hint(&self) -> String {
        match (self.meant.as_slice(), self.is_offset) {
            ([], true) => {
                "an offset has no summer time: write a place, such as `Europe/London`".to_owned()
            }
            ([], false) => "a name of the IANA database, such as `Europe/London`".to_owned(),
            (meant, true) => {
                format!(
                    "an offset has no summer time: write a place, such as {}",
                    quoted(meant)
                )
            }
            (meant, false) => format!("did you mean {}?", quoted(meant)),
        }
    }
}

impl fmt::Display for UnknownZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is not a time zone", self.written)
    }
}

impl std::error::Error for UnknownZone {}

/// "`Asia/Kolkata`, `Europe/Dublin` or `Asia/Jerusalem`"
pub(super) fn quoted(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// The letters and digits of a name, in lower case: spaces, `_`, `/` and full stops are written in many ways.
fn squashed(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The zones of a word that is known: of a table, or a name or a city of the database in another spelling.
fn known(written: &str) -> Vec<&'static str> {
    let plain = squashed(written);
    if plain.is_empty() {
        return Vec::new();
    }
    // A sign tells `Etc/GMT+5` from `Etc/GMT-5`: what ends in a number is no word.
    if let Some(offset) = written.trim().to_lowercase().strip_prefix("etc/gmt") {
        let exact = format!("Etc/GMT{offset}");
        return Zone::named(&exact).map(Zone::name).into_iter().collect();
    }
    if written.contains(['+', '-', '\u{2212}']) && written.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let standard = plain.replace("daylighttime", "standardtime");
    let standard = standard.replace("summertime", "standardtime");
    let spelt = |word: &str| {
        let word = squashed(word);
        word == plain || word == standard
    };
    let zones = WORDS.lines().chain(WINDOWS.lines()).find_map(|line| {
        let (word, zones) = line.split_once('=')?;
        spelt(word).then(|| zones.split(' ').collect())
    });
    zones.unwrap_or_else(|| {
        let mut names = Zone::all().map(Zone::name);
        let city = |name: &str| name.rsplit('/').next().is_some_and(spelt);
        let found = names.clone().find(|name| spelt(name));
        found
            .or_else(|| names.find(|name| city(name)))
            .into_iter()
            .collect()
    })
}

/// The zone whose name or city is nearest in spelling. Three letters are an abbreviation, not a slip.
fn misspelt(written: &str) -> Option<&'static str> {
    let plain = squashed(written);
    let first = plain.chars().next()?;
    if plain.chars().count() < 5 {
        return None;
    }
    let names = Zone::all().filter(|zone| zone.placeless().is_none());
    let spellings: Vec<(String, &'static str)> = names
        .map(Zone::name)
        .flat_map(|name| {
            let city = name.rsplit('/').next().unwrap_or(name);
            [name, city].map(|spelling| (squashed(spelling), name))
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
    fn every_word_stands_once_and_names_places() {
        let mut words = BTreeSet::new();
        for line in WORDS.lines().chain(WINDOWS.lines()) {
            let Some((word, zones)) = line.split_once('=') else {
                assert!(line.starts_with('#'), "{line}");
                continue;
            };
            assert!(words.insert(squashed(word)), "{word} stands twice");
            for name in zones.split(' ') {
                let zone = Zone::named(name).unwrap_or_else(|| panic!("{line}"));
                assert!(zone.placeless().is_none() || name == "UTC", "{line}");
            }
        }
        assert!(words.len() > 400, "{}", words.len());
    }
}
