//! Finds the line at which reading resumes after a broken record.
//!
//! That line must be a row, not the text of a quoted field. The number of fields decides: most of the next records must
//! have the table's.

use baton_core::value::invisible::is_blank;

use super::broken::Broken;
use super::record::Record;
use crate::lines::split_line;

/// The number of records to examine.
const RECORDS: usize = 5;

/// The fewest rows, or separators in them, between two quotation marks that are otherwise in order.
const SWALLOWED: usize = 3;

/// The separator of a table and the number of its columns, 0 if unknown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    pub(super) separator: char,
    pub(super) width: usize,
}

/// The kind of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// The beginning of a row.
    Row,
    /// Undecided: there are too few lines yet.
    Open,
    /// Anything else.
    Other,
}

/// The record at the beginning of some lines.
enum One<'a> {
    /// A record with the table's number of fields; holds the lines after it.
    Row(&'a str),
    /// A record that continues after the last line.
    Open,
    /// Anything else.
    Other,
}

impl Shape {
    /// Returns true if a record has the table's number of fields. Empty fields after the last column do not count.
    pub(super) fn fits(self, fields: &[String]) -> bool {
        self.width == 0
            || (fields.len() >= self.width && fields.iter().skip(self.width).all(|f| is_blank(f)))
    }

    pub(super) fn is_blank(self, line: &str) -> bool {
        !line.contains(self.separator) && is_blank(line)
    }

    /// Adds lines to the broken ones.
    pub(super) fn add_lines(self, text: &str, broken: &mut Broken) {
        let mut rest = text;
        while let Some((line, after)) = split_line(rest) {
            broken.last += 1;
            broken.rows += usize::from(!self.is_blank(line));
            rest = after;
        }
    }

    /// Returns `Row` if the first line begins a row and most of the following records fit too. At the end of the
    /// input, an open record is not counted.
    pub(super) fn next(self, lines: &str, at_end: bool, credit: &mut usize) -> Next {
        let (mut rest, mut rows, mut others) = (lines, 0, 0);
        while rows + others < RECORDS {
            let Some((line, after)) = split_line(rest) else {
                if at_end {
                    break;
                }
                return Next::Open;
            };
            if self.is_blank(line) {
                if rest.len() == lines.len() {
                    return Next::Other;
                }
                rest = after;
                continue;
            }
            match self.one(rest, credit) {
                One::Row(after) => {
                    rows += 1;
                    rest = after;
                }
                One::Open if !at_end => return Next::Open,
                One::Open | One::Other if rows == 0 => return Next::Other,
                One::Open | One::Other => {
                    others += 1;
                    rest = after;
                }
            }
            // The remaining records cannot change the result.
            if rows * 2 > RECORDS {
                break;
            }
        }
        // A tie is possible only at the end of the text, where there are fewer records.
        if rows > 0 && rows >= others {
            Next::Row
        } else {
            Next::Other
        }
    }

    /// Reads one record.
    fn one<'a>(self, lines: &'a str, credit: &mut usize) -> One<'a> {
        let mut record = Record::new(self.separator);
        let mut rest = lines;
        while let Some((line, after)) = split_line(rest) {
            if *credit < line.len() {
                return One::Other;
            }
            *credit -= line.len();
            record.feed(line);
            rest = after;
            if record.is_open() {
                continue;
            }
            let parsed = record.end(self.width);
            let is_row = parsed.fault.is_none()
                && self.fits(&parsed.fields)
                && !parsed.fields.iter().all(|field| is_blank(field));
            return if is_row { One::Row(rest) } else { One::Other };
        }
        One::Open
    }

    /// Returns true if a record of several lines, whose quotation marks match, contains rows: a stray mark was closed by
    /// another one. `fits` is true if the record has the table's number of fields.
    ///
    /// Every line between the lines of the two marks must be a row, and there must be enough of them: three of three
    /// columns or more if the record has the right number of fields, and three separators in all otherwise.
    pub(super) fn swallows(self, raw: &str, fits: bool) -> bool {
        if self.width < 2 || (fits && self.width < 3) {
            return false;
        }
        let Some((_, mut rest)) = split_line(raw) else {
            return false;
        };
        let mut rows = 0;
        let mut credit = usize::MAX;
        while let Some((line, after)) = split_line(rest) {
            if after.is_empty() {
                // The line of the closing mark.
                break;
            }
            if self.is_blank(line) {
                rest = after;
                continue;
            }
            match self.one(rest, &mut credit) {
                One::Row(after) => {
                    rows += 1;
                    rest = after;
                }
                One::Open => break,
                One::Other => return false,
            }
        }
        if fits {
            rows >= SWALLOWED
        } else {
            rows * (self.width - 1) >= SWALLOWED
        }
    }
}
