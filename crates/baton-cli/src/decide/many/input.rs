//! The rows of a file, in chunks: calls as JSON, one per line or in a list, or a table of separated values.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::Path;

use baton_backtest::{Cutter, Kind, Parser, Piece};
use baton_core::Policy;

use super::table::{self, TableArgs};
use super::utf8::Decoder;
use super::{encoding, shape};
use crate::files;
use crate::output::Failure;

/// A row of a file.
pub(super) enum Row {
    /// A line with its number, from 1, that should hold a call.
    Line(usize, Result<String, Failure>),
    /// A piece of a list or a table.
    Piece(Piece),
    /// An error that ended reading.
    End(Failure),
}

/// A file of calls.
pub(super) struct Input {
    /// Converts the rows of a table into calls; `None` for JSON.
    pub(super) parser: Option<Parser>,
    pub(super) chunks: Box<dyn Iterator<Item = Vec<Row>>>,
}

/// The most rows in a chunk, so that its results stay small.
const MOST_ROWS: usize = 128;

const KIB: usize = 1024;

/// The most bytes of a table that are searched for its separator, its column names and the order of its dates.
const HEAD: usize = 1024 * KIB;

type Source = BufReader<Box<dyn Read>>;

/// Opens a file and detects its format.
pub(super) fn open(path: &Path, policy: &Policy, args: &TableArgs) -> Result<Input, Failure> {
    let mut source = files::open(path)?;
    let unreadable = |why| Failure::usage("file_unreadable", format!("{}: {why}", path.display()));
    let mut head = beginning(&mut source).map_err(unreadable)?;
    encoding::check_beginning(path, &head)?;
    let kind = Kind::detect(valid(&head));
    if kind != Kind::Table {
        args.refuse(path)?;
    }
    if kind == Kind::Lines {
        shape::check(path, valid(&head))?;
    }
    match kind {
        Kind::Lines => Ok(Input {
            parser: None,
            chunks: Box::new(lines(with_head(head, source))),
        }),
        Kind::List => Ok(Input {
            parser: None,
            chunks: Box::new(pieces(Cutter::list(), with_head(head, source))),
        }),
        Kind::Table => {
            let most = (HEAD - head.len().min(HEAD)) as u64;
            let rest = source.by_ref().take(most).read_to_end(&mut head);
            rest.map_err(unreadable)?;
            encoding::check_text(path, &head)?;
            if valid(&head).trim().is_empty() {
                return Ok(Input {
                    parser: None,
                    chunks: Box::new(std::iter::empty()),
                });
            }
            let (table, parser) = table::open(path, valid(&head), policy, args)?;
            Ok(Input {
                parser: Some(parser),
                chunks: Box::new(pieces(Cutter::table(&table), with_head(head, source))),
            })
        }
    }
}

/// Reads what is available at once, and more until there is a character other than a space.
fn beginning(source: &mut Source) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::new();
    loop {
        let buffer = source.fill_buf()?;
        if buffer.is_empty() {
            return Ok(head);
        }
        let length = buffer.len();
        head.extend_from_slice(buffer);
        source.consume(length);
        let text = valid(&head).trim_start_matches('\u{feff}');
        if !text.trim().is_empty() || head.len() >= HEAD {
            return Ok(head);
        }
    }
}

/// Returns a reader of the bytes already read and the rest of the file.
fn with_head(head: Vec<u8>, source: Source) -> Source {
    BufReader::with_capacity(256 * KIB, Box::new(Cursor::new(head).chain(source)))
}

/// Returns the valid UTF-8 text at the beginning of some bytes.
fn valid(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(why) => {
            let (valid, _) = bytes.split_at(why.valid_up_to());
            std::str::from_utf8(valid).unwrap_or_default()
        }
    }
}

/// Returns the lines in chunks. A chunk ends where reading may block, so that every call is decided as soon as it
/// arrives.
fn lines(source: Source) -> impl Iterator<Item = Vec<Row>> {
    let mut lines = files::lines_of(source);
    let mut number = 0;
    std::iter::from_fn(move || {
        let mut chunk = Vec::new();
        while let Some(line) = lines.next() {
            number += 1;
            chunk.push(Row::Line(number, line));
            if chunk.len() == MOST_ROWS || lines.may_wait() {
                break;
            }
        }
        (!chunk.is_empty()).then_some(chunk)
    })
}

/// Returns the pieces of a list or a table in chunks. A chunk ends where reading may block.
fn pieces(mut cutter: Cutter, mut source: Source) -> impl Iterator<Item = Vec<Row>> {
    let mut decoder = Decoder::default();
    let mut waiting: VecDeque<Row> = VecDeque::new();
    let mut is_over = false;
    std::iter::from_fn(move || {
        while waiting.is_empty() && !is_over {
            let mut take = |piece| waiting.push_back(Row::Piece(piece));
            match source.fill_buf() {
                Ok([]) => {
                    is_over = true;
                    decoder.finish(&mut cutter, &mut take);
                }
                Ok(bytes) => {
                    let length = bytes.len();
                    decoder.feed(bytes, &mut cutter, &mut take);
                    source.consume(length);
                }
                Err(why) => {
                    is_over = true;
                    let failure = Failure::finding("file_unreadable", why.to_string());
                    waiting.push_back(Row::End(failure));
                }
            }
        }
        let count = waiting.len().min(MOST_ROWS);
        (count > 0).then(|| waiting.drain(..count).collect())
    })
}
