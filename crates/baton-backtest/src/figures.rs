//! Counts the rows of a file by result.

use std::fmt;

/// The row counts of a file. The three counts add up to all rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Rows that are calls.
    pub read: usize,
    /// Rows with only empty cells, and blank lines.
    pub empty: usize,
    /// Rows that could not be read.
    pub unread: usize,
}

impl Figures {
    /// Returns the number of all rows.
    #[must_use]
    pub const fn rows(self) -> usize {
        self.read + self.empty + self.unread
    }

    /// Adds the rows of another part of the file.
    pub fn add(&mut self, other: Self) {
        self.read += other.read;
        self.empty += other.empty;
        self.unread += other.unread;
    }
}

impl fmt::Display for Figures {
    /// Formats the counts: "49,999 read, 2 empty rows, 1 not read"; omits counts of 0 except that of the calls.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} read", grouped(self.read))?;
        match self.empty {
            0 => {}
            1 => f.write_str(", 1 empty row")?,
            count => write!(f, ", {} empty rows", grouped(count))?,
        }
        match self.unread {
            0 => Ok(()),
            count => write!(f, ", {} not read", grouped(count)),
        }
    }
}

/// Writes a count with a comma between groups of three digits: "49,999".
fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_as_a_sentence() {
        for (read, empty, unread, wanted) in [
            (48, 2, 1, "48 read, 2 empty rows, 1 not read"),
            (1, 1, 0, "1 read, 1 empty row"),
            (0, 0, 3, "0 read, 3 not read"),
            (7, 0, 0, "7 read"),
            (
                49_999,
                1_000,
                1_234_567,
                "49,999 read, 1,000 empty rows, 1,234,567 not read",
            ),
        ] {
            let figures = Figures {
                read,
                empty,
                unread,
            };
            assert_eq!(figures.to_string(), wanted);
            assert_eq!(figures.rows(), read + empty + unread);
        }
    }
}
