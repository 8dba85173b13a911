//! `baton trust`: the people who are trusted, kept in a document that the root signs.

mod add;
mod document;
mod grant;
mod init;
mod next;
mod revoke;
mod root_args;
mod rotate;
mod show;

use crate::output::Failure;

#[derive(clap::Subcommand)]
#[command(
    after_help = "A trust document lists the people whose signatures count and the signatures that each audience requires.
Its root keys sign it. Backends pin the first document and follow it from epoch to epoch."
)]
pub(crate) enum Command {
    /// Create the first trust document from enrolment cards
    Init(init::Args),
    /// Enrol further keys
    Add(add::Args),
    /// Revoke a key
    Revoke(revoke::Args),
    /// Replace the root keys
    Rotate(rotate::Args),
    /// Show the content of a trust document
    Show(show::Args),
}

pub(crate) fn run(command: &Command) -> Result<(), Failure> {
    let (result, json) = match command {
        Command::Init(args) => (init::run(args), args.json),
        Command::Add(args) => (add::run(args), args.next.json),
        Command::Revoke(args) => (revoke::run(args), args.next.json),
        Command::Rotate(args) => (rotate::run(args), args.next.json),
        Command::Show(args) => (show::run(args), args.json),
    };
    result.map_err(|failure| failure.reported_as_json(json))
}
