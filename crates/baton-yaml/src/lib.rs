//! Reads YAML text into a tree with the position of every value.
//!
//! Features that attackers exploit are refused: anchors, aliases, tags, merge keys, a second document, deep nesting and
//! large texts. So are texts that YAML readers interpret differently. The tree holds each plain scalar as written; the
//! caller decides whether it is a number or a word.
//!
//! ```
//! use baton_yaml::Kind;
//!
//! let tree = baton_yaml::read("a: [1, x]\n")?.ok_or("the text is empty")?;
//! let Kind::Map(entries) = tree.kind else { return Err("not a mapping".into()) };
//! assert_eq!((entries[0].value.at.line, entries[0].value.at.column), (1, 4));
//!
//! let refused = baton_yaml::read("a: &x 1\nb: *x\n").unwrap_err();
//! assert_eq!(refused.at.line, 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! It is a separate crate so that the npm package can optimise it for size and the engine for speed: a policy is read once
//! and decides millions of calls.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_arithmetic
)]

use std::borrow::Cow;

mod characters;
mod events;
mod limits;
mod refused;
#[cfg(feature = "second-reader")]
mod second;
mod tree;

pub use limits::{MAX_BYTES, MAX_DEPTH};
pub use refused::{Reason, Refused};
pub use tree::{Entry, Kind, Position, Value};

/// Reads one document; `None` if there is no value in the text. A byte-order mark at its beginning is skipped.
///
/// # Errors
/// [`Refused`], with its position in the text.
pub fn read(text: &str) -> Result<Option<Value>, Refused> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    characters::inspect(text)?;
    // Readers differ on whether a block scalar at the end of a document has a final line break, so one is added.
    let ended = match text.ends_with(['\n', '\r']) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(format!("{text}\n")),
    };
    document(&ended).map_err(|refused| refused.within(text))
}

fn document(text: &str) -> Result<Option<Value>, Refused> {
    let tree = events::tree(text)?;
    #[cfg(feature = "second-reader")]
    second::agrees(text, tree.as_ref())?;
    Ok(tree)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_break_makes_no_difference() {
        for text in [
            "a: |\n  x",
            "a: >\n  x\n  y",
            "a: |-\n  x",
            "a: 1",
            "- x\n- y # z",
        ] {
            let ended = read(&format!("{text}\n"));
            assert!(ended.is_ok(), "{text}: {ended:?}");
            assert_eq!(read(text), ended, "{text}");
        }
    }

    #[test]
    fn a_value_without_a_key_is_refused_at_its_position() {
        for text in ["a: 1\n: 2\n", "a: 1\n? : 2\n"] {
            let refused = read(text).unwrap_err();
            assert_eq!(
                (refused.reason, refused.at.line),
                (Reason::Feature, 2),
                "{refused}"
            );
        }
        assert!(read("\"\": 1\n").is_ok());
    }
}
