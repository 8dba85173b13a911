//! Errors in the command line, as JSON for programs.

use std::ffi::OsString;
use std::io::IsTerminal as _;

use crate::output::{self, Failure};

/// Prints the help or the version. `clap` would ignore a failed write.
pub(crate) fn answer(answer: &clap::Error) -> Result<(), Failure> {
    let text = answer.render();
    if std::io::stdout().is_terminal() {
        output::own(text.ansi().to_string().as_bytes())
    } else {
        output::own(text.to_string().as_bytes())
    }
}

/// Returns true if the command line holds `--json`. It may be invalid otherwise, so only the words are compared.
pub(crate) fn wants_json(args: impl Iterator<Item = OsString>) -> bool {
    args.skip(1)
        .take_while(|arg| arg != "--")
        .any(|arg| arg == "--json")
}

/// Returns `clap`'s message as one line, without the word "error", the usage and the hint about help.
pub(crate) fn failure(why: &clap::Error) -> Failure {
    let text = why.render().to_string();
    let said = text
        .split("\n\nUsage:")
        .next()
        .unwrap_or_default()
        .split("\n\nFor more")
        .next()
        .unwrap_or_default();
    let said = said.strip_prefix("error: ").unwrap_or(said);
    let words: Vec<&str> = said.split_whitespace().collect();
    Failure::usage("usage", words.join(" "))
}
