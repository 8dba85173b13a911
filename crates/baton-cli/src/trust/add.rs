//! `baton trust add`.

use std::path::PathBuf;

use super::document::{finish, next, open};
use super::grant::Grant;
use super::root_args::RootArgs;
use crate::card::Card;
use crate::output::Failure;

#[derive(clap::Args)]
#[command(after_help = "Example:
  baton trust add trust.json bob.card.json --roles approver --root root.pem --out trust-2.json")]
pub(crate) struct Args {
    /// The trust document to continue
    trust: PathBuf,
    /// The enrolment cards of the new keys
    #[arg(required = true, value_name = "CARD")]
    cards: Vec<PathBuf>,
    #[command(flatten)]
    grant: Grant,
    #[command(flatten)]
    root: RootArgs,
    /// Where to write the next document; an existing file is not overwritten
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Print what it says as one line of JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    made(args).map_err(|failure| failure.reported_as_json(args.json))
}

fn made(args: &Args) -> Result<(), Failure> {
    let mut content = next(open(&args.trust)?, &args.grant);
    for card in &args.cards {
        content.signers.push(args.grant.signer(Card::load(card)?));
    }
    finish(content, &args.root.load()?, &args.out, args.json)
}
