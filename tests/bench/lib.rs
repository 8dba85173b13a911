//! Nothing but its benches: see `peers.rs`.
