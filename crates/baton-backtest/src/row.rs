//! The result of reading a piece of a file.

use baton_core::Call;
use baton_core::call::CallFinding;

use crate::pieces::BadLine;

/// What became of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A call.
    Call {
        /// The line on which it begins, from 1.
        line: usize,
        /// The call.
        call: Box<Call>,
        /// The values that the policy cannot use: its decision is one without them.
        doubts: Vec<CallFinding>,
    },
    /// A row whose cells are all empty, or a blank line.
    Empty,
    /// Lines that could not be read.
    Unread(BadLine),
}
