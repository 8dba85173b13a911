//! How deep a text may be nested.

/// The deepest nesting of what is signed or kept.
pub const MAX_DEPTH: usize = 32;

/// The deepest nesting that is kept of what others send: calls and the payloads of platforms.
pub const MAX_DEPTH_SENT: usize = 64;
