//! The target `json`: see `baton_fuzz::json`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| baton_fuzz::json::check(data));
