//! The buffer through which texts come in: JavaScript writes into it, which is twice as fast as a text a call.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::thrown;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// What the buffer keeps when it is used for something smaller, in bytes.
const KEPT: usize = 1 << 20;

/// Makes room for so many bytes, and says where it is. The place is good until the next call of anything here.
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

/// Lets the beginning of the buffer be read.
pub(crate) fn bytes<T>(length: usize, read: impl FnOnce(&[u8]) -> T) -> T {
    BUFFER.with_borrow(|buffer| read(buffer.get(..length).unwrap_or_default()))
}

/// The same, of a text.
pub(crate) fn text<T>(
    length: usize,
    read: impl FnOnce(&str) -> Result<T, JsValue>,
) -> Result<T, JsValue> {
    bytes(length, |bytes| match std::str::from_utf8(bytes) {
        Ok(text) => read(text),
        Err(_) => Err(thrown::argument("this is no text")),
    })
}
