//! `baton init`.

use std::path::PathBuf;

use baton_core::PolicyDraft;
use baton_core::policy::STARTER;
use serde_json::json;

use crate::files;
use crate::output::{Failure, json_line, line};

/// Three ways to hand a lead over. Two of them leak, and `baton check` says where.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Example {
    /// Holds: paused, written down, told, timed
    Good,
    /// A message and nothing else
    Bad,
    /// A list that somebody looks at
    Ugly,
}

impl Example {
    const fn text(self) -> &'static str {
        match self {
            Self::Good => include_str!("../../../web/samples/policies/good.yaml"),
            Self::Bad => include_str!("../../../web/samples/policies/bad.yaml"),
            Self::Ugly => include_str!("../../../web/samples/policies/ugly.yaml"),
        }
    }
}

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Where to write it; an existing file is not overwritten
    #[arg(value_name = "FILE", default_value = "policy.yaml")]
    out: PathBuf,
    /// Write one of the three example set-ups instead
    #[arg(long, value_name = "NAME")]
    example: Option<Example>,
    /// Print one line of JSON: {"file": …}
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    written(args).map_err(|failure| failure.reported_as_json(args.json))
}

fn written(args: &Args) -> Result<(), Failure> {
    let text = match args.example {
        Some(example) => example.text().to_owned(),
        None => {
            let draft =
                PolicyDraft::from_yaml(STARTER).map_err(|d| Failure::policy(&args.out, &[d]))?;
            draft.completed().to_yaml()
        }
    };
    files::create(&args.out, &text)?;
    if args.json {
        return json_line(&json!({ "file": args.out.display().to_string() }));
    }
    let file = args.out.display();
    line(&format!(
        "{file} is a policy to start from. Change it, then:"
    ))?;
    line(&format!("  baton check {file}"))?;
    line(&format!("  baton decide --policy {file} --call call.json"))?;
    Ok(())
}
