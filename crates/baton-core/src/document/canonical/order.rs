//! Puts the entries of a mapping in the order of their keys after they were written.
//!
//! That is the rare case: what is written most often has its fields in their order. So nothing is noted on the way; the
//! text itself says where each entry begins.

use std::borrow::Cow;

use super::error::CanonicalError;
use crate::document::json::Reader;

/// The same entries, in the order of their keys: ASCII sorts alike by byte and by UTF-16.
#[inline(never)]
pub(super) fn by_key(written: &str) -> Result<String, CanonicalError> {
    let mut entries = Vec::new();
    let mut rest = written;
    while !rest.is_empty() {
        let (entry, after) = rest.split_at_checked(end(rest)).unwrap_or((rest, ""));
        entries.push((key(entry)?, entry));
        rest = after.strip_prefix(',').unwrap_or(after);
    }
    entries.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut out = String::with_capacity(written.len());
    let mut last = None;
    for (key, entry) in &entries {
        if last == Some(key) {
            let message = format!("the key `{key}` stands twice");
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

/// What a key between quotes says.
pub(super) fn unescaped(written: &str) -> Result<Cow<'_, str>, CanonicalError> {
    if !written.contains('\\') {
        return Ok(Cow::Borrowed(written));
    }
    let quoted = format!("\"{written}\"");
    let read = Reader::new(&quoted, 0).text();
    read.map(|key| Cow::Owned(key.into_owned()))
        .map_err(|why| CanonicalError::Unserializable(why.to_string()))
}

/// The key that an entry begins with.
fn key(entry: &str) -> Result<Cow<'_, str>, CanonicalError> {
    let quoted = quoted(entry.as_bytes());
    let key = entry.get(1..quoted.saturating_sub(1));
    unescaped(key.unwrap_or_default())
}

/// How many bytes the text in quotes has that stands at the beginning.
fn quoted(text: &[u8]) -> usize {
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

/// Where the entry at the beginning ends.
fn end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at += quoted(bytes.get(at..).unwrap_or_default());
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
