//! Proofs of the signing library: public vectors, every flipped bit, wrong engines, crashes at any moment.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/mod.rs"]
mod common;

mod backend;
mod canonical;
mod crash;
mod engine;
mod golden;
mod importer;
mod mutation;
mod trust;
mod vectors;
