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
    after_help = "A trust document names the people whose signatures count, and what each audience asks for.
Its root keys sign it; backends follow it from epoch to epoch, beginning with a pinned one."
)]
pub(crate) enum Command {
    /// Make the first trust document from enrolment cards
    Init(init::Args),
    /// Enrol another key
    Add(add::Args),
    /// Say that a key no longer counts
    Revoke(revoke::Args),
    /// Hand the root over to other keys
    Rotate(rotate::Args),
    /// Show what a trust document says
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
