//! Markers in other languages.
//!
//! Words that are also surnames or companies are left out: `leer`, `ohne`, `geen`, `brak`, `nessuno`, `nada`, `NC`, `ND`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The maximum length of a marker with its accents, in bytes.
const MAX_LEN: usize = 24;

/// Words for "not known", "not given" and "no data" in Latin letters, without accents.
const NOT_KNOWN: [&[&str]; 11] = [
    // German
    &[
        "unbekannt",
        "unbekannter",
        "unbekannte",
        "nicht bekannt",
        "nicht angegeben",
        "nicht genannt",
        "nicht vorhanden",
        "nicht verfugbar",
        "nicht verfuegbar",
        "nicht erfasst",
        "nicht gefragt",
        "keine angabe",
        "keine angaben",
        "keine daten",
        "keine information",
        "keine informationen",
        "ohne angabe",
        "ohne angaben",
    ],
    // French
    &[
        "inconnu",
        "inconnue",
        "non connu",
        "non connue",
        "non renseigne",
        "non renseignee",
        "non communique",
        "non communiquee",
        "non precise",
        "non precisee",
        "non specifie",
        "non specifiee",
        "non indique",
        "non indiquee",
        "non defini",
        "non definie",
        "non disponible",
        "non fourni",
        "non fournie",
        "aucune information",
        "aucune donnee",
        "a confirmer",
        "a preciser",
        "a definir",
    ],
    // Spanish
    &[
        "desconocido",
        "desconocida",
        "no conocido",
        "no especificado",
        "no especificada",
        "no indicado",
        "no indicada",
        "no proporcionado",
        "no proporcionada",
        "no definido",
        "no disponible",
        "no consta",
        "sin datos",
        "sin informacion",
        "sin nombre",
        "sin especificar",
        "por confirmar",
        "por definir",
    ],
    // Italian
    &[
        "sconosciuto",
        "sconosciuta",
        "non noto",
        "non nota",
        "non specificato",
        "non specificata",
        "non indicato",
        "non indicata",
        "non fornito",
        "non fornita",
        "non pervenuto",
        "non disponibile",
        "nessun dato",
        "nessuna informazione",
        "da confermare",
        "da definire",
    ],
    // Portuguese
    &[
        "desconhecido",
        "desconhecida",
        "nao informado",
        "nao informada",
        "nao especificado",
        "nao especificada",
        "nao disponivel",
        "nao fornecido",
        "nao fornecida",
        "sem dados",
        "sem informacao",
        "sem nome",
        "a confirmar",
        "a definir",
    ],
    // Dutch
    &[
        "onbekend",
        "onbekende",
        "niet bekend",
        "niet opgegeven",
        "niet ingevuld",
        "niet beschikbaar",
        "niet gevraagd",
        "geen gegevens",
        "geen naam",
        "geen informatie",
    ],
    // Swedish, Danish, Norwegian
    &[
        "okand",
        "okant",
        "ej angiven",
        "ej angivet",
        "uppgift saknas",
        "saknas",
        "ukendt",
        "ikke oplyst",
        "ikke angivet",
        "ukjent",
        "ikke oppgitt",
        "ikke kjent",
    ],
    // Polish, Czech
    &[
        "nieznane",
        "nie podano",
        "nie okreslono",
        "brak danych",
        "brak informacji",
        "neuvedeno",
        "nezadano",
    ],
    // Hungarian, Romanian
    &[
        "ismeretlen",
        "nincs adat",
        "nincs megadva",
        "necunoscut",
        "nespecificat",
    ],
    // Finnish, Turkish
    &[
        "tuntematon",
        "ei tiedossa",
        "ei ilmoitettu",
        "bilinmiyor",
        "belirtilmemis",
        "belirtilmedi",
    ],
    // Croatian, Serbian, Indonesian
    &[
        "nepoznato",
        "nije navedeno",
        "tidak diketahui",
        "tidak ada data",
    ],
];

/// Words for "none", "nothing" and "does not apply" in Latin letters, without accents.
const NONE: [&str; 25] = [
    "keine",
    "keiner",
    "keines",
    "entfallt",
    "entfaellt",
    "nicht zutreffend",
    "nicht anwendbar",
    "aucun",
    "aucune",
    "neant",
    "sans objet",
    "non applicable",
    "ninguno",
    "ninguna",
    "nulo",
    "no aplica",
    "non applicabile",
    "nessuna",
    "nenhum",
    "nenhuma",
    "nao se aplica",
    "nao aplicavel",
    "niet van toepassing",
    "ingen uppgift",
    "nie dotyczy",
];

