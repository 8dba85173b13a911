//! JSON that is safe to print on a terminal.

use std::borrow::Cow;

/// Returns JSON with U+007F to U+009F escaped, so that a terminal reads no command in it. The value stays the same:
/// these characters occur only in strings. Serialisers already escape those below U+0020.
pub(crate) fn safe(json: &str) -> Cow<'_, str> {
    let mut found = next(json.as_bytes(), 0);
    if found.is_none() {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 64);
    let mut from = 0;
    while let Some(at) = found {
        let Some(control) = json[at..].chars().next() else {
            break;
        };
        out.push_str(&json[from..at]);
        out.push_str(&format!("\\u{:04x}", u32::from(control)));
        from = at + control.len_utf8();
        found = next(json.as_bytes(), from);
    }
    out.push_str(&json[from..]);
    Cow::Owned(out)
}

/// Returns the position of the next such character at or after a position.
fn next(bytes: &[u8], from: usize) -> Option<usize> {
    // U+0080 to U+009F are encoded as 0xC2 and a byte below 0xA0; `£` and others as 0xC2 and a larger byte.
    let may_be = |byte: u8| (byte == 0x7f) | (byte == 0xc2);
    let mut at = from;
    loop {
        // The compiler vectorises this loop.
        while let Some(block) = bytes.get(at..at + 32)
            && !block.iter().fold(false, |any, byte| any | may_be(*byte))
        {
            at += 32;
        }
        at += bytes.get(at..)?.iter().position(|byte| may_be(*byte))?;
        match bytes.get(at..at + 2) {
            Some([0xc2, second]) if *second >= 0xa0 => at += 2,
            _ => return Some(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serde_json_reads_every_text_back() {
        let every: String = (0..=0x2_ffff_u32).filter_map(char::from_u32).collect();
        let mut texts = vec![every, String::new(), "£".repeat(40), "\u{7f}".repeat(40)];
        for at in 0..70 {
            for odd in ["\u{7f}", "\u{80}", "\u{9b}31m", "\u{9f}", "£\u{85}\u{a0}"] {
                texts.push(format!("{}{odd}{}", "a".repeat(at), "b".repeat(70 - at)));
            }
        }
        for text in texts {
            let json = serde_json::json!({ text.as_str(): [text.as_str()] }).to_string();
            let safe = safe(&json);
            let read: serde_json::Value = serde_json::from_str(&safe).unwrap();
            assert_eq!(read[text.as_str()][0], text.as_str());
            assert!(!safe.chars().any(char::is_control));
        }
    }

    #[test]
    fn safe_json_is_borrowed() {
        let json = "{\"a\":\"£15–20k \\u007f\\n\",\"é\":\"\u{a0}¡\"}";
        assert!(matches!(safe(json), Cow::Borrowed(same) if same == json));
    }
}
