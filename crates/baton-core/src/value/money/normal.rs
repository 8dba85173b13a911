//! Normalisation of a text to the characters that the reader knows.

use std::borrow::Cow;

use crate::value::invisible::is_invisible;

/// Normalises a text: converts full-width forms, and removes invisible characters and surrounding quotation marks.
pub(super) fn normalise(text: &str) -> Cow<'_, str> {
    let trimmed =
        |c: char| c.is_whitespace() || is_invisible(c) || matches!(c, '"' | '“' | '”' | '‘' | '`');
    let text = strip_emphasis(text.trim_matches(trimmed)).trim_matches(trimmed);
    let printable = |byte: u8| (b' '..=b'~').contains(&byte);
    if text.bytes().all(printable) || !text.contains(is_unusual) {
        return Cow::Borrowed(text);
    }
    let usual: String = text.chars().filter_map(usual).collect();
    Cow::Owned(usual.trim().to_owned())
}

/// Strips Markdown emphasis (`**£15k**`), surrounding apostrophes, and the apostrophe with which a spreadsheet marks a
/// text (`'15000`).
fn strip_emphasis(mut text: &str) -> &str {
    for mark in ['*', '*', '_', '_', '\'', '’'] {
        let inside = text
            .strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark));
        text = inside.unwrap_or(text);
    }
    text.strip_prefix('\'').unwrap_or(text)
}

fn is_unusual(c: char) -> bool {
    usual(c) != Some(c)
}

/// Returns the usual form of a character; `None` for an invisible one.
fn usual(c: char) -> Option<char> {
    Some(match c {
        c if is_invisible(c) => return None,
        // Full-width forms have the order of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0)?,
        '￡' => '£',
        '￥' => '¥',
        '￦' => '₩',
        '\u{02bc}' | '\u{2018}' | '\u{2032}' => '’',
        _ => c,
    })
}
