//! Whole JSON texts, and places in them.

use super::error::JsonError;
use super::limits::MAX_DEPTH;
use super::reader::{Kind, Reader};
use crate::document::node::Node;
use crate::document::path::Path;

/// Parses one JSON text, nested up to [`MAX_DEPTH`].
///
/// ```
/// use baton_core::{Node, document::json};
/// assert_eq!(json::parse("[75.0]")?, Node::List(vec![Node::Int(75)]));
/// let error = json::parse("{\"a\":1,\n \"a\":2}").unwrap_err();
/// assert_eq!(error.to_string(), "the key `a` appears twice, at line 2, column 2");
/// # Ok::<(), json::JsonError>(())
/// ```
///
/// # Errors
/// Returns [`JsonError`] with the line and column of the first problem.
pub fn parse(text: &str) -> Result<Node, JsonError> {
    whole(Reader::new(text, MAX_DEPTH))
}

/// Parses one JSON text from bytes, nested up to [`MAX_DEPTH`].
///
/// # Errors
/// Returns [`JsonError`] with the line and column of the first problem, including bytes that are not UTF-8.
pub fn parse_slice(bytes: &[u8]) -> Result<Node, JsonError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => parse(text),
        Err(why) => {
            let sound = bytes.get(..why.valid_up_to()).unwrap_or_default();
            let sound = std::str::from_utf8(sound).unwrap_or_default();
            Err(JsonError::at(sound, sound.len(), "this is not UTF-8"))
        }
    }
}

/// Reads what others sent, a byte-order mark skipped. What is nested deeper than [`MAX_DEPTH_SENT`](super::MAX_DEPTH_SENT) becomes null.
///
/// ```
/// use baton_core::document::json;
/// let deep = "[".repeat(1_000_000) + &"]".repeat(1_000_000);
/// let payload = format!("{{\"id\":\"c-1\",\"unused\":{deep}}}");
/// assert!(json::parse_sent(&payload).is_ok());
/// assert!(json::parse(&payload).is_err());
/// ```
///
/// # Errors
/// As [`parse`].
pub fn parse_sent(text: &str) -> Result<Node, JsonError> {
    whole(Reader::sent(without_mark(text)))
}

fn whole(mut reader: Reader<'_>) -> Result<Node, JsonError> {
    let node = reader.value()?;
    reader.end()?;
    Ok(node)
}

/// Strips a leading byte-order mark, which some tools write.
pub(crate) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Creates an error at a path of a text that has already been read. Its position is that of the key, or of the nearest
/// ancestor that the text has.
pub(crate) fn error_at(text: &str, path: &Path, message: String) -> JsonError {
    let mut reader = Reader::sent(text);
    let mut at = 0;
    for segment in path.segments() {
        match enter(&mut reader, &segment) {
            Some(found) => at = found,
            None => break,
        }
    }
    JsonError::at(text, at, message)
}

/// Moves the reader to a member of the next value and returns the member's offset.
fn enter(reader: &mut Reader<'_>, segment: &str) -> Option<usize> {
    match reader.peek().ok()? {
        Kind::Map => {
            reader.open_map().ok()?;
            while let Some(key) = reader.next_key().ok()? {
                if key == segment {
                    return Some(reader.key_at());
                }
                reader.value().ok()?;
            }
            None
        }
        Kind::List => {
            reader.open_list().ok()?;
            let index: usize = segment.parse().ok()?;
            for _ in 0..index {
                reader.next_item().ok().filter(|more| *more)?;
                reader.value().ok()?;
            }
            reader.next_item().ok().filter(|more| *more)?;
            reader.peek().ok()?;
            Some(reader.offset())
        }
        _ => None,
    }
}
