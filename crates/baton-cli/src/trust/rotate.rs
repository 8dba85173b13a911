//! `baton trust rotate`.

use std::path::PathBuf;

use super::next::NextArgs;
use super::root_args::public;
use crate::output::Failure;

#[derive(clap::Args)]
#[command(after_help = "Example:
  baton trust rotate trust.json --root root.pem --new-root root-2027.pem --out trust-2.json

The next document is signed by the old root and by the new one, so that backends can follow it.")]
pub(crate) struct Args {
    #[command(flatten)]
    pub(super) next: NextArgs,
    /// A key of the new root; may be given several times
    #[arg(long = "new-root", value_name = "PEM", required = true)]
    new_root: Vec<PathBuf>,
    /// The number of new root keys that must sign the document after this one
    #[arg(long, value_name = "N", default_value_t = 1)]
    root_threshold: u32,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    args.next.make(|content| {
        let new = args.next.root.load_others(&args.new_root)?;
        content.root.keys = public(&new);
        content.root.threshold = args.root_threshold;
        Ok(new)
    })
}
