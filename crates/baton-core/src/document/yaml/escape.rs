//! Characters by their code.

use crate::document::json::push_hex;

/// The four hexadecimal digits of a character of the first plane.
pub(super) fn push_code(c: char, out: &mut String) {
    let code = u32::from(c);
    for byte in [code >> 8, code] {
        push_hex(u8::try_from(byte & 0xff).unwrap_or_default(), out);
    }
}
