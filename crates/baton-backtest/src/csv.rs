//! Splits separated values (RFC 4180) into records as the text arrives.
//!
//! An unclosed quotation mark would put the rest of the file into one field. The lines after a broken record are
//! therefore read again ([`resume`]).

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
/// Keeps at most a few MiB of the text: the longest record, and lines to read again.
#[derive(Clone, Debug)]
pub(crate) struct Splitter {
    /// The first line of the rows; earlier lines are the head of the table.
    first_line: usize,
    lines: Lines,
    records: Records,
}

/// The current record, and the text since the last certain one.
#[derive(Clone, Debug)]
struct Records {
    shape: Shape,
    record: Record,
    /// The lines of the current record, if it continues after them.
    raw: String,
    /// The first line of the record.
    began: usize,
    /// Unreadable lines that may belong to a record.
    faults: BTreeMap<usize, LineFault>,
    lost: Option<Lost>,
    /// Lines to read again, the next ones last.
    again: Vec<Again>,
    /// The bytes that may be read again: a few times those received.
    credit: usize,
    /// The most bytes of the text kept at once.
    #[cfg(test)]
    most_kept: usize,
}

/// Lines after a broken record, up to one at which reading resumes.
#[derive(Clone, Debug)]
struct Lost {
    broken: Broken,
    /// Lines not yet decided.
    rest: String,
    /// The length of the rest at which it is examined again.
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

/// The bytes that may be read again for each one received.
const REREAD: usize = 16;

/// The most bytes that may be read again at once, and the initial credit.
const MAX_CREDIT: usize = REREAD * MAX_BYTES;

impl Splitter {
    /// Creates a splitter for a table with a separator and a number of columns, 0 if unknown. Skips the lines before
    /// `first_line`.
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

    /// Reads the next part of the text.
    pub(crate) fn feed(&mut self, text: &str, out: &mut dyn FnMut(Found)) {
        let (records, first) = (&mut self.records, self.first_line);
        self.lines
            .feed(text, &mut |line| records.take_from(first, line, out));
    }

    /// Marks the current line as invalid UTF-8.
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
                // Its quotation marks are unknown, so the current record cannot continue.
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

    /// Reads the lines queued for another reading.
    fn read_again(&mut self, out: &mut dyn FnMut(Found)) {
        while let Some(mut again) = self.again.pop() {
            let rest = again.text.get(again.at..).unwrap_or_default();
            let Some((line, after)) = split_line(rest) else {
                continue;
            };
            let (line, number) = (line.to_owned(), again.number);
            again.number += 1;
            again.at = again.text.len() - after.len();
            // A line may queue others before the remaining ones, so the queue is read afresh each time.
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

    /// Ends the text and decides everything open.
    fn end(&mut self, out: &mut dyn FnMut(Found)) {
        while self.record.is_open() || self.lost.is_some() {
            if self.record.is_open() {
                self.break_off(UNCLOSED, out);
            }
            self.resume_reading(true, out);
            self.read_again(out);
        }
        self.faults.clear();
    }

    /// Reads one line.
    fn step(&mut self, line: &str, number: usize, out: &mut dyn FnMut(Found)) {
        if let Some(lost) = &mut self.lost {
            lost.rest.push_str(line);
            if lost.rest.len() >= lost.due {
                self.resume_reading(false, out);
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

    /// Reads a line after a broken record.
    fn step_behind(&mut self, line: &str, number: usize, out: &mut dyn FnMut(Found)) {
        match &mut self.lost {
            Some(lost) => {
                lost.rest.push_str(line);
                lost.due = 0;
                self.resume_reading(false, out);
            }
            None => self.again.push(Again {
                text: line.to_owned(),
                at: 0,
                number,
            }),
        }
    }

    /// Ends the current record.
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

    /// Returns true if the current record, whose quotes match, contains rows.
    fn swallows(&mut self, fits: bool) -> bool {
        let cost = 2 * self.raw.len();
        if self.credit < cost {
            return false;
        }
        self.credit -= cost;
        self.shape.swallows(&self.raw, fits)
    }

    /// Reports the first line of the current record as broken and queues the others for another reading.
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
            // With fewer than two columns, a row cannot be told from text.
            self.shape.add_lines(rest, &mut broken);
            return out(Found::Broken(broken));
        }
        self.lost = Some(Lost {
            broken,
            rest: rest.to_owned(),
            due: 0,
        });
        self.resume_reading(false, out);
    }

    /// Searches for the line at which reading resumes.
    fn resume_reading(&mut self, at_end: bool, out: &mut dyn FnMut(Found)) {
        let Some(mut lost) = self.lost.take() else {
            return;
        };
        // Waits until half of the limit is filled.
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
