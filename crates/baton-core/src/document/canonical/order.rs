//! Sorting of a mapping's entries after they have been written.
//!
//! This is rare, because most values serialise their fields in order. The writer therefore records no positions, and
//! this module finds the entries in the text.

use std::borrow::Cow;

use super::error::CanonicalError;
use crate::document::json::Reader;

/// Sorts written entries by key. ASCII keys have the same order by byte and by UTF-16 unit, which RFC 8785 uses.
#[inline(never)]
pub(super) fn sort_entries(written: &str) -> Result<String, CanonicalError> {
    let mut entries = Vec::new();
    let mut rest = written;
    while !rest.is_empty() {
        let (entry, after) = rest.split_at_checked(entry_len(rest)).unwrap_or((rest, ""));
        entries.push((key(entry)?, entry));
        rest = after.strip_prefix(',').unwrap_or(after);
    }
    entries.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    let mut out = String::with_capacity(written.len());
    let mut last = None;
    for (key, entry) in &entries {
        if last == Some(key) {
            let message = format!("the key `{key}` appears twice");
            return Err(CanonicalError::Unserializable(message));
        }
        if last.is_some() {
            out.push(',');
        }
        out.push_str(entry);
        last = Some(key);
    }
    Ok(out)
}

/// Unescapes a key, given without its quotes.
pub(super) fn unescape(written: &str) -> Result<Cow<'_, str>, CanonicalError> {
    if !written.contains('\\') {
        return Ok(Cow::Borrowed(written));
    }
    let quoted = format!("\"{written}\"");
    let read = Reader::new(&quoted, 0).text();
    read.map(|key| Cow::Owned(key.into_owned()))
        .map_err(|why| CanonicalError::Unserializable(why.to_string()))
}

/// Returns the unescaped key of an entry.
fn key(entry: &str) -> Result<Cow<'_, str>, CanonicalError> {
    let length = quoted_len(entry.as_bytes());
    let key = entry.get(1..length.saturating_sub(1));
    unescape(key.unwrap_or_default())
}

/// Returns the length of the quoted text at the start, including its quotes.
fn quoted_len(text: &[u8]) -> usize {
    let mut escaped = true;
    for (at, byte) in text.iter().enumerate() {
        match byte {
            // The first quote opens the text.
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Returns the length of the entry at the start.
fn entry_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at += quoted_len(bytes.get(at..).unwrap_or_default());
                continue;
            }
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => break,
            _ => {}
        }
        at += 1;
    }
    at
}
