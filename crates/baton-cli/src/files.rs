//! Reading what the command line names; `-` is the standard input.

use std::fs;
use std::io::{self, BufRead, BufReader, Read as _, Write as _};
use std::path::Path;

use baton_core::PolicyDraft;

use crate::output::Failure;

/// No file that the command reads is larger: 8 MiB.
const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// The bytes of a file.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        io::stdin().take(MAX_BYTES + 1).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes))
    };
    read.map_err(|why| Failure::usage("file_unreadable", format!("{}: {why}", path.display())))?;
    if bytes.len() as u64 > MAX_BYTES {
        let message = format!("{} is over {} MiB", path.display(), MAX_BYTES / 1024 / 1024);
        return Err(Failure::finding("file_too_large", message));
    }
    Ok(bytes)
}

/// Writes a new file; an existing one is not overwritten.
pub(crate) fn create(path: &Path, text: &str) -> Result<(), Failure> {
    fs::File::create_new(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|why| Failure::usage("file_unwritable", format!("{}: {why}", path.display())))
}

/// Puts a new text in a file's place, or leaves the file as it was.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".tmp");
    fs::write(&beside, text)
        .and_then(|()| fs::rename(&beside, path))
        .map_err(|why| Failure::usage("file_unwritable", format!("{}: {why}", path.display())))
}

/// Refuses to read two things from the standard input: whoever comes second would find it empty.
pub(crate) fn one_from_stdin(named: &[(&str, Option<&Path>)]) -> Result<(), Failure> {
    let from_stdin = named
        .iter()
        .filter(|(_, path)| *path == Some(Path::new("-")));
    let names: Vec<&str> = from_stdin.map(|(name, _)| *name).collect();
    match names.as_slice() {
        [] | [_] => Ok(()),
        names => {
            let message = format!(
                "{} cannot both be `-`: there is one standard input; name a file for one of them",
                names.join(" and ")
            );
            Err(Failure::usage("usage", message))
        }
    }
}

/// The text of a file.
pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    String::from_utf8(bytes(path)?).map_err(|why| {
        let at = why.utf8_error().valid_up_to();
        Failure::finding(
            "not_utf8",
            format!("{} is not UTF-8 at byte {at}", path.display()),
        )
    })
}

/// The most bytes of one line: a call is small, and a file without line breaks is not read into memory.
const MAX_LINE_BYTES: u64 = 1024 * 1024;

/// The lines of a file as they come, however long the file is.
pub(crate) fn lines(path: &Path) -> Result<impl Iterator<Item = Result<String, Failure>>, Failure> {
    let unreadable = |why| Failure::usage("file_unreadable", format!("{}: {why}", path.display()));
    let mut reader: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(fs::File::open(path).map_err(unreadable)?))
    };
    Ok(std::iter::from_fn(move || {
        let mut line = Vec::new();
        match reader
            .by_ref()
            .take(MAX_LINE_BYTES)
            .read_until(b'\n', &mut line)
        {
            Ok(0) => None,
            Ok(n) if n as u64 == MAX_LINE_BYTES && !line.ends_with(b"\n") => {
                // The rest of the line belongs to it: it is not taken for another.
                let skipped = reader.skip_until(b'\n');
                let message = "the line is over 1 MiB".to_owned();
                Some(Err(Failure::finding(
                    if skipped.is_ok() {
                        "line_too_long"
                    } else {
                        "file_unreadable"
                    },
                    message,
                )))
            }
            Ok(_) => Some(
                String::from_utf8(line)
                    .map_err(|_| Failure::finding("not_utf8", "the line is not UTF-8".to_owned())),
            ),
            Err(why) => Some(Err(Failure::finding("file_unreadable", why.to_string()))),
        }
    }))
}

/// The policy of a YAML file, with whatever the check found.
pub(crate) fn policy(path: &Path) -> Result<baton_core::Policy, Failure> {
    let draft = PolicyDraft::from_yaml(&text(path)?).map_err(|d| Failure::policy(path, &[d]))?;
    let checked = draft.check();
    let errors: Vec<_> = checked.errors().cloned().collect();
    checked.policy.ok_or_else(|| Failure::policy(path, &errors))
}
