//! `baton trust revoke`.

use std::path::PathBuf;

use baton_sign::principal::same_person;
use baton_sign::trust::Status;

use super::document::{finish, next, open};
use super::grant::Grant;
use super::root_args::RootArgs;
use crate::output::Failure;

#[derive(clap::Args)]
#[command(after_help = "Example:
  baton trust revoke trust.json kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k --root root.pem --out trust-2.json

A revoked key stays in the document, so that what it signs is refused by name; it never counts again. A policy that
it signed and that is in force goes on serving, and `baton status` says so: sign another.")]
pub(crate) struct Args {
    /// The trust document to continue
    trust: PathBuf,
    /// The key's name, or a person: then all of their keys
    #[arg(value_name = "KEYID|NAME")]
    whose: String,
    #[command(flatten)]
    root: RootArgs,
    #[command(flatten)]
    grant: Grant,
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
    let mut found = false;
    for signer in &mut content.signers {
        if signer.keyid == args.whose || same_person(&signer.principal, &args.whose) {
            signer.status = Status::Revoked;
            found = true;
        }
    }
    if !found {
        let message = format!(
            "neither a key nor a person of {} goes by “{}”; `baton trust show` lists them",
            args.trust.display(),
            args.whose
        );
        return Err(Failure::finding("key_unknown", message));
    }
    finish(content, &args.root.load()?, &args.out, args.json)
}
