//! Asides in brackets or quotes within a name: nicknames, pronouns, remarks.

use std::borrow::Cow;

use super::titles;

/// Opening and closing marks; true if the opening mark may also be an apostrophe.
const PAIRS: [(char, char, bool); 8] = [
    ('(', ')', false),
    ('[', ']', false),
    ('"', '"', false),
    ('“', '”', false),
    ('„', '“', false),
    ('«', '»', false),
    ('‘', '’', true),
    ('\'', '\'', true),
];

/// Removes the asides from a name; returns `None` if the name begins with one.
///
/// Quotes around the whole name are not an aside.
pub(super) fn remove(name: &str) -> Option<Cow<'_, str>> {
    let name = unquote(name);
    if !name.contains(['(', '[', '"', '“', '„', '«', '‘', '\'']) {
        return Some(Cow::Borrowed(name));
    }
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    let mut changed = false;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let begins = out.is_empty() || out.ends_with(char::is_whitespace);
        let pair = PAIRS
            .iter()
            .find(|(open, _, apostrophe)| *open == c && (begins || !apostrophe));
        let Some((_, close, apostrophe)) = pair else {
            out.push(c);
            rest = after;
            continue;
        };
        match after.split_once(*close) {
            Some((aside, after)) => {
                if out.trim().is_empty() && !titles::all(aside) {
                    return None;
                }
                rest = after;
            }
            None if *apostrophe => {
                out.push(c);
                rest = after;
                continue;
            }
            // An aside that is not closed extends to the end.
            None => rest = "",
        }
        changed = true;
    }
    Some(if changed {
        Cow::Owned(out)
    } else {
        Cow::Borrowed(name)
    })
}

fn unquote(name: &str) -> &str {
    let whole = |(open, close, _): &(char, char, bool)| {
        let inside = name.strip_prefix(*open)?.strip_suffix(*close)?;
        (*open != '[' && !inside.contains([*open, *close])).then_some(inside.trim())
    };
    PAIRS.iter().find_map(whole).unwrap_or(name)
}
