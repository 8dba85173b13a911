//! Characters by their code.

use crate::document::json::push_hex;

/// Writes the four hexadecimal digits of a character up to U+FFFF.
pub(super) fn push_code(c: char, out: &mut String) {
    let code = u32::from(c);
    for byte in [code >> 8, code] {
        push_hex(u8::try_from(byte & 0xff).unwrap_or_default(), out);
    }
}
