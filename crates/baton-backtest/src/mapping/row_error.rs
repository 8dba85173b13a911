//! Errors of table rows.

use std::fmt;

use baton_core::call::CallError;

/// The error of a table row that is not a call. The texts are shortened for the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RowError {
    /// A cell with content after the last column.
    Surplus {
        /// The number of the cell, from 1.
        cell: usize,
        text: String,
        /// The number of columns.
        width: usize,
    },
    /// A single cell that contains another separator than the table's.
    OneCell {
        text: String,
        separator: char,
        width: usize,
    },
    /// A note below the table, such as "Confidential – do not distribute".
    Note(String),
    /// The cells do not form a call.
    NotACall(CallError),
}

impl RowError {
    /// The stable code.
    pub(crate) const CODE: &'static str = "broken_row";
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Surplus { cell, text, width } => write!(
                f,
                "cell {cell} holds “{text}”, and the table has {width} columns"
            ),
            Self::OneCell {
                text,
                separator,
                width,
            } => {
                write!(f, "it is one cell, “{text}”, that contains ")?;
                match separator {
                    '\t' => f.write_str("a tab")?,
                    other => write!(f, "“{other}”")?,
                }
                write!(f, ", and the table has {width} columns")
            }
            Self::Note(text) => write!(
                f,
                "it holds “{text}” and no separator, so it is not a row of the table"
            ),
            Self::NotACall(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for RowError {}
