//! A package for the benches in `peers.rs`.
