//! Names of the people who sign, and their comparison.

use baton_core::value::invisible::is_invisible;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

use crate::trust::TrustError;

const NFC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfc();
const NFD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfd();

/// Returns true if two names belong to one person: they differ only in case, in spaces around or between words, in
/// invisible characters or in the Unicode encoding of a letter.
///
/// ```
/// use baton_sign::principal::same_person;
/// assert!(same_person("Ada Lovelace", "ada lovelace "));
/// assert!(!same_person("ada", "bob"));
/// ```
#[must_use]
pub fn same_person(one: &str, other: &str) -> bool {
    one == other || folded(one) == folded(other)
}

/// Returns the form in which names are compared.
#[must_use]
pub fn folded(name: &str) -> String {
    if name.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return name.to_ascii_lowercase();
    }
    // Canonical caseless matching (Unicode, D145). Lower, upper and lower case again has the effect of case folding, such
    // as for `ß`, `ẞ` and `ss`. It also maps `ı` to `i`: a false match is the safe error.
    let folded: String = NFD
        .normalize_iter(&mut visible(name) as &mut dyn Iterator<Item = char>)
        .flat_map(char::to_lowercase)
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
        .collect();
    single_spaced(&composed(&mut folded.chars()))
}

/// Returns the spelling in which a name is enrolled: NFC, no invisible characters, single spaces between words.
#[must_use]
pub fn normal_form(name: &str) -> String {
    single_spaced(&composed(&mut visible(name)))
}

/// Checks a name before it is enrolled.
///
/// # Errors
/// `trust_principal_unusable` for a name without a visible character or with a control character,
/// `trust_principal_not_normal` for one that is not in its normal form.
pub fn check(name: &str) -> Result<(), TrustError> {
    let normal = normal_form(name);
    if normal.is_empty() || name.chars().any(char::is_control) {
        Err(TrustError::BadPrincipal(name.to_owned()))
    } else if normal != name {
        Err(TrustError::PrincipalNotNormal {
            name: name.to_owned(),
            normal,
        })
    } else {
        Ok(())
    }
}

fn composed(text: &mut dyn Iterator<Item = char>) -> String {
    NFC.normalize_iter(text).collect()
}

fn visible(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| !is_invisible(*c))
}

fn single_spaced(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_match() {
        for (one, other) in [
            ("ada", "ada "),
            ("ada", " ada"),
            ("ada", "Ada"),
            ("ada", "a\u{200b}da"),
            ("ada", "ada\u{feff}"),
            ("ada", "a\u{ad}da"),
            ("ada", "ada\u{e0061}"),
            ("ada", "ada\u{3000}"),
            ("ada@example.com", "Ada@Example.COM"),
            ("Ada Lovelace", "ada  lovelace"),
            ("Ada Lovelace", "Ada\u{a0}Lovelace"),
            ("José", "Jose\u{301}"),
            ("JOSÉ", "jose\u{301}"),
            ("Å", "\u{212b}"),
            ("Straße", "STRASSE"),
            ("STRAẞE", "strasse"),
            ("ΟΔΟΣ", "οδος"),
            ("kelvin", "\u{212a}elvin"),
            ("ﬁona", "FIONA"),
            ("각", "\u{1100}\u{1161}\u{11a8}"),
        ] {
            assert!(same_person(one, other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn different_names_do_not_match() {
        for (one, other) in [
            ("ada", "ade"),
            ("ada", "adá"),
            ("ann e", "anne"),
            ("ada", "аda"),
        ] {
            assert!(!same_person(one, other), "{one:?} {other:?}");
        }
    }

    /// Compares with another library, for every character that Unicode decomposes, alone and between marks.
    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn normal_forms_match_another_library() {
        use unicode_normalization::UnicodeNormalization as _;
        for character in '\0'..='\u{2fa1f}' {
            for text in [character.to_string(), format!("a\u{301}{character}\u{327}")] {
                let nfc: String = text.nfc().collect();
                assert_eq!(NFC.normalize(&text), nfc, "{text:?}");
                assert!(NFD.normalize_iter(text.chars()).eq(text.nfd()), "{text:?}");
            }
        }
    }

    #[test]
    fn a_name_is_enrolled_in_its_normal_form() {
        for name in [
            "ada",
            "Ada Lovelace",
            "José",
            "Ọ̀ṣun",
            "ada@example.com",
            "محمد",
            "সোমা",
        ] {
            assert_eq!(check(name), Ok(()), "{name}");
        }
        for (name, normal) in [
            ("ada ", "ada"),
            (" ada", "ada"),
            ("ada  b", "ada b"),
            ("ada\u{a0}b", "ada b"),
            ("a\u{200d}da", "ada"),
            ("Jose\u{301}", "José"),
            ("\u{212a}ay", "Kay"),
        ] {
            let error = check(name).unwrap_err();
            assert_eq!(error.code(), "trust_principal_not_normal", "{name:?}");
            assert_eq!(normal_form(name), normal);
            assert_eq!(check(normal), Ok(()));
        }
        for name in [
            "",
            " ",
            "\u{200b}",
            "\u{2800}\u{3164}",
            "a\nb",
            "a\tb",
            "a\u{7f}",
        ] {
            let error = check(name).unwrap_err();
            assert_eq!(error.code(), "trust_principal_unusable", "{name:?}");
        }
    }
}
