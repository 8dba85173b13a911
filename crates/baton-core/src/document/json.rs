//! Strict JSON: a pull reader and a writer.
//!
//! The reader accepts RFC 8259 and nothing more: one value with nothing after it, no duplicate keys, and nesting up to
//! a limit. Numbers keep their digits and never become floats. Texts without escapes are borrowed.
//!
//! The reader is our own because `serde_json` turns decimals into floats, lets the last of duplicate keys win, and does
//! not report the positions of values.

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
