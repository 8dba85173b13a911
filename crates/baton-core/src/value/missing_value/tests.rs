//! Markers, and values that look like them.

use super::*;

#[test]
fn texts_of_platforms_for_missing_values_are_markers() {
    for text in [
        "n/a",
        "N/A",
        "n/a.",
        "NA",
        "N.A.",
        "none",
        "None",
        "NONE.",
        "null",
        "NULL",
        "(null)",
        "\"null\"",
        "nil",
        "undefined",
        "Unknown",
        "(unknown)",
        "'unknown'",
        "-",
        "--",
        "—",
        "–",
        "?",
        "???",
        "...",
        "…",
        "_",
        "tbc",
        "TBD",
        "tba",
        "{{first_name}}",
        "{{ contact.name }}",
        "{first_name}",
        "${name}",
        "*|FNAME|*",
        "%FIRSTNAME%",
        "[First Name]",
        "[name]",
        "<UNKNOWN>",
        "<unknown>",
        "<first_name>",
        "[object Object]",
        "NaN",
        "Not provided",
        "not available",
        "Not Specified",
        "none mentioned",
        "No name",
        "#N/A",
        "#REF!",
        "\\N",
        " null\u{a0}",
        "\u{200b}N/A\u{feff}",
        "to be confirmed",
        "<%= name %>",
        "{% name %}",
        "[]",
        "{}",
        "not applicable",
    ] {
        assert!(is_marker(text), "{text:?}");
    }
}

#[test]
fn punctuation_around_and_between_words_is_ignored() {
    for text in [
        "--None--",
        "-None-",
        "- none -",
        "—none—",
        "__NONE__",
        "***N/A***",
        "((unknown))",
        "[ null ]",
        "<<none>>",
        "not_provided",
        "NOT_PROVIDED",
        "not-provided",
        "notProvided",
        "Not  Set",
        "not_applicable",
        "N_A",
        "n a",
        "no_data",
        "NO-NAME",
        "to_be_confirmed",
        "t.b.c.",
        "T.B.D.",
        "n/k",
        "Ｎ／Ａ",
        "ｎｕｌｌ",
        "－－",
        "N\u{200b}/A",
        "null null",
        "N/A, N/A",
        "N/A / N/A",
        "null/null",
        "none - none",
        "Unknown, N/A",
        "undefined undefined undefined",
        "not provided, not provided",
        "null undefined",
        "(not asked)",
        "not asked",
        "not yet asked",
        "not on file",
        "nothing given",
        "Unknown company",
        "unknown_company",
        "Company unknown",
        "Company not provided",
        "company: unknown",
        "no company given",
        "no company name provided",
        "No data available",
        "#REF!",
        "#NAME?",
    ] {
        assert!(is_marker(text), "{text:?}");
    }
}

#[test]
fn blank_texts_are_missing_but_not_markers() {
    for c in "\u{200b}\u{2060}\u{feff}\u{ad}\u{200e}\u{3164}\u{115f}\u{2800}\u{0}\u{e0020}".chars()
    {
        assert!(
            is_missing(&format!("{c} {c}")) && known(&c.to_string()).is_empty(),
            "{c:?}"
        );
    }
    assert!(is_missing("") && is_missing(" \n\t\u{3000}") && !is_missing("a\u{200b}"));
}

#[test]
fn none_is_distinguished_from_unknown() {
    for text in [
        "none",
        "--None--",
        "N_A",
        "Ｎ／Ａ",
        "-",
        "[]",
        "none given",
        "not_applicable",
    ] {
        assert!(means_none(text), "{text:?}");
    }
    for text in ["unknown", "not_provided", "not asked", "tbc", "null"] {
        assert!(!means_none(text), "{text:?}");
    }
}

