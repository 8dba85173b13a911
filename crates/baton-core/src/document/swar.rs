//! Eight bytes of a text looked at at once, as the lanes of one word.
//!
//! A test marks a lane by its top bit. Where it may only be read as "some lane is marked", it says so: the borrow of a
//! subtraction can mark lanes above one that is marked rightly.

/// The top bit of every lane.
pub(crate) const TOP: u64 = each(0x80);

/// The same byte in every lane.
pub(crate) const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Marks the lanes that hold a byte, if any does; perhaps some above them too.
pub(crate) const fn some(word: u64, byte: u8) -> u64 {
    let zero = word ^ each(byte);
    zero.wrapping_sub(each(1)) & !zero & TOP
}

/// Marks the lanes that hold an ASCII letter or digit.
pub(crate) const fn alphanumeric(word: u64) -> u64 {
    let low = word & !TOP;
    (within(low | each(0x20), b'a', b'z') | within(low, b'0', b'9')) & !word
}

/// Marks the lanes from one byte to another, in a word of ASCII only.
pub(crate) const fn within(ascii: u64, first: u8, last: u8) -> u64 {
    debug_assert!(ascii & TOP == 0);
    (ascii + each(0x80 - first)) & !(ascii + each(0x7f - last)) & TOP
}

/// The eight bytes from an index on; what is missing at the end is a space. `None` at the end.
pub(crate) fn at(bytes: &[u8], index: usize) -> Option<u64> {
    let rest = bytes.get(index..).filter(|rest| !rest.is_empty())?;
    let block = rest.first_chunk::<8>().copied().unwrap_or_else(|| {
        let mut block = [b' '; 8];
        block
            .iter_mut()
            .zip(rest)
            .for_each(|(to, from)| *to = *from);
        block
    });
    Some(u64::from_le_bytes(block))
}

/// Whether a test marks any lane of a text. It must not mark spaces, which fill the end.
#[inline]
pub(crate) fn any(text: &str, marks: impl Fn(u64) -> u64) -> bool {
    let bytes = text.as_bytes();
    let mut blocks = (0..bytes.len())
        .step_by(8)
        .filter_map(|index| at(bytes, index));
    blocks.any(|word| marks(word) != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every byte in every lane, beside every other byte.
    #[test]
    fn marks_are_those_of_the_bytes() {
        for lane in 0..8 {
            for byte in 0..=255_u8 {
                for beside in 0..=255_u8 {
                    let mut bytes = [beside; 8];
                    bytes[lane] = byte;
                    let word = u64::from_le_bytes(bytes);
                    let marked = |marks: u64, lane: usize| marks >> (8 * lane + 7) & 1 == 1;
                    let alnum = alphanumeric(word);
                    assert_eq!(marked(alnum, lane), byte.is_ascii_alphanumeric());
                    assert_eq!(alnum & !TOP, 0);
                    assert_eq!(some(word, b'&') != 0, bytes.contains(&b'&'));
                    if word & TOP == 0 {
                        let marks = within(word, b'\t', b'\r');
                        assert_eq!(marked(marks, lane), (b'\t'..=b'\r').contains(&byte));
                    }
                }
            }
        }
    }

    #[test]
    fn the_end_of_a_text_is_filled_with_spaces() {
        assert_eq!(at(b"", 0), None);
        assert_eq!(at(b"12345678", 8), None);
        assert_eq!(at(b"12345678", 0), Some(u64::from_le_bytes(*b"12345678")));
        assert_eq!(at(b"1234567890", 8), Some(u64::from_le_bytes(*b"90      ")));
        assert!(any("12345678&", |word| some(word, b'&')));
        assert!(!any("", |_| TOP));
        for length in 0..20 {
            let text = "a".repeat(length);
            assert!(!any(&text, |word| some(word, b'&')), "{length}");
            assert!(any(&(text + "&"), |word| some(word, b'&')), "{length}");
        }
    }
}
