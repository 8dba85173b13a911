//! `baton trust rotate`.

use std::path::PathBuf;

use super::document::{finish, next, open};
use super::grant::Grant;
use super::root_args::{RootArgs, public};
use crate::keys::PrivateKey;
use crate::output::Failure;

#[derive(clap::Args)]
#[command(after_help = "Example:
  baton trust rotate trust.json --root root.pem --new-root root-2027.pem --out trust-2.json

The next document is signed by the old root and by the new one, so that backends can follow it.")]
pub(crate) struct Args {
    /// The trust document to continue
    trust: PathBuf,
    #[command(flatten)]
    root: RootArgs,
    /// A key of the new root; may be given several times
    #[arg(long = "new-root", value_name = "PEM", required = true)]
    new_root: Vec<PathBuf>,
    /// How many of the new root's keys must sign the document after
    #[arg(long, value_name = "N", default_value_t = 1)]
    root_threshold: u32,
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
    let paths = args.new_root.iter();
    let new: Result<Vec<_>, _> = paths
        .map(|path| PrivateKey::load(path, &args.root.passphrase))
        .collect();
    let new = new?;
    content.root.keys = public(&new);
    content.root.threshold = args.root_threshold;
    let mut signing = args.root.load()?;
    // A key that stays signs once.
    let known: Vec<String> = signing.iter().map(PrivateKey::keyid).collect();
    signing.extend(new.into_iter().filter(|key| !known.contains(&key.keyid())));
    finish(content, &signing, &args.out, args.json)
}
