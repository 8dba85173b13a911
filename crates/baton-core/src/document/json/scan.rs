//! Fast byte searches for the JSON reader and writer.

/// The top bit of every byte of a word.
const TOP: u64 = each(0x80);

/// Returns a word of eight equal bytes.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Returns the number of bytes before the first that must be escaped in a JSON text: a quote, a backslash or a control
/// character. Returns the length if there is none.
#[inline]
pub(super) fn plain(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((block, later)) = rest.split_first_chunk::<16>() {
        let block = u128::from_le_bytes(*block);
        let (first, second) = (specials(block as u64), specials((block >> 64) as u64));
        if first | second != 0 {
            // No branch: the end of a text is unpredictable for the processor.
            let (word, before) = if first == 0 { (second, 8) } else { (first, 0) };
            return bytes.len() - rest.len() + before + (word.trailing_zeros() / 8) as usize;
        }
        rest = later;
        if cfg!(not(target_arch = "wasm32")) && bytes.len() - rest.len() == 32 {
            // A long text: compilers vectorise this loop on targets with wide instructions.
            while let Some((many, later)) = rest.split_first_chunk::<32>()
                && !many.iter().fold(false, |any, byte| any | special(*byte))
            {
                rest = later;
            }
        }
    }
    let first = rest.iter().position(|byte| special(*byte));
    bytes.len() - rest.len() + first.unwrap_or(rest.len())
}

/// Returns a word with the top bit set in each special byte. Bytes after the first special one may be marked wrongly,
/// because the subtractions borrow.
const fn specials(word: u64) -> u64 {
    let quote = (word ^ each(b'"')).wrapping_sub(each(1));
    let backslash = (word ^ each(b'\\')).wrapping_sub(each(1));
    let control = word.wrapping_sub(each(0x20));
    (quote | backslash | control) & !word & TOP
}

#[inline]
fn special(byte: u8) -> bool {
    (byte == b'"') | (byte == b'\\') | (byte < 0x20)
}

/// Strips a prefix. In WebAssembly this is four times as fast as `strip_prefix`, which compiles to a call that compares
/// byte by byte.
#[inline]
pub(super) fn after<'t>(text: &'t [u8], start: &[u8]) -> Option<&'t [u8]> {
    let (mut text, mut start) = (text, start);
    while let Some((block, later)) = start.split_first_chunk::<8>() {
        let (same, rest) = text.split_first_chunk::<8>()?;
        if u64::from_le_bytes(*block) != u64::from_le_bytes(*same) {
            return None;
        }
        (text, start) = (rest, later);
    }
    while let Some((byte, later)) = start.split_first() {
        let (same, rest) = text.split_first()?;
        if byte != same {
            return None;
        }
        (text, start) = (rest, later);
    }
    Some(text)
}

/// Returns the number of leading digits.
pub(super) fn digits(bytes: &[u8]) -> usize {
    let other = bytes.iter().position(|byte| !byte.is_ascii_digit());
    other.unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::{after, plain};

    #[test]
    fn after_agrees_with_strip_prefix() {
        let text = b"qualification_score\":82";
        for length in 0..=text.len() {
            let start = &text[..length];
            assert_eq!(after(text, start), text.strip_prefix(start));
            assert_eq!(after(start, text), start.strip_prefix(text.as_slice()));
            for at in 0..length {
                let mut other = start.to_vec();
                other[at] ^= 1;
                assert_eq!(after(text, &other), None);
            }
        }
    }

    #[test]
    fn the_first_special_byte_is_found_at_every_position() {
        for special in [b'"', b'\\', 0, b'\n', 0x1f] {
            for length in 0..90 {
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
