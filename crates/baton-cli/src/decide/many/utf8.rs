//! Decodes UTF-8 as bytes arrive.

use baton_backtest::{Cutter, Piece};

/// The message for a row that is not UTF-8.
const NOT_UTF8: &str = "it is not UTF-8; convert a file in Windows-1252 or Latin-1 with `iconv -f WINDOWS-1252 -t UTF-8`";

/// Feeds bytes to a cutter. A row with bytes that are not UTF-8 is reported as unreadable.
#[derive(Default)]
pub(super) struct Decoder {
    /// The first bytes of a character whose rest has not arrived.
    partial: Vec<u8>,
}

impl Decoder {
    pub(super) fn feed(&mut self, bytes: &[u8], cutter: &mut Cutter, out: &mut dyn FnMut(Piece)) {
        let mut joined;
        let mut rest = bytes;
        if !self.partial.is_empty() {
            joined = std::mem::take(&mut self.partial);
            joined.extend_from_slice(bytes);
            rest = &joined;
        }
        for chunk in rest.utf8_chunks() {
            cutter.feed(chunk.valid(), out);
            let invalid = chunk.invalid();
            if invalid.is_empty() {
                continue;
            }
            // The rest of the last character may still arrive.
            let at_end = std::ptr::eq(invalid.as_ptr_range().end, rest.as_ptr_range().end);
            let is_begun = std::str::from_utf8(invalid).is_err_and(|why| why.error_len().is_none());
            if at_end && is_begun {
                self.partial = invalid.to_vec();
            } else {
                spoil(cutter, out);
            }
        }
    }

    /// Ends the text.
    pub(super) fn finish(&mut self, cutter: &mut Cutter, out: &mut dyn FnMut(Piece)) {
        if !self.partial.is_empty() {
            spoil(cutter, out);
        }
        cutter.finish(out);
    }
}

fn spoil(cutter: &mut Cutter, out: &mut dyn FnMut(Piece)) {
    cutter.spoil(NOT_UTF8, out);
    cutter.feed("\u{fffd}", out);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(pieces: &[&[u8]]) -> Vec<Piece> {
        let (mut decoder, mut cutter, mut all) = (Decoder::default(), Cutter::lines(), Vec::new());
        let mut out = |piece| all.push(piece);
        for piece in pieces {
            decoder.feed(piece, &mut cutter, &mut out);
        }
        decoder.finish(&mut cutter, &mut out);
        all
    }

    #[test]
    fn decoding_does_not_depend_on_the_chunks() {
        let text = "{\"a\":\"£–🤦\"}\n{\"b\":\"".as_bytes();
        let bytes = [text, b"\xa3\"}\n{\"c\":1}\n\xe2\x80"].concat();
        let whole = lines(&[&bytes]);
        let unread = |piece: &Piece| matches!(piece, Piece::Unread(bad) if bad.code == "not_utf8");
        let found: Vec<bool> = whole.iter().map(unread).collect();
        assert_eq!(found, [false, true, false, true]);
        for cut in 0..bytes.len() {
            assert_eq!(
                lines(&[&bytes[..cut], &bytes[cut..]]),
                whole,
                "cut at {cut}"
            );
        }
    }
}
