//! The result of reading a piece of a file.

use baton_core::Call;
use baton_core::call::CallFinding;

use crate::pieces::BadLine;

/// The result of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A call.
    Call {
        /// The line on which it begins, from 1.
        line: usize,
        /// The call.
        call: Box<Call>,
        /// The values that the policy cannot use; the call is decided without them.
        doubts: Vec<CallFinding>,
    },
    /// A row with only empty cells, or a blank line.
    Empty,
    /// Lines that could not be read.
    Unread(BadLine),
}
