//! A text in the characters that the reader knows.

use std::borrow::Cow;

use crate::value::invisible::is_invisible;

/// The text with full-width forms in their usual width, without invisible marks and without quotation marks around it.
pub(super) fn normal(text: &str) -> Cow<'_, str> {
    let trimmed =
        |c: char| c.is_whitespace() || is_invisible(c) || matches!(c, '"' | '“' | '”' | '‘' | '`');
    let text = without_emphasis(text.trim_matches(trimmed)).trim_matches(trimmed);
    let printable = |byte: u8| (b' '..=b'~').contains(&byte);
    if text.bytes().all(printable) || !text.contains(is_unusual) {
        return Cow::Borrowed(text);
    }
    let usual: String = text.chars().filter_map(usual).collect();
    Cow::Owned(usual.trim().to_owned())
}

/// Without Markdown's emphasis and apostrophes around it, and without the apostrophe by which a spreadsheet tells a text:
/// `**£15k**`, `'15000`.
fn without_emphasis(mut text: &str) -> &str {
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

/// The usual form of a character; `None` for a mark that nobody sees.
fn usual(c: char) -> Option<char> {
    Some(match c {
        c if is_invisible(c) => return None,
        // The full-width forms of printable ASCII, in the same order.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0)?,
        '￡' => '£',
        '￥' => '¥',
        '￦' => '₩',
        '\u{02bc}' | '\u{2018}' | '\u{2032}' => '’',
        _ => c,
    })
}
