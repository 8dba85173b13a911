//! Cuts the text of a file into pieces, each with at most one call.

use baton_core::value::invisible::is_blank;

use crate::csv::{Broken, Found, Splitter};
use crate::lines::{Line, Lines};
use crate::list::{Item, Items};
use crate::table::Table;

/// A piece of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A call as JSON.
    Json {
        /// The first line, from 1.
        line: usize,
        /// The text.
        text: String,
    },
    /// A row of a table.
    Record {
        /// The first line, from 1.
        line: usize,
        /// The cells.
        fields: Vec<String>,
    },
    /// A row with only empty cells, or a blank line.
    Empty {
        /// The line, from 1.
        line: usize,
    },
    /// Lines that could not be read.
    Unread(BadLine),
}

/// Unreadable lines, or a value that the policy cannot use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// The first line, from 1.
    pub line: usize,
    /// The last line.
    pub last: usize,
    /// The number of rows.
    pub rows: usize,
    /// The stable code: `not_json`, `not_a_call`, `broken_row`, `line_too_long`, `not_utf8`, `nul_character`,
    /// `list_not_ended`, `comma_missing`; for a value `wrong_type`, `out_of_range`, `moment_unreadable` and others of a call's findings.
    pub code: &'static str,
    /// The message.
    pub message: String,
}

impl BadLine {
    /// Creates the error of a row on one line.
    pub(crate) fn new(line: usize, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            line,
            last: line,
            rows: 1,
            code,
            message: message.into(),
        }
    }

    /// Returns the place as text: "line 2", "lines 2–51".
    #[must_use]
    pub fn place(&self) -> String {
        if self.last > self.line {
            format!("lines {}–{}", self.line, self.last)
        } else {
            format!("line {}", self.line)
        }
    }
}

/// Cuts a text into pieces. Keeps at most a few MiB of the text in memory.
#[derive(Clone, Debug)]
pub struct Cutter {
    source: Source,
    started: bool,
}

#[derive(Clone, Debug)]
enum Source {
    Lines(Lines),
    List(Items),
    Table(Box<Splitter>),
}

impl Cutter {
    /// Creates a cutter for JSON with one call per line.
    #[must_use]
    pub fn lines() -> Self {
        Self::new(Source::Lines(Lines::default()))
    }

    /// Creates a cutter for a JSON list of calls.
    #[must_use]
    pub fn list() -> Self {
        Self::new(Source::List(Items::new()))
    }

    /// Creates a cutter for a table, whose text includes its head.
    #[must_use]
    pub fn table(table: &Table) -> Self {
        let splitter = Splitter::new(table.separator, table.names.len(), table.first_line);
        Self::new(Source::Table(Box::new(splitter)))
    }

    fn new(source: Source) -> Self {
        Self {
            source,
            started: false,
        }
    }

    /// Reads the next part of the text.
    pub fn feed(&mut self, text: &str, out: &mut dyn FnMut(Piece)) {
        let text = if self.started {
            text
        } else {
            text.trim_start_matches('\u{feff}')
        };
        self.started |= !text.is_empty();
        match &mut self.source {
            Source::Lines(lines) => lines.feed(text, &mut |line| out(json_line(line))),
            Source::List(items) => items.feed(text, &mut |item| out(json_item(item))),
            Source::Table(splitter) => splitter.feed(text, &mut |found| out(row(found))),
        }
    }

    /// Marks the current piece as unreadable because of invalid UTF-8. The caller then feeds `U+FFFD` in its place.
    pub fn spoil(&mut self, message: &'static str, out: &mut dyn FnMut(Piece)) {
        match &mut self.source {
            Source::Lines(lines) => lines.spoil(message, &mut |line| out(json_line(line))),
            Source::List(items) => items.spoil(message),
            Source::Table(splitter) => splitter.spoil(message, &mut |found| out(row(found))),
        }
    }

    /// Ends the text.
    pub fn finish(&mut self, out: &mut dyn FnMut(Piece)) {
        match &mut self.source {
            Source::Lines(lines) => lines.finish(&mut |line| out(json_line(line))),
            Source::List(items) => items.finish(&mut |item| out(json_item(item))),
            Source::Table(splitter) => splitter.finish(&mut |found| out(row(found))),
        }
    }
}

fn json_line(line: Line<'_>) -> Piece {
    match line.fault {
        Some(fault) => Piece::Unread(BadLine::new(line.number, fault.code(), fault.message())),
        None if line.text.trim().is_empty() => Piece::Empty { line: line.number },
        None => Piece::Json {
            line: line.number,
            text: line.text.to_owned(),
        },
    }
}

fn json_item((line, item): Item<'_>) -> Piece {
    match item {
        Err(fault) => Piece::Unread(BadLine::new(line, fault.code(), fault.message())),
        Ok(text) => Piece::Json {
            line,
            text: text.to_owned(),
        },
    }
}

fn row(found: Found) -> Piece {
    match found {
        Found::Blank { line } => Piece::Empty { line },
        Found::Record { first, fields, .. } if fields.iter().all(|field| is_blank(field)) => {
            Piece::Empty { line: first }
        }
        Found::Record { first, fields, .. } => Piece::Record {
            line: first,
            fields,
        },
        Found::Broken(Broken {
            first,
            last,
            rows,
            code,
            message,
        }) => Piece::Unread(BadLine {
            line: first,
            last,
            rows,
            code,
            message: message.to_owned(),
        }),
    }
}
