//! What stands in brackets or quotes within a name: nicknames, pronouns, remarks.

use std::borrow::Cow;

use super::titles;

/// An opening mark, its closing mark, and whether an apostrophe looks alike.
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

/// A name without its asides; `None` where one stands in the place of the first name.
///
/// Quotes around the whole name are no aside.
pub(super) fn removed(name: &str) -> Option<Cow<'_, str>> {
    let name = unquoted(name);
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
            // An aside without an end goes on to the end.
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

fn unquoted(name: &str) -> &str {
    let whole = |(open, close, _): &(char, char, bool)| {
        let inside = name.strip_prefix(*open)?.strip_suffix(*close)?;
        (*open != '[' && !inside.contains([*open, *close])).then_some(inside.trim())
    };
    PAIRS.iter().find_map(whole).unwrap_or(name)
}
