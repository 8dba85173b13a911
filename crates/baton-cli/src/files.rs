//! Files that the command line names; `-` is the standard input. Reading stops just past the limit of each kind of file.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write as _};
use std::path::Path;

use baton_core::{Policy, document::yaml};
use baton_sign::envelope;

use crate::output::Failure;

/// The kind of a file, which sets its size limit.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// A policy or a calendar, as YAML: 64 KiB.
    Policy,
    /// A call, an outcome or a platform's payload, and a roster: 1 MiB.
    Call,
    /// A signed policy for `import` or `verify`, which refuse a larger one themselves: 256 KiB.
    Import,
    /// A signed policy for any other command: 256 KiB.
    Envelope,
    /// A trust document: 256 KiB.
    Trust,
    /// An enrolment card, a key or a passphrase: 64 KiB.
    Card,
}

impl Kind {
    /// Returns the size limit in bytes.
    const fn most(self) -> usize {
        match self {
            // A byte-order mark is not counted.
            Self::Policy => yaml::MAX_BYTES + '\u{feff}'.len_utf8(),
            Self::Call => 1024 * KIB,
            Self::Import | Self::Envelope | Self::Trust => envelope::MAX_BYTES,
            Self::Card => 64 * KIB,
        }
    }

    /// Returns true if the reader of this kind refuses a file over the limit with its own code.
    const fn has_own_refusal(self) -> bool {
        matches!(self, Self::Policy | Self::Import | Self::Trust)
    }
}

const KIB: usize = 1024;

/// Reads the bytes of a file.
pub(crate) fn bytes(path: &Path, kind: Kind) -> Result<Vec<u8>, Failure> {
    let read = if path == Path::new("-") {
        head(io::stdin().lock(), kind)
    } else {
        fs::File::open(path).and_then(|file| head(file, kind))
    };
    let bytes = read
        .map_err(|why| Failure::usage("file_unreadable", format!("{}: {why}", path.display())))?;
    if bytes.len() > kind.most() && !kind.has_own_refusal() {
        let message = format!("{} is over {} KiB", path.display(), kind.most() / KIB);
        return Err(Failure::finding("file_too_large", message));
    }
    Ok(bytes)
}

/// Reads up to the limit and up to four bytes more, in whole characters, so that the caller sees an excess.
fn head(reader: impl Read, kind: Kind) -> io::Result<Vec<u8>> {
    let most = kind.most() + char::MAX_LEN_UTF8;
    let mut bytes = Vec::new();
    reader.take(most as u64).read_to_end(&mut bytes)?;
    if bytes.len() == most
        && let Err(why) = std::str::from_utf8(&bytes)
        && why.error_len().is_none()
    {
        bytes.truncate(why.valid_up_to());
    }
    Ok(bytes)
}

/// Writes a new file; an existing one is not overwritten.
pub(crate) fn create(path: &Path, text: &str) -> Result<(), Failure> {
    fs::File::create_new(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|why| Failure::usage("file_unwritable", format!("{}: {why}", path.display())))
}

/// Replaces the text of a file, or leaves the file unchanged.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".tmp");
    fs::write(&beside, text)
        .and_then(|()| fs::rename(&beside, path))
        .map_err(|why| {
            // Removes the partial file. The first error is the one to report.
            let _ = fs::remove_file(&beside);
            Failure::usage("file_unwritable", format!("{}: {why}", path.display()))
        })
}

/// Refuses two files from the standard input: the second would be empty.
pub(crate) fn one_from_stdin(named: &[(&str, Option<&Path>)]) -> Result<(), Failure> {
    let from_stdin = named
        .iter()
        .filter(|(_, path)| *path == Some(Path::new("-")));
    let names: Vec<&str> = from_stdin.map(|(name, _)| *name).collect();
    match names.as_slice() {
        [] | [_] => Ok(()),
        names => {
            let message = format!(
                "{} cannot both be `-`, because there is only one standard input; name a file for one of them",
                names.join(" and ")
            );
            Err(Failure::usage("usage", message))
        }
    }
}

/// Reads the text of a file.
pub(crate) fn text(path: &Path, kind: Kind) -> Result<String, Failure> {
    String::from_utf8(bytes(path, kind)?).map_err(|why| {
        let at = why.utf8_error().valid_up_to();
        Failure::finding(
            "not_utf8",
            format!("{} is not UTF-8 at byte {at}", path.display()),
        )
    })
}

/// Opens a file that may be larger than memory.
pub(crate) fn open(path: &Path) -> Result<BufReader<Box<dyn Read>>, Failure> {
    let unreadable = |why| Failure::usage("file_unreadable", format!("{}: {why}", path.display()));
    let reader: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(fs::File::open(path).map_err(unreadable)?)
    };
    Ok(BufReader::with_capacity(256 * KIB, reader))
}

