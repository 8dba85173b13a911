//! The target `yaml`: see `baton_fuzz::yaml`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| baton_fuzz::yaml::check(data));
