//! Lines of a table that could not be read.

/// Lines that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// The number of rows, estimated as the lines that are not blank.
    pub(crate) rows: usize,
    pub(crate) code: &'static str,
    pub(crate) message: &'static str,
}
