//! The target `money`: see `baton_fuzz::money`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| baton_fuzz::money::check(data));
