//! Checks made before parsing: the length of the text and its characters.

use crate::limits::{MAX_BYTES, narrow};
use crate::refused::{Reason, Refused};
use crate::tree::Position;

pub(crate) fn inspect(text: &str) -> Result<(), Refused> {
    if text.len() > MAX_BYTES {
        let message = format!("the document is over {} KiB", MAX_BYTES / 1024);
        return Err(
            Refused::new(Reason::TooLarge, first_too_many(text), message)
                .hint("a policy holds rules, not data: leave out past calls and transcripts"),
        );
    }
    refused_character(text).map_or(Ok(()), Err)
}

/// Returns the position of the first byte over the limit.
fn first_too_many(text: &str) -> Position {
    let kept = text.as_bytes().get(..MAX_BYTES).unwrap_or_default();
    let mut place = Position::START;
    for byte in kept {
        match byte {
            b'\n' => {
                place = Position {
                    line: place.line + 1,
                    column: 1,
                }
            }
            // Columns count characters; continuation bytes of UTF-8 begin with the bits 10.
            b if b & 0xc0 != 0x80 => place.column += 1,
            _ => {}
        }
    }
    place
}

/// Finds the first character that some YAML readers refuse or interpret differently: YAML 1.1 ends a line at U+0085,
/// U+2028 and U+2029, YAML 1.2 does not.
fn refused_character(text: &str) -> Option<Refused> {
    let line_end = |c: char| matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
    let unprintable = |c: char| {
        (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
            || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
    };
    let refused = |c: char| line_end(c) || unprintable(c);
    let (before, rest) = text.split_at_checked(text.find(refused)?)?;
    // All of them are in the Basic Multilingual Plane.
    let code = u32::from(rest.chars().next()?);
    let line = before.rsplit('\n').next().unwrap_or_default();
    let at = Position {
        line: narrow(before.matches('\n').count() + 1),
        column: narrow(line.chars().count() + 1),
    };
    let what = format!("the character U+{code:04X}");
    let hint = format!("remove it, or write it as \"\\u{code:04x}\" in double quotes");
    Some(Refused::feature(at, &what, &hint))
}
