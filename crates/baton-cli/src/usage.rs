//! A command line that cannot be followed, for programs.

use std::ffi::OsString;

use crate::output::Failure;

/// Whether the command line asks for JSON, as far as that can be told of one that makes no sense.
pub(crate) fn wants_json(args: impl Iterator<Item = OsString>) -> bool {
    args.skip(1)
        .take_while(|arg| arg != "--")
        .any(|arg| arg == "--json")
}

/// What the command line's reader says, as one line: without the word "error", the usage and the hint at help.
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
