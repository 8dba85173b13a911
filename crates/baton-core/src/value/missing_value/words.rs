//! The words of markers, in normalised form.

use super::foreign;

/// Returns true for the normalised text of one or several markers.
pub(super) fn is_marker_key(text: &str) -> bool {
    is_one(text) || is_repeated(text) || is_list(text)
}

fn is_one(text: &str) -> bool {
    is_word(text) || is_phrase(text) || is_missing_thing(text) || foreign::is_marker_key(text)
}

/// Returns true for one marker repeated two to four times: "null null", "not provided not provided".
fn is_repeated(text: &str) -> bool {
    (2..=4).any(|times| {
        let Some(letters) = text.len().checked_sub(times - 1) else {
            return false;
        };
        let each = letters / times;
        letters.is_multiple_of(times)
            && text.get(..each).is_some_and(|first| {
                let mut rest = text.get(each..).unwrap_or_default();
                while let Some(after) = rest
                    .strip_prefix([' ', ',', ';', '|', '/'])
                    .and_then(|next| next.strip_prefix(first))
                {
                    rest = after;
                }
                rest.is_empty() && is_one(first)
            })
    })
}

/// Returns true for several markers: "unknown, n/a", or "null undefined" as programs write for two values.
fn is_list(text: &str) -> bool {
    let program = |word: &str| matches!(word, "null" | "undefined" | "unknown" | "n/a" | "none");
    let between = [',', ';', '|'];
    (text.contains(between) && text.split(between).all(|part| is_one(part.trim())))
        || (text.contains(' ') && text.split(' ').all(program))
        || (text.contains('/') && text.split('/').all(program))
}

fn is_word(word: &str) -> bool {
    matches!(
        word,
        "n/a"
            | "na"
            | "n.a"
            | "n\\a"
            | "n a"
            | "#n/a"
            | "#na"
            | "n/k"
            | "n/d"
            | "n/s"
            | "t.b.c"
            | "t.b.d"
            | "t.b.a"
            | "t b c"
            | "t b d"
            | "t b a"
            | "none"
            | "null"
            | "nil"
            | "undefined"
            | "unknown"
            | "nan"
            | "void"
            | "unspecified"
            | "unavailable"
            | "undisclosed"
            | "unassigned"
            | "missing"
            | "empty"
            | "blank"
            | "tbc"
            | "tbd"
            | "tba"
            | "to be confirmed"
            | "to be determined"
            | "to be decided"
            | "to be advised"
            | "to be provided"
            | "to be supplied"
            | "to be completed"
            | "object object"
            | "\\n"
            | "#ref"
            | "#value"
            | "#name"
            | "#null"
            | "#error"
            | "notprovided"
            | "notavailable"
            | "notspecified"
            | "notapplicable"
            | "notset"
            | "notknown"
    )
}

/// Returns true for phrases such as "not provided", "not yet asked" and "none mentioned".
fn is_phrase(text: &str) -> bool {
    let rest = ["not yet ", "not ", "none ", "nothing "]
        .iter()
        .find_map(|begin| text.strip_prefix(begin));
    rest.is_some_and(is_participle)
}

fn is_participle(word: &str) -> bool {
    matches!(
        word,
        "provided"
            | "available"
            | "applicable"
            | "specified"
            | "given"
            | "set"
            | "stated"
            | "known"
            | "mentioned"
            | "disclosed"
            | "discussed"
            | "recorded"
            | "entered"
            | "found"
            | "identified"
            | "noted"
            | "shared"
            | "supplied"
            | "captured"
            | "collected"
            | "determined"
            | "defined"
            | "assigned"
            | "obtained"
            | "reported"
            | "detected"
            | "asked"
            | "said"
            | "told"
            | "listed"
            | "populated"
            | "filled"
            | "filled in"
            | "on file"
            | "on record"
    )
}

/// Returns true for phrases such as "no data", "no company given", "unknown company" and "company not known".
fn is_missing_thing(text: &str) -> bool {
    if let Some(rest) = text.strip_prefix("no ") {
        return is_content(rest)
            || rest
                .split_once(' ')
                .is_some_and(|(thing, said)| is_thing(thing) && is_participle(said))
            || rest.rsplit_once(' ').is_some_and(|(thing, said)| {
                (is_thing(thing) || is_content(thing)) && is_participle(said)
            });
    }
    let adjectives = ["unknown ", "undisclosed ", "unspecified ", "missing "];
    if let Some(thing) = adjectives.iter().find_map(|begin| text.strip_prefix(begin)) {
        return is_thing(thing);
    }
    let (before, last) = text.rsplit_once(' ').unwrap_or_default();
    let thing = match last {
        "unknown" | "undisclosed" | "unspecified" | "missing" | "tbc" | "n/a" => Some(before),
        said if is_participle(said) => before.strip_suffix(" not"),
        _ => None,
    };
    thing.is_some_and(|thing| is_thing(thing.trim_end_matches([':', ' '])))
}

/// Returns true for the name of a field.
fn is_thing(word: &str) -> bool {
    matches!(
        word,
        "company"
            | "company name"
            | "business"
            | "business name"
            | "organisation"
            | "organization"
            | "name"
            | "first name"
            | "last name"
            | "full name"
            | "contact name"
            | "email"
            | "email address"
            | "phone"
            | "phone number"
            | "number"
            | "value"
    )
}

/// Returns true for a word that "no" turns into a marker: "no data", "no notes".
fn is_content(word: &str) -> bool {
    matches!(
        word,
        "name"
            | "company"
            | "company name"
            | "data"
            | "value"
            | "info"
            | "information"
            | "details"
            | "entry"
            | "record"
            | "notes"
            | "summary"
    )
}
