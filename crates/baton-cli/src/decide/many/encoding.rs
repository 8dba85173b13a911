//! Recognises files that are not UTF-8 text.

use std::path::Path;

use crate::output::Failure;

/// The first bytes of other files that people often pass by mistake.
const BEGINNINGS: [(&[u8], &str, &str); 6] = [
    (b"\xff\xfe", "UTF-16", AS_UTF8),
    (b"\xfe\xff", "UTF-16", AS_UTF8),
    (
        b"PK\x03\x04",
        "a ZIP archive, as an Excel workbook (.xlsx) is",
        AS_CSV,
    ),
    (b"\xd0\xcf\x11\xe0", "an Excel workbook (.xls)", AS_CSV),
    (
        b"\x1f\x8b",
        "compressed by gzip",
        "decompress it: `gunzip -c FILE | baton decide --calls - …`",
    ),
    (b"%PDF", "a PDF", AS_CSV),
];

const AS_UTF8: &str =
    "save it as “CSV UTF-8” in Excel, or convert it: `iconv -f UTF-16 -t UTF-8 FILE`";

const AS_CSV: &str = "export it as “CSV UTF-8”";

/// Refuses a file whose first bytes are not those of UTF-8 text.
pub(super) fn check_beginning(path: &Path, head: &[u8]) -> Result<(), Failure> {
    let found = BEGINNINGS
        .iter()
        .find(|(bytes, ..)| head.starts_with(bytes));
    if let Some((_, what, hint)) = found {
        let code = if *what == "UTF-16" {
            "not_utf8"
        } else {
            "not_text"
        };
        return Err(refusal(code, path, what, hint));
    }
    // UTF-16 without a byte-order mark: every other byte of a Latin text is NUL.
    let (pairs, _) = head.as_chunks::<2>();
    let looked_at = pairs.len().min(64);
    let has_nul = |[a, b]: &&[u8; 2]| (*a == 0) != (*b == 0);
    let found = pairs.iter().take(looked_at).filter(has_nul).count();
    if looked_at >= 4 && found * 4 >= looked_at * 3 {
        return Err(refusal("not_utf8", path, "UTF-16", AS_UTF8));
    }
    Ok(())
}

/// Refuses a table whose beginning is not UTF-8. The beginning may end within a character.
pub(super) fn check_text(path: &Path, head: &[u8]) -> Result<(), Failure> {
    let Err(why) = std::str::from_utf8(head) else {
        return Ok(());
    };
    let (valid, rest) = head.split_at(why.valid_up_to());
    let (Some(byte), Some(_)) = (rest.first(), why.error_len()) else {
        return Ok(());
    };
    let line = 1 + valid.iter().filter(|byte| **byte == b'\n').count();
    let meant = match windows_1252(*byte) {
        Some(c) => format!("byte 0x{byte:02X} in line {line} is “{c}” in Windows-1252"),
        None => format!("byte 0x{byte:02X} in line {line} is not UTF-8"),
    };
    let hint =
        "save it as “CSV UTF-8” in Excel, or convert it: `iconv -f WINDOWS-1252 -t UTF-8 FILE`";
    let what = format!("not UTF-8 ({meant})");
    Err(refusal("not_utf8", path, &what, hint))
}

fn refusal(code: &str, path: &Path, what: &str, hint: &str) -> Failure {
    Failure::finding(code, format!("{} is {what}; {hint}", path.display()))
}

/// Returns the character of a byte in Windows-1252; `None` for one that text does not contain.
fn windows_1252(byte: u8) -> Option<char> {
    match byte {
        0x80 => Some('€'),
        0x85 => Some('…'),
        0x91 => Some('‘'),
        0x92 => Some('’'),
        0x93 => Some('“'),
        0x94 => Some('”'),
        0x95 => Some('•'),
        0x96 => Some('–'),
        0x97 => Some('—'),
        0x99 => Some('™'),
        0xa0 => Some(' '),
        0xa1..=0xff => Some(char::from(byte)),
        _ => None,
    }
}
