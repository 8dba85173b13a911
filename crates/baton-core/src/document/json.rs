//! Strict JSON: a pull reader, and the writing of texts.
//!
//! What the reader takes is RFC 8259 and nothing more: one value, nothing after it, no key twice in a mapping,
//! nesting up to a limit. Numbers stay the digits that were written; no float is ever made of them. A text
//! without escapes is borrowed.

mod error;
mod limits;
mod parse;
mod reader;
mod scan;
mod write;

pub use error::JsonError;
pub use limits::{MAX_DEPTH, MAX_DEPTH_SENT};
pub(crate) use parse::{error_at, without_mark};
pub use parse::{parse, parse_sent, parse_slice};
pub use reader::{Kind, Reader};
pub(crate) use write::{push_hex, push_whole};
pub use write::{push_node, push_text, to_string};
