//! The target `contact`: see `baton_fuzz::contact`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| baton_fuzz::contact::check(data));