#[test]
fn words_of_other_languages_are_markers() {
    for text in [
        "unbekannt",
        "Unbekannt",
        "UNBEKANNT",
        "(unbekannt)",
        "k.A.",
        "k. A.",
        "k.a.",
        "Keine Angabe",
        "keine_Angabe",
        "keine Angaben.",
        "nicht verfügbar",
        "Nicht verfu\u{308}gbar",
        "inconnu",
        "Inconnue",
        "non renseigné",
        "Non renseigne",
        "NON RENSEIGNÉ",
        "néant",
        "ne\u{301}ant",
        "Néant.",
        "à confirmer",
        "aucune donnée",
        "desconocido",
        "Sin datos",
        "sin información",
        "nulo",
        "no especificado",
        "sconosciuto",
        "non disponibile",
        "non specificato",
        "não informado",
        "NÃO INFORMADO",
        "onbekend",
        "n.v.t.",
        "nvt",
        "okänd",
        "Okänt",
        "ukjent",
        "ikke oppgitt",
        "nie podano",
        "neuvedeno",
        "неизвестно",
        "Неизвестно",
        "Не указано",
        "不明",
        "未定",
        "暂无",
        "없음",
        "unbekannt unbekannt",
        "unbekannt, unbekannt",
        "unbekannt, unknown",
    ] {
        assert!(is_marker(text), "{text:?}");
    }
    for text in [
        "keine", "néant", "Aucun", "ninguna", "nenhum", "nulo", "なし", "无",
    ] {
        assert!(means_none(text), "{text:?}");
    }
    for text in ["unbekannt", "k.A.", "non renseigné", "不明"] {
        assert!(!means_none(text), "{text:?}");
    }
}

#[test]
fn names_and_words_of_other_languages_are_not_markers() {
    for text in [
        "K.A.",
        "K. A.",
        "KA",
        "O.A.",
        "NVT",
        "N.V.T. GmbH",
        "Nà",
        "Ná",
        "Li Nà",
        "Nonè",
        "Nuñez",
        "Noné",
        "Leer",
        "Brak",
        "Geen",
        "Nessuno",
        "Nada",
        "Sin",
        "Sin Wai",
        "Sem",
        "Inga",
        "Ingen",
        "Okan",
        "Desconocidos S.L.",
        "Die Unbekannten GmbH",
        "Angabe",
        "keine Zeit",
        "kein Budget",
        "Deniz",
        "Geena Davis",
        "Simone Weil",
        "Saka",
        "Ikke",
        "Portia",
        "Sans Souci",
        "à Paris",
        "нет",
        "нет времени",
        "明",
        "未来",
        "無量",
        "김",
    ] {
        assert!(!is_marker(text), "{text:?}");
    }
}

#[test]
fn values_are_not_markers() {
    for text in [
        "",
        " ",
        "Jane Null",
        "Null, Jane",
        "Nathan",
        "Nil Ferrer",
        "Nona",
        "Li Na",
        "Naomi",
        "unknown to us",
        "No",
        "yes",
        "0",
        "none of the above",
        "[\"a\",\"b\"]",
        "[a] and [b]",
        "<sarah@example.com>",
        "<https://a.example>",
        "not sure",
        "Undefined Behaviour Ltd",
        "100%",
        "50% of 20%",
        "👍",
        "+",
        "£",
        "é",
        "{a} of {b}",
        "N",
        "not provided by the board until they meet in June",
        "{\"a\":1}",
        "None-Stop Ltd",
        "Unknown Pleasures Ltd",
        "Unknown Pleasures",
        "Tbc Group",
        "No Limits Ltd",
        "Not Just Travel",
        "No budget",
        "no budget given",
        "N. One",
        "N.K.",
        "Unknown Company Ltd",
        "Data not shared",
        "The phone is not charged",
        "not confirmed",
        "not interested",
        "Missing Link",
        "Null Void Ltd",
        "Empty Homes",
        "To Be Or Not",
        "Blank & Blank",
        "No.1 Data",
        "Nothing Phone",
    ] {
        assert!(!is_marker(text), "{text:?}");
    }
}
