//! How deep a text may be nested.

/// The maximum nesting of documents that are signed or stored.
pub const MAX_DEPTH: usize = 32;

/// The deepest nesting that is kept of what others send: calls and the payloads of platforms.
pub const MAX_DEPTH_SENT: usize = 64;
