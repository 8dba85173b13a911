//! `baton init`.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use baton_core::PolicyDraft;

use crate::output::{Failure, line};

/// The policy that a newcomer starts from: complete once its defaults are written out.
const START: &str = include_str!("init/policy.yaml");

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Where to write it; an existing file is not overwritten
    #[arg(value_name = "FILE", default_value = "policy.yaml")]
    out: PathBuf,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let draft = PolicyDraft::from_yaml(START).map_err(|d| Failure::policy(&args.out, &[d]))?;
    fs::File::create_new(&args.out)
        .and_then(|mut file| file.write_all(draft.completed().to_yaml().as_bytes()))
        .map_err(|why| {
            Failure::usage("file_unwritable", format!("{}: {why}", args.out.display()))
        })?;
    let file = args.out.display();
    line(&format!("{file} is a complete policy. Change it, then:"));
    line(&format!("  baton check {file}"));
    line(&format!("  baton decide --policy {file} --call call.json"));
    Ok(())
}
