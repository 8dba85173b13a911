//! Records of separated values (RFC 4180), as the text comes.
//!
//! A quotation mark that opens a field and is never closed would take all that follows into that field. Lines behind a
//! record that cannot be right are therefore read anew ([`resume`]).

mod broken;
mod record;
mod resume;

use std::collections::BTreeMap;

use crate::lines::{Line, LineFault, Lines, MAX_BYTES, split_line};

use record::Record;
use resume::{Next, Shape};

pub(crate) use broken::Broken;

/// Takes a text in pieces and gives its records: fields in quotes may hold separators, line breaks and doubled quotes.
///
/// At most a few times 1 MiB of the text is kept: the longest record, and lines that are read anew.
#[derive(Clone, Debug)]
pub(crate) struct Splitter {
    /// The first line that is read; those before it belong to the head of the table.
    first_line: usize,
    lines: Lines,
    records: Records,
}

/// The record under way, and what was read since the last one that was certain.
#[derive(Clone, Debug)]
struct Records {
    shape: Shape,
    record: Record,
    /// The lines of the record under way, if it goes on after them.
    raw: String,
    /// The line on which it begins.
    began: usize,
    /// Lines that cannot be read as text and may still belong to a record.
    faults: BTreeMap<usize, LineFault>,
    lost: Option<Lost>,
    /// Lines to be read anew, the next ones last.
    again: Vec<Again>,
    /// The bytes that may be read anew: a few times those that came.
    credit: usize,
    /// The most bytes of the text that were kept at once.
    #[cfg(test)]
    most_kept: usize,
}

/// Lines behind a record that could not be read, up to one at which reading resumes.
#[derive(Clone, Debug)]
struct Lost {
    broken: Broken,
    /// Lines of which it is not decided yet.
    rest: String,
    /// The length of the rest at which it is looked at again.
    due: usize,
}

#[derive(Clone, Debug)]
struct Again {
    text: String,
    at: usize,
    number: usize,
}

/// A part of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A record, with its first and last line.
    Record {
        first: usize,
        last: usize,
        fields: Vec<String>,
    },
    /// A line without a character other than spaces.
    Blank { line: usize },
    /// Lines that could not be read.
    Broken(Broken),
}

const BROKEN_ROW: &str = "broken_row";

const UNCLOSED: &str = "a quotation mark is opened and never closed";

const TOO_LONG: &str = "a quotation mark is opened and not closed within 1 MiB";

const SWALLOWS: &str = "an unmatched quotation mark runs over the rows that follow";

/// The bytes that may be read anew for each that comes.
const REREAD: usize = 16;

/// The most bytes that may be read anew at once, and those at the beginning.
const MAX_CREDIT: usize = REREAD * MAX_BYTES;

impl Splitter {
    /// A splitter for a table of a separator and a number of columns; 0 for a table whose width is not known. Lines
    /// before `first_line` are skipped.
    pub(crate) fn new(separator: char, width: usize, first_line: usize) -> Self {
        Self {
            first_line,
            lines: Lines::default(),
            records: Records {
                shape: Shape { separator, width },
                record: Record::new(separator),
                raw: String::new(),
                began: first_line,
                faults: BTreeMap::new(),
                lost: None,
                again: Vec::new(),
                credit: MAX_CREDIT,
                #[cfg(test)]
                most_kept: 0,
            },
        }
    }

    /// Takes a piece of the text.
    pub(crate) fn feed(&mut self, text: &str, out: &mut dyn FnMut(Found)) {
        let (records, first) = (&mut self.records, self.first_line);
        self.lines
            .feed(text, &mut |line| records.take_from(first, line, out));
    }

    /// Marks the line under way as one with bytes that are not UTF-8.
    pub(crate) fn spoil(&mut self, message: &'static str, out: &mut dyn FnMut(Found)) {
        let (records, first) = (&mut self.records, self.first_line);
        self.lines
            .spoil(message, &mut |line| records.take_from(first, line, out));
    }

    /// Ends the text.
    pub(crate) fn finish(&mut self, out: &mut dyn FnMut(Found)) {
        let (records, first) = (&mut self.records, self.first_line);
        self.lines
            .finish(&mut |line| records.take_from(first, line, out));
        records.end(out);
    }
}

impl Records {
    fn take_from(&mut self, first: usize, line: Line<'_>, out: &mut dyn FnMut(Found)) {
        if line.number >= first {
            self.take(line, out);
        }
    }

    fn take(&mut self, line: Line<'_>, out: &mut dyn FnMut(Found)) {
        let credit = self.credit.saturating_add(REREAD * line.text.len());
        self.credit = credit.min(MAX_CREDIT);
        match line.fault {
            Some(LineFault::TooLong) => {
                // Its quotation marks are not known: no record goes on over it.
                self.end(out);
                let (code, message) = (LineFault::TooLong.code(), LineFault::TooLong.message());
                out(broken(line.number, line.number, 1, code, message));
                return;
            }
            Some(fault) => {
                self.faults.insert(line.number, fault);
            }
            None => {}
        }
        self.step(line.text, line.number, out);
        self.read_again(out);
        if !self.record.is_open() && self.lost.is_none() {
            self.faults.clear();
        }
    }

    /// Reads the lines that are to be read anew.
    fn read_again(&mut self, out: &mut dyn FnMut(Found)) {
        while let Some(mut again) = self.again.pop() {
            let rest = again.text.get(again.at..).unwrap_or_default();
            let Some((line, after)) = split_line(rest) else {
                continue;
            };
            let (line, number) = (line.to_owned(), again.number);
            again.number += 1;
            again.at = again.text.len() - after.len();
            // A line may put others before those that are left, so what was read is not kept.
            if again.at > again.text.len() / 2 {
                (again.text, again.at) = (after.to_owned(), 0);
            }
            if !again.text.is_empty() {
                self.again.push(again);
            }
            self.step(&line, number, out);
            #[cfg(test)]
            self.note_kept();
        }
    }

