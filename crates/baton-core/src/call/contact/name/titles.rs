//! Titles before a name and suffixes after it.

use std::borrow::Cow;

use super::word_set::WordSet;

/// A kind of title, by the name that follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    /// A surname follows: "Mrs Okonkwo".
    Surname,
    /// A first name follows: "Sir Keir".
    FirstName,
    /// One or two surnames follow: "Sr. López García".
    TwoSurnames,
}

/// Titles before a first name.
static BEFORE_FIRST_NAME: WordSet = WordSet::new("sir dame");

/// Spanish and Portuguese titles, before one or two surnames.
static BEFORE_TWO_SURNAMES: WordSet =
    WordSet::new("sr sra srta señor señora señorita senor senora senorita");

/// The other titles, listed without full stops.
static TITLES: WordSet = WordSet::new(
    "mr mrs ms miss mx mister missus messrs dr drs doctor prof professor lady lord rev revd reverend \
     father sister brother pastor rabbi imam capt captain cpt col colonel lt lieutenant sgt sergeant cpl \
     corporal cmdr commander brig brigadier admiral general cllr councillor hon honourable rt madam \
     madame mme mlle mademoiselle monsieur herr frau fräulein hr doña signor signora signorina dott \
     dottssa avv dhr mevr mevrouw meneer shri smt ing dipling engr mag phd univprof hc pandit ustad judge \
     justice sri pan pani fru sheikh shaikh sheikha datuk dato dato' dato’ datin tun encik puan cik khun \
     alhaji alhaja chief mayor count countess baron baroness viscount sigra signa profssa profin drin \
     magin maga ingin diplingin dra profa mdm hajji haji ustaz",
);

/// Titles that count only with a full stop, because they are also names or the beginnings of names.
static WITH_STOP: WordSet = WordSet::new(
    "m mm fr br st gen maj adm sen rep gov pres amb adv arch atty eng sig med habil nat jur rer dipl don",
);

/// Suffixes: generations, degrees, honours, professions.
static SUFFIXES: WordSet = WordSet::new(
    "jr jnr junior sr snr senior ii iii iv esq esquire phd dphil md mbbs mba ma msc meng mphil ba bsc \
     beng bed llb llm jd edd dds dmd do dvm rn np cpa cfa acca aca fca cima fcca cissp pmp pe ceng frs \
     frcs frsa mrcp obe mbe cbe kbe dbe om qc kc mp msp tds ret retd rtd he him mrics",
);

/// Returns the kind of title that a word is; `None` if it is not a title.
pub(super) fn find(word: &str) -> Option<Title> {
    let bare = bare(word)?;
    if BEFORE_FIRST_NAME.contains(&bare) {
        Some(Title::FirstName)
    } else if BEFORE_TWO_SURNAMES.contains(&bare) {
        Some(Title::TwoSurnames)
    } else {
        let title = TITLES.contains(&bare) || (word.ends_with('.') && WITH_STOP.contains(&bare));
        title.then_some(Title::Surname)
    }
}

/// Returns the titles that need no full stop.
pub(super) fn without_stop() -> impl Iterator<Item = &'static str> {
    let sets = [&BEFORE_FIRST_NAME, &BEFORE_TWO_SURNAMES, &TITLES];
    sets.into_iter().flat_map(WordSet::iter)
}

/// Returns true if every word is a title.
pub(super) fn all(text: &str) -> bool {
    text.split_whitespace().all(|word| find(word).is_some())
}

/// Returns true if every word is a suffix or a title.
pub(super) fn all_suffixes(text: &str) -> bool {
    text.split_whitespace()
        .all(|word| is_suffix(word) || find(word).is_some())
}

/// Returns true for a suffix such as "Jr.", "PhD" or "Ph.D.".
pub(super) fn is_suffix(word: &str) -> bool {
    // Degrees of two letters count only in capitals; otherwise they may be names.
    let short = word.len() == 2 && word != word.to_ascii_uppercase();
    let generation = word.len() == 2 && word.starts_with(['J', 'S', 'j', 's']);
    bare(word).is_some_and(|bare| SUFFIXES.contains(&bare)) && (!short || generation)
}

/// Strips full stops, hyphens and commas from a word. Words that change or are not ASCII are also lower-cased. Returns
/// `None` for a word that is too long for a title.
fn bare(word: &str) -> Option<Cow<'_, str>> {
    if word.len() > 16 {
        return None;
    }
    let mark = |c: char| matches!(c, '.' | '-' | ',');
    if word.is_ascii() && !word.contains(mark) {
        return Some(Cow::Borrowed(word));
    }
    let letters = word.chars().filter(|c| !mark(*c));
    Some(letters.flat_map(char::to_lowercase).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_word_is_found() {
        for word in [&BEFORE_FIRST_NAME, &BEFORE_TWO_SURNAMES, &TITLES]
            .into_iter()
            .flat_map(WordSet::iter)
        {
            assert!(find(word).is_some(), "{word}");
            assert!(find(&format!("{word}.")).is_some(), "{word}.");
        }
        for word in WITH_STOP.iter() {
            assert!(find(&format!("{word}.")).is_some(), "{word}.");
        }
        for word in SUFFIXES.iter() {
            assert!(is_suffix(&word.to_uppercase()), "{word}");
        }
    }

    #[test]
    fn a_title_that_is_also_a_name_needs_its_full_stop() {
        assert_eq!(find("Don"), None);
        assert_eq!(find("Don."), Some(Title::Surname));
        assert_eq!(find("St"), None);
        assert_eq!(find("Gen."), Some(Title::Surname));
    }
}