/// Abbreviations. A small letter distinguishes them from initials: "k.A." is "keine Angabe", "K.A." may be a person.
const ABBREVIATIONS: [&str; 6] = ["k.A", "k.a", "o.A", "o.a", "n.v.t", "nvt"];

/// Words for "not known" in other scripts.
const OTHER_SCRIPTS: [&str; 19] = [
    "неизвестно",
    "неизвестен",
    "неизвестна",
    "не указано",
    "не указан",
    "не указана",
    "нет данных",
    "невідомо",
    "άγνωστο",
    "不明",
    "未定",
    "未入力",
    "未知",
    "不详",
    "不詳",
    "暂无",
    "알 수 없음",
    "미정",
    "غير معروف",
];
const NONE_IN_OTHER_SCRIPTS: [&str; 5] = ["なし", "該当なし", "无", "無し", "없음"];

/// Returns false if the first two letters show that a text is not one of these words. Does not consider words with the
/// first or last letter of an English marker, which the caller checks.
pub(super) fn may_begin(text: &str) -> bool {
    const BEGIN: [&[u8; 2]; 16] = [
        b"a ", b"de", b"ge", b"ik", b"in", b"k ", b"k.", b"ke", b"o ", b"o.", b"ok", b"po", b"sa",
        b"sc", b"se", b"si",
    ];
    let begins = text.as_bytes().first_chunk::<2>();
    text.len() <= MAX_LEN
        && begins.is_some_and(|begins| BEGIN.contains(&&begins.map(|b| b.to_ascii_lowercase())))
}

/// Returns true for the normalised text of a marker in Latin letters.
pub(super) fn is_marker_key(key: &str) -> bool {
    static MARKERS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
        let not_known = NOT_KNOWN.iter().copied().flatten();
        not_known.chain(&NONE).copied().collect()
    });
    MARKERS.contains(key)
}

/// Returns true for the normalised text of a marker in Latin letters that means "there are none".
pub(super) fn means_none(key: &str) -> bool {
    NONE.contains(&key)
}

/// Returns true for an abbreviation, with or without spaces and a final full stop.
pub(super) fn is_abbreviation(text: &str) -> bool {
    let letters = |text| str::chars(text).filter(|c| !c.is_whitespace());
    let text = text.strip_suffix('.').unwrap_or(text);
    ABBREVIATIONS
        .iter()
        .any(|known| letters(text).eq(known.chars()))
}

/// Returns true for a marker in another script, in any case.
pub(super) fn is_marker_in_other_script(text: &str) -> bool {
    means_none_in_other_script(text) || is_one_of(&OTHER_SCRIPTS, text)
}

/// Returns true for a marker in another script that means "there are none".
pub(super) fn means_none_in_other_script(text: &str) -> bool {
    is_one_of(&NONE_IN_OTHER_SCRIPTS, text)
}

/// Returns an accented letter without its accent, for the letters in these words; `None` for any other character.
pub(super) const fn without_accent(c: char) -> Option<char> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' => 'a',
        'ç' | 'ć' | 'č' | 'Ç' | 'Ć' | 'Č' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => 'e',
        'í' | 'Í' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'Ó' | 'Ô' | 'Õ' | 'Ö' | 'Ø' => 'o',
        'ś' | 'š' | 'ş' | 'Ś' | 'Š' | 'Ş' => 's',
        'ú' | 'ü' | 'Ú' | 'Ü' => 'u',
        _ => return None,
    })
}

fn is_one_of(words: &[&str], text: &str) -> bool {
    // Texts in Latin letters are compared by their key.
    let is_other_script = |c: char| c >= '\u{370}';
    if text.len() > MAX_LEN || !text.starts_with(is_other_script) {
        return false;
    }
    let small = || text.chars().flat_map(char::to_lowercase);
    words.iter().any(|word| small().eq(word.chars()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::missing_value::is_marker;

    #[test]
    fn every_word_is_found() {
        let words = NOT_KNOWN.into_iter().flatten().chain(&NONE);
        for word in words.chain(&OTHER_SCRIPTS).chain(&NONE_IN_OTHER_SCRIPTS) {
            assert!(word.len() <= MAX_LEN, "{word}");
            assert!(is_marker(word), "{word}");
            assert!(
                is_marker(&format!(" ({word}) ")) || !word.is_ascii(),
                "{word}"
            );
            assert!(is_marker(&word.to_uppercase()), "{word}");
        }
    }
}
