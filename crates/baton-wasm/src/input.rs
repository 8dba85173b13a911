//! The input buffer. JavaScript writes texts into it, which is twice as fast as passing each as a string.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::thrown;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The size in bytes to which a large buffer shrinks when a smaller text follows.
const KEPT: usize = 1 << 20;

/// Reserves a number of bytes and returns their address, which is valid until the next call of an exported function.
#[wasm_bindgen]
pub fn input(room: usize) -> usize {
    BUFFER.with_borrow_mut(|buffer| {
        if buffer.len() < room {
            buffer.resize(room, 0);
        } else if buffer.len() > KEPT && room <= KEPT {
            buffer.truncate(KEPT);
            buffer.shrink_to_fit();
        }
        buffer.as_ptr() as usize
    })
}

/// Passes the first bytes of the buffer to a function.
pub(crate) fn bytes<T>(length: usize, read: impl FnOnce(&[u8]) -> T) -> T {
    BUFFER.with_borrow(|buffer| read(buffer.get(..length).unwrap_or_default()))
}

/// Passes the beginning of the buffer to a function as text.
pub(crate) fn text<T>(
    length: usize,
    read: impl FnOnce(&str) -> Result<T, JsValue>,
) -> Result<T, JsValue> {
    bytes(length, |bytes| match std::str::from_utf8(bytes) {
        Ok(text) => read(text),
        Err(_) => Err(thrown::argument("this is not UTF-8 text")),
    })
}
