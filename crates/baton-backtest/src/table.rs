//! The head of a table: its separator, its column names and the first line of its rows.

use std::collections::{HashMap, HashSet};
use std::fmt;

use baton_core::Policy;
use baton_core::value::invisible::{self, is_blank};

use crate::csv::{Found, Splitter};
use crate::mapping::Mapping;
use crate::written_date::{DateOrder, DetectedOrder};

/// The possible separators, the most likely first.
pub(crate) const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// The number of records that are searched for the names: a title and a few notes may precede them.
const MAX_TITLES: usize = 10;

/// The most columns of a table.
const MAX_COLUMNS: usize = 1000;

/// The head of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The separator of the cells.
    pub separator: char,
    /// The column names, each unique. A column without a name gets `column 3`, and a repeated name `Score (2)`.
    pub names: Vec<String>,
    /// The line of the header row, from 1.
    pub names_line: usize,
    /// The line after the header row.
    pub first_line: usize,
}

/// The error of a text that is not a readable table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableError {
    /// The text has no record.
    NoNames,
    /// The header row cannot be read.
    BrokenNames {
        /// The line, from 1.
        line: usize,
        /// The error of the line.
        message: String,
    },
    /// One of the first lines has more cells than a table may have columns.
    TooManyColumns {
        /// The line, from 1.
        line: usize,
        /// The number of cells.
        columns: usize,
    },
    /// No column is mapped to a field of a call.
    NoColumnMapped {
        /// The column names.
        names: Vec<String>,
    },
}

