//! The limits of a document.

/// The largest document, in bytes: 64 KiB.
pub const MAX_BYTES: usize = 64 * 1024;

/// The deepest nesting of lists and mappings.
pub const MAX_DEPTH: usize = 32;

/// Converts a line or column, which always fits for a text of at most 64 KiB.
pub(crate) fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
