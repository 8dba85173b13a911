//! The rows of a file, in chunks.

use std::path::Path;

use crate::files;
use crate::output::Failure;

/// A row's number in the file, from 1, and the text of its call.
pub(super) type Row = (usize, Result<String, Failure>);

/// The most rows that are decided in one piece: what is made of them stays small.
const MOST_ROWS: usize = 128;

/// The lines of a file, in chunks. A chunk ends before a line that may have to be waited for, so that every call is
/// decided as soon as it has come.
pub(super) fn chunks(file: &Path) -> Result<impl Iterator<Item = Vec<Row>>, Failure> {
    let mut lines = files::lines(file)?;
    let mut number = 0;
    Ok(std::iter::from_fn(move || {
        let mut chunk = Vec::new();
        while let Some(line) = lines.next() {
            number += 1;
            chunk.push((number, line));
            if chunk.len() == MOST_ROWS || lines.may_wait() {
                break;
            }
        }
        (!chunk.is_empty()).then_some(chunk)
    }))
}