impl TableError {
    /// Returns the stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoNames => "no_names",
            Self::BrokenNames { .. } => "names_unreadable",
            Self::TooManyColumns { .. } => "too_many_columns",
            Self::NoColumnMapped { .. } => "no_column_mapped",
        }
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoNames => f.write_str("the file has no header row"),
            Self::BrokenNames { line, message } => {
                write!(f, "line {line}, the header row, cannot be read: {message}")
            }
            Self::TooManyColumns { line, columns } => write!(
                f,
                "line {line} has {columns} cells, and a table may have {MAX_COLUMNS} columns at most"
            ),
            Self::NoColumnMapped { names } => {
                f.write_str("no column matches a field of a call; the columns are ")?;
                for (index, name) in names.iter().take(12).enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(f, "{comma}“{name}”")?;
                }
                if names.len() > 12 {
                    write!(f, " and {} more", names.len() - 12)?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for TableError {}

impl Table {
    /// Detects the head of a table at the beginning of its text, by the column names that suggest a meaning.
    ///
    /// # Errors
    /// [`TableError`] if there is no readable header row.
    pub fn detect(head: &str, policy: &Policy) -> Result<Self, TableError> {
        Self::detect_by(head, |names| Mapping::suggest(names, policy).mapped())
    }

    /// Detects the head of a table. `mapped` returns the number of a record's names with a meaning; the separator and the
    /// record with the most win. The first record wins unless a later one has clearly more.
    ///
    /// # Errors
    /// [`TableError`] if there is no readable header row.
    pub fn detect_by(head: &str, mapped: impl Fn(&[String]) -> usize) -> Result<Self, TableError> {
        let head = head.trim_start_matches('\u{feff}');
        let (named, start) = separator_line(head);
        let mut best: Option<(usize, usize, Self)> = None;
        let mut broken = None;
        for separator in SEPARATORS {
            if named.is_some_and(|named| named != separator) {
                continue;
            }
            let records = match records(head, separator, start) {
                Ok(records) => records,
                Err(error) => {
                    broken.get_or_insert(error);
                    continue;
                }
            };
            // The record has only separators.
            let (score, (first, last, fields)) =
                names_of(&records, &mapped).ok_or(TableError::NoNames)?;
            let found = (score, fields.len());
            if best
                .as_ref()
                .is_none_or(|(score, width, _)| found > (*score, *width))
            {
                let table = Self {
                    separator,
                    names: unique(fields),
                    names_line: *first,
                    first_line: last + 1,
                };
                best = Some((found.0, found.1, table));
            }
        }
        match (best, broken) {
            // Without a known name, the separator may be wrong and the names broken.
            (Some((score, width, table)), broken) if score > 0 || width > 1 || broken.is_none() => {
                Ok(table)
            }
            (_, Some(broken)) => Err(broken),
            _ => Err(TableError::NoNames),
        }
    }

    /// Returns the order of day and month that the beginning of the table's text shows.
    #[must_use]
    pub fn date_order(&self, head: &str, mapping: &Mapping, policy: &Policy) -> DetectedOrder {
        let samples = self.samples(head, &mapping.moments(policy));
        DateOrder::detect(samples.iter().map(String::as_str))
    }

    /// Returns the cells of some columns at the beginning of the table's text.
    fn samples(&self, head: &str, columns: &[usize]) -> Vec<String> {
        let head = head.trim_start_matches('\u{feff}');
        let mut samples = Vec::new();
        let mut splitter = Splitter::new(self.separator, self.names.len(), self.first_line);
        // The last record of the head may be incomplete.
        splitter.feed(head, &mut |found| {
            if let Found::Record { fields, .. } = found {
                let cells = columns.iter().filter_map(|column| fields.get(*column));
                samples.extend(cells.cloned());
            }
        });
        samples
    }
}

type Record = (usize, usize, Vec<String>);

/// Returns the first records that are not empty. An error if the first cannot be read, or one has too many cells.
fn records(head: &str, separator: char, start: usize) -> Result<Vec<Record>, TableError> {
    let mut records: Vec<Record> = Vec::new();
    let mut broken = None;
    let mut splitter = Splitter::new(separator, 0, start);
    let mut take = |found| match found {
        Found::Record {
            first,
            last,
            fields,
        } => {
            if records.len() < MAX_TITLES && !fields.iter().all(|field| is_blank(field)) {
                records.push((first, last, fields));
            }
        }
        Found::Blank { .. } => {}
        Found::Broken(found) => {
            if records.is_empty() && broken.is_none() {
                broken = Some(TableError::BrokenNames {
                    line: found.first,
                    message: found.message.to_owned(),
                });
            }
        }
    };
    splitter.feed(head, &mut take);
    splitter.finish(&mut take);
    if let Some(broken) = broken {
        return Err(broken);
    }
    let wide = records
        .iter()
        .find(|(_, _, fields)| fields.len() > MAX_COLUMNS);
    match wide {
        Some((line, _, fields)) => Err(TableError::TooManyColumns {
            line: *line,
            columns: fields.len(),
        }),
        None => Ok(records),
    }
}

/// Returns the header row, with the number of its names that have a meaning.
fn names_of(records: &[Record], mapped: impl Fn(&[String]) -> usize) -> Option<(usize, &Record)> {
    let (first, later) = records.split_first()?;
    let mut best = (mapped(&first.2), first);
    // A title may contain a word that is also a column name.
    let enough = (2 * best.0 + 1).max(2);
    for record in later {
        let score = mapped(&record.2);
        if score > best.0 && score >= enough {
            best = (score, record);
        }
    }
    // The table may have a single column.
    if best.0 == 0
        && let Some(record) = later.iter().find(|r| r.2.len() == 1 && mapped(&r.2) == 1)
    {
        best = (1, record);
    }
    Some(best)
}

/// Returns the separator of a first line such as `sep=;`, and the line on which the table begins.
fn separator_line(head: &str) -> (Option<char>, usize) {
    let trimmed = head.trim_start_matches(['\r', '\n']);
    let first = trimmed.split(['\r', '\n']).next().unwrap_or_default();
    let first = first.trim_matches('"');
    let named = SEPARATORS.into_iter().find(|separator| {
        let before = first.strip_suffix(*separator);
        before.is_some_and(|before| before.eq_ignore_ascii_case("sep="))
    });
    let before = head.len() - trimmed.len();
    let blank = head
        .get(..before)
        .map_or(0, |text| text.matches('\n').count());
    match named {
        Some(separator) => (Some(separator), blank + 2),
        None => (None, 1),
    }
}

/// Returns unique names.
fn unique(fields: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(fields.len());
    let mut taken: HashSet<String> = HashSet::new();
    // The last number added to a name.
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (index, field) in fields.iter().enumerate() {
        let name = invisible::trim(field);
        let name = match name
            .strip_prefix('[')
            .and_then(|name| name.strip_suffix(']'))
        {
            Some(bare) if !bare.contains(['[', ']']) => bare.trim(),
            _ => name,
        };
        let name = if name.is_empty() {
            format!("column {}", index + 1)
        } else {
            name.to_owned()
        };
        let mut free = name.clone();
        while taken.contains(&free) {
            let count = counts.entry(name.clone()).or_insert(1);
            *count += 1;
            free = format!("{name} ({count})");
        }
        taken.insert(free.clone());
        names.push(free);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::article;

    fn detect(head: &str) -> Result<Table, TableError> {
        Table::detect(head, &article())
    }

    fn found(head: &str) -> (char, String, usize) {
        let table = detect(head).unwrap();
        (table.separator, table.names.join("/"), table.first_line)
    }

    #[test]
    fn separators_and_names() {
        let wanted = |separator, names: &str, line| (separator, names.to_owned(), line);
        for (head, separator, names, line) in [
            ("id,score\na,80\n", ',', "id/score", 2),
            ("id;score\na;80\n", ';', "id/score", 2),
            ("id\tscore\na\t80\n", '\t', "id/score", 2),
            ("id|score|budget\na|80|yes\n", '|', "id/score/budget", 2),
            ("\u{feff}id,score", ',', "id/score", 2),
            ("\"id\", \"score\"\na,80\n", ',', "id/score", 2),
            ("[id],[score]\na,80\n", ',', "id/score", 2),
            ("'id','score'\n", ',', "'id'/'score'", 2),
            (
                "id,score,score,,\n",
                ',',
                "id/score/score (2)/column 4/column 5",
                2,
            ),
            ("\"id\",\"deal\nvalue\"\na,5\n", ',', "id/deal\nvalue", 3),
            ("score\n80\n", ',', "score", 2),
            // The title of a report precedes the names.
            ("Calls of June 2026\nid,score\na,80\n", ',', "id/score", 3),
            (
                "Calls, June; made by Ann, Ben\n\nid;score;budget\n",
                ';',
                "id/score/budget",
                4,
            ),
            (
                "Report,,,\n,,,\nid,score,budget,company\n",
                ',',
                "id/score/budget/company",
                4,
            ),
            (
                "Lead,,\nid,score,budget\na,1,yes\n",
                ',',
                "id/score/budget",
                3,
            ),
            // The separator is named.
            ("sep=;\r\nid;score\r\na;80\r\n", ';', "id/score", 3),
            ("SEP=|\nid|score,x\n", '|', "id/score,x", 3),
            ("\"sep=;\"\nid;score\n", ';', "id/score", 3),
            // No known name: the first line, split at its most frequent separator.
            ("foo;bar,baz;qux\n1;2;3\n", ';', "foo/bar,baz/qux", 2),
            ("just a sentence", ',', "just a sentence", 2),
            // A row with known names below the header row is data.
            ("id,mood\nscore,budget\n", ',', "id/mood", 2),
        ] {
            assert_eq!(found(head), wanted(separator, names, line), "{head:?}");
        }
    }

    #[test]
    fn repeated_names_are_numbered() {
        let names = |head: &str| detect(head).unwrap().names.join("/");
        assert_eq!(names("a,a,a (2),a,a\n"), "a/a (2)/a (2) (2)/a (3)/a (4)");
        assert_eq!(names("a (2),a,a,a\n"), "a (2)/a/a (3)/a (4)");
        assert_eq!(names(",column 1,,x\n"), "column 1/column 1 (2)/column 3/x");
        let head = ["a"; MAX_COLUMNS].join(",");
        let table = detect(&head).unwrap();
        assert_eq!(table.names.last().unwrap(), "a (1000)");
        let many = vec!["a".to_owned(); 100_000];
        assert_eq!(unique(&many).last().unwrap(), "a (100000)");
    }

    #[test]
    fn a_table_of_too_many_columns_is_refused() {
        for separator in [",", ";", "\t", "|"] {
            let head = ["a"; 100_000].join(separator);
            let error = detect(&head).unwrap_err();
            let (line, columns) = (1, 100_000);
            assert_eq!(error, TableError::TooManyColumns { line, columns });
        }
        let error = detect(&format!("Report\nid{}\n", ",score".repeat(1000))).unwrap_err();
        assert_eq!(error.code(), "too_many_columns");
        assert_eq!(
            error.to_string(),
            "line 2 has 1001 cells, and a table may have 1000 columns at most"
        );
        // Commas in a text are not separators.
        let head = format!("id;score;summary\na;80;{}\n", "so, ".repeat(2000));
        assert_eq!(found(&head), (';', "id/score/summary".to_owned(), 2));
    }

    #[test]
    fn a_text_without_names_is_refused() {
        assert_eq!(detect(""), Err(TableError::NoNames));
        assert_eq!(detect("\n\n,,,\n"), Err(TableError::NoNames));
        let broken = detect("\"id,score\na,80\nb,90\n").unwrap_err();
        assert_eq!(
            broken.to_string(),
            "line 1, the header row, cannot be read: a quotation mark is opened and never closed"
        );
        assert!(matches!(
            detect("\"id\"x,score\na,80\n"),
            Err(TableError::BrokenNames { line: 1, .. })
        ));
    }
}
