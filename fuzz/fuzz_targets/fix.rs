#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| jiama_fuzz::fix(text));