/// Opens a file of lines that may be larger than memory.
pub(crate) fn lines(path: &Path) -> Result<Lines<BufReader<Box<dyn Read>>>, Failure> {
    open(path).map(lines_of)
}

/// The lines of a reader. Iteration ends at the first read error.
pub(crate) struct Lines<R> {
    reader: R,
    failed: bool,
}

/// Returns the lines of a reader, which may be endless.
pub(crate) fn lines_of<R: BufRead>(reader: R) -> Lines<R> {
    Lines {
        reader,
        failed: false,
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<String, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let line = one_line(&mut self.reader).transpose()?;
        self.failed = line.is_err();
        Some(line.unwrap_or_else(|why| Err(Failure::finding("file_unreadable", why.to_string()))))
    }
}

impl<R: Read> Lines<BufReader<R>> {
    /// Returns true if reading the next line may block.
    pub(crate) fn may_wait(&self) -> bool {
        !self.reader.buffer().contains(&b'\n')
    }
}

/// Reads the next line, or its error; `None` at the end.
fn one_line(reader: &mut impl BufRead) -> io::Result<Option<Result<String, Failure>>> {
    // One more byte for the line break.
    let most = Kind::Call.most() + 1;
    let mut line = Vec::new();
    let read = reader
        .by_ref()
        .take(most as u64)
        .read_until(b'\n', &mut line)?;
    if read == 0 {
        return Ok(None);
    }
    if read == most && !line.ends_with(b"\n") {
        // Skips the rest of the line, which would otherwise be read as the next one.
        reader.skip_until(b'\n')?;
        let message = format!("the line is over {} KiB", Kind::Call.most() / KIB);
        return Ok(Some(Err(Failure::finding("line_too_long", message))));
    }
    Ok(Some(String::from_utf8(line).map_err(|_| {
        Failure::finding("not_utf8", "the line is not UTF-8".to_owned())
    })))
}

/// Reads the policy of a YAML file. Only `baton check` runs the analysis.
pub(crate) fn policy(path: &Path) -> Result<Policy, Failure> {
    let text = text(path, Kind::Policy)?;
    Policy::from_yaml(&text).map_err(|errors| Failure::policy(path, errors.diagnostics()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [Kind; 6] = [
        Kind::Policy,
        Kind::Call,
        Kind::Import,
        Kind::Envelope,
        Kind::Trust,
        Kind::Card,
    ];

    /// An endless text that counts the bytes read from it.
    struct Endless {
        text: &'static str,
        taken: usize,
    }

    impl Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let bytes = self.text.as_bytes();
            for place in &mut *buffer {
                *place = bytes[self.taken % bytes.len()];
                self.taken += 1;
            }
            Ok(buffer.len())
        }
    }

    #[test]
    fn reading_stops_just_past_the_limit() {
        for kind in KINDS {
            for text in ["a", "£", "–", "\u{1f926}a", "a\u{1f926}"] {
                let mut endless = Endless { text, taken: 0 };
                let bytes = head(&mut endless, kind).unwrap();
                assert!(endless.taken <= kind.most() + 4, "{}", endless.taken);
                assert!(bytes.len() > kind.most(), "the excess is visible");
                assert!(std::str::from_utf8(&bytes).is_ok(), "{text}");
            }
        }
    }

    #[test]
    fn a_file_at_the_limit_is_read_whole() {
        for kind in KINDS {
            let text = "a".repeat(kind.most());
            assert_eq!(head(text.as_bytes(), kind).unwrap(), text.as_bytes());
        }
        // Invalid UTF-8 within the limit stays.
        let bad = b"a\xc2";
        assert_eq!(head(&bad[..], Kind::Call).unwrap(), bad);
    }

    #[test]
    fn a_line_that_is_too_long_is_one_error_and_the_next_is_read() {
        let most = Kind::Call.most();
        let (fits, long) = ("a".repeat(most), "b".repeat(most + 1));
        let text = format!("{fits}\n{long}\n\n{long}{long}{long}\nc");
        let lines: Vec<_> = lines_of(text.as_bytes())
            .map(|line| line.map_err(|why| why.value()["error"]["code"].clone()))
            .collect();
        let too_long = || Err(serde_json::json!("line_too_long"));
        let want = [
            Ok(fits + "\n"),
            too_long(),
            Ok("\n".to_owned()),
            too_long(),
            Ok("c".to_owned()),
        ];
        assert!(
            lines == want,
            "{:?}",
            lines.iter().map(Result::is_ok).collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_reader_that_fails_ends_the_lines() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("unplugged"))
            }
        }
        let lines: Vec<_> = lines_of(BufReader::new(Broken)).collect();
        assert_eq!(lines.len(), 1);
        let why = lines[0].as_ref().err().unwrap();
        assert_eq!(why.value()["error"]["code"], "file_unreadable");
    }
}
