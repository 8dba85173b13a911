//! Reading of JSON pointers in a map, and the word that leaves out a field.

use super::super::section::{Report, text};
use crate::document::node::Node;
use crate::document::{Code, Diagnostic, Path, words};
use crate::intake::Pointer;

/// The word that leaves out a field of the preset.
pub(super) const NONE: &str = "none";

/// Reads a JSON pointer.
pub(super) fn pointer(node: &Node, path: &Path, report: &mut Report) -> Option<Pointer> {
    let written = text(node, path, report)?;
    let pointer = Pointer::parse(&written);
    if pointer.is_none() {
        let message = words!("“{written}” is not a JSON pointer");
        let mut error = Diagnostic::error(Code::BadPointer, path, message);
        let dotted = written.trim_start_matches("$.").replace('.', "/");
        if let Some(meant) = Pointer::parse(&format!("/{dotted}")) {
            error = error.hint(words!("did you mean `{meant}`?"));
        }
        report.add(error);
    }
    pointer
}
