//! The target `calendar`: see `baton_fuzz::calendar`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| baton_fuzz::calendar::check(data));
