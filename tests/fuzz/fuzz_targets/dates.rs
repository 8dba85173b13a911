//! The target `dates`: see `baton_fuzz::dates`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| baton_fuzz::dates::check(data));
