//! The two searches that most of a JSON text's bytes go through.

/// Every byte of a word set to `byte`.
const fn all(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// How many bytes come before the first that a text in quotes cannot hold as it is: a quote, a backslash or a
/// control character. The length, if there is none.
pub(super) fn plain(bytes: &[u8]) -> usize {
    let mut at = 0;
    // Eight bytes at once. A byte's top bit is set where it equals, or is below, what is looked for. The borrow
    // of a subtraction may set bits above the first true one, never below: the first one is exact.
    while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let word = u64::from_le_bytes(*eight);
        let zero = |w: u64| w.wrapping_sub(all(0x01)) & !w;
        let control = word.wrapping_sub(all(0x20)) & !word;
        let found = (zero(word ^ all(b'"')) | zero(word ^ all(b'\\')) | control) & all(0x80);
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    at + rest.iter().position(special).unwrap_or(rest.len())
}

/// How many digits stand at the beginning.
pub(super) fn digits(bytes: &[u8]) -> usize {
    let other = bytes.iter().position(|byte| !byte.is_ascii_digit());
    other.unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn the_first_special_byte_is_found_wherever_it_stands() {
        for special in [b'"', b'\\', 0, b'\n', 0x1f] {
            for length in 0..40 {
                for at in 0..length {
                    for filler in [b' ', b'!', b'#', b'[', b']', 0x7f, 0x80, 0xff, b'a'] {
                        let mut bytes = vec![filler; length];
                        bytes[at] = special;
                        assert_eq!(plain(&bytes), at, "{special} at {at} of {length}");
                        assert_eq!(plain(&vec![filler; length]), length);
                    }
                }
            }
        }
    }
}
