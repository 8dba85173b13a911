//! The words of other languages that stand for nothing. None of them is a name or a company.
//!
//! Left out because they are surnames or companies too: `leer`, `ohne`, `geen`, `brak`, `nessuno`, `nada`, `NC`, `ND`.

/// The longest of them, in bytes, with their accents.
const LONGEST: usize = 24;

/// "Not known", "not given", "no data" in the languages of Latin letters, without their accents.
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

/// "None", "nothing", "does not apply" in these languages.
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

/// Abbreviations, whose small letter tells them from initials: "k.A." is "keine Angabe", and "K.A." may be a person.
const ABBREVIATIONS: [&str; 6] = ["k.A", "k.a", "o.A", "o.a", "n.v.t", "nvt"];

/// "Not known" and "none" in other letters.
const OTHER_LETTERS: [&str; 19] = [
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
const NONE_IN_OTHER_LETTERS: [&str; 5] = ["なし", "該当なし", "无", "無し", "없음"];

/// Returns false for most texts that begin with a letter and are none of these words, by two letters. Words that an English
/// marker may begin or end like are not looked for here.
pub(super) fn may_begin(text: &str) -> bool {
    const BEGIN: [&[u8; 2]; 16] = [
        b"a ", b"de", b"ge", b"ik", b"in", b"k ", b"k.", b"ke", b"o ", b"o.", b"ok", b"po", b"sa",
        b"sc", b"se", b"si",
    ];
    let begins = text.as_bytes().first_chunk::<2>();
    text.len() <= LONGEST
        && begins.is_some_and(|begins| BEGIN.contains(&&begins.map(|b| b.to_ascii_lowercase())))
}

/// Returns true for one of these words, in small Latin letters without accents.
pub(super) fn says_nothing(key: &str) -> bool {
    says_none(key) || NOT_KNOWN.iter().any(|words| words.contains(&key))
}

/// Returns true for one of these words that says "there are none".
pub(super) fn says_none(key: &str) -> bool {
    NONE.contains(&key)
}

/// Returns true for an abbreviation, with or without spaces in it and a full stop behind it.
pub(super) fn is_abbreviation(text: &str) -> bool {
    let letters = |text| str::chars(text).filter(|c| !c.is_whitespace());
    let text = text.strip_suffix('.').unwrap_or(text);
    ABBREVIATIONS
        .iter()
        .any(|known| letters(text).eq(known.chars()))
}

/// Returns true for a word in other letters, in any case.
pub(super) fn says_nothing_in_other_letters(text: &str) -> bool {
    says_none_in_other_letters(text) || is_one_of(&OTHER_LETTERS, text)
}

/// Returns true for such a word that says "there are none".
pub(super) fn says_none_in_other_letters(text: &str) -> bool {
    is_one_of(&NONE_IN_OTHER_LETTERS, text)
}

/// The letter below an accent, for the letters that these words have; `None` for every other character.
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
    if text.is_ascii() || text.len() > LONGEST {
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
        for word in words.chain(&OTHER_LETTERS).chain(&NONE_IN_OTHER_LETTERS) {
            assert!(word.len() <= LONGEST, "{word}");
            assert!(is_marker(word), "{word}");
            assert!(
                is_marker(&format!(" ({word}) ")) || !word.is_ascii(),
                "{word}"
            );
            assert!(is_marker(&word.to_uppercase()), "{word}");
        }
    }
}
