//! The worker that holds files of many calls, as WebAssembly: texts in, texts out. `worker-boot.js` carries them.

use wasm_bindgen::prelude::wasm_bindgen;

/// The answer to one request.
#[wasm_bindgen]
#[must_use]
pub fn answer(request: &str) -> String {
    baton_console::many::answer(request)
}

/// The greeting: which build this is.
#[wasm_bindgen]
#[must_use]
pub fn greeting() -> String {
    baton_worker::greeting()
}

fn main() {}