    #[cfg(test)]
    fn note_kept(&mut self) {
        let again: usize = self.again.iter().map(|again| again.text.len()).sum();
        let lost = self.lost.as_ref().map_or(0, |lost| lost.rest.len());
        self.most_kept = self.most_kept.max(again + lost + self.raw.len());
    }

    /// Ends the text: nothing is open or undecided any more.
    fn end(&mut self, out: &mut dyn FnMut(Found)) {
        while self.record.is_open() || self.lost.is_some() {
            if self.record.is_open() {
                self.break_off(UNCLOSED, out);
            }
            self.settle(true, out);
            self.read_again(out);
        }
        self.faults.clear();
    }

    /// Reads one line.
    fn step(&mut self, line: &str, number: usize, out: &mut dyn FnMut(Found)) {
        if let Some(lost) = &mut self.lost {
            lost.rest.push_str(line);
            if lost.rest.len() >= lost.due {
                self.settle(false, out);
            }
            return;
        }
        if self.record.is_open() && self.raw.len() + line.len() > MAX_BYTES {
            self.break_off(TOO_LONG, out);
            return self.step_behind(line, number, out);
        }
        let was_open = self.record.is_open();
        if !was_open {
            if self.shape.is_blank(line) {
                return out(Found::Blank { line: number });
            }
            self.began = number;
        }
        self.record.feed(line);
        if was_open || self.record.is_open() {
            self.raw.push_str(line);
        }
        if !self.record.is_open() {
            self.close(number, out);
        }
    }

    /// Reads a line behind a record that was just given up.
    fn step_behind(&mut self, line: &str, number: usize, out: &mut dyn FnMut(Found)) {
        match &mut self.lost {
            Some(lost) => {
                lost.rest.push_str(line);
                lost.due = 0;
                self.settle(false, out);
            }
            None => self.again.push(Again {
                text: line.to_owned(),
                at: 0,
                number,
            }),
        }
    }

    /// Ends the record under way.
    fn close(&mut self, last: usize, out: &mut dyn FnMut(Found)) {
        let parsed = self.record.end(self.shape.width);
        let first = self.began;
        let fits = self.shape.fits(&parsed.fields);
        let several = !self.raw.is_empty();
        let why = match parsed.fault {
            Some(why) => Some(why),
            None if several && self.swallows(fits) => Some(SWALLOWS),
            None => None,
        };
        if let Some(why) = why {
            return self.break_off(why, out);
        }
        self.raw.clear();
        let fault = self.faults.range(first..=last).next();
        out(match fault {
            Some((_, fault)) => broken(first, last, 1, fault.code(), fault.message()),
            None => Found::Record {
                first,
                last,
                fields: parsed.fields,
            },
        });
    }

    /// Whether the record under way, whose quotes are in order, has rows in it.
    fn swallows(&mut self, fits: bool) -> bool {
        let cost = 2 * self.raw.len();
        if self.credit < cost {
            return false;
        }
        self.credit -= cost;
        self.shape.swallows(&self.raw, fits)
    }

    /// Gives up the record under way at its first line. The others are read anew.
    fn break_off(&mut self, message: &'static str, out: &mut dyn FnMut(Found)) {
        let raw = std::mem::take(&mut self.raw);
        self.record.clear();
        let first = self.began;
        let (_, rest) = split_line(&raw).unwrap_or_default();
        let mut broken = Broken {
            first,
            last: first,
            rows: 1,
            code: BROKEN_ROW,
            message,
        };
        if self.shape.width < 2 || self.credit < rest.len() {
            // Without two columns or more nothing tells a row from a text.
            self.shape.add_lines(rest, &mut broken);
            return out(Found::Broken(broken));
        }
        self.lost = Some(Lost {
            broken,
            rest: rest.to_owned(),
            due: 0,
        });
        self.settle(false, out);
    }

    /// Looks for the line at which reading resumes.
    fn settle(&mut self, at_end: bool, out: &mut dyn FnMut(Found)) {
        let Some(mut lost) = self.lost.take() else {
            return;
        };
        // Half of what may be kept is enough to wait for.
        let at_end = at_end || lost.rest.len() > MAX_BYTES;
        let mut rest = lost.rest.as_str();
        while let Some((line, after)) = split_line(rest) {
            let must_decide =
                at_end && (rest.len() > MAX_BYTES / 2 || lost.rest.len() <= MAX_BYTES);
            match self.shape.next(rest, must_decide, &mut self.credit) {
                Next::Row => {
                    let number = lost.broken.last + 1;
                    let (text, at) = (rest.to_owned(), 0);
                    self.credit = self.credit.saturating_sub(text.len());
                    self.again.push(Again { text, at, number });
                    return out(Found::Broken(lost.broken));
                }
                Next::Open => break,
                Next::Other => {
                    self.shape.add_lines(line, &mut lost.broken);
                    rest = after;
                }
            }
        }
        let rest = rest.to_owned();
        if rest.is_empty() && at_end {
            return out(Found::Broken(lost.broken));
        }
        lost.due = rest.len() + rest.len() / 2 + 1;
        lost.rest = rest;
        self.lost = Some(lost);
    }
}

fn broken(
    first: usize,
    last: usize,
    rows: usize,
    code: &'static str,
    message: &'static str,
) -> Found {
    Found::Broken(Broken {
        first,
        last,
        rows,
        code,
        message,
    })
}

#[cfg(test)]
mod tests;
