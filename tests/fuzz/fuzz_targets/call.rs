//! The target `call`: see `baton_fuzz::call`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| baton_fuzz::call::check(data));
