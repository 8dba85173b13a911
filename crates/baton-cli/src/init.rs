//! `baton init`.

use std::path::PathBuf;

use baton_core::PolicyDraft;
use baton_core::policy::STARTER;
use serde_json::json;

use crate::files;
use crate::output::{Failure, json_line, line};

/// Three ways to hand over a lead. Two of them lose leads, and `baton check` shows where.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Example {
    /// A complete handoff: outreach paused, CRM updated, AE notified, response timed
    Good,
    /// Only a message to the AE
    Bad,
    /// Only an entry in a list that people check
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
    /// The file to write; an existing file is not overwritten
    #[arg(value_name = "FILE", default_value = "policy.yaml")]
    out: PathBuf,
    /// Write one of three example policies instead
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
        "Created {file}, a policy to start from. Adapt it, then run:"
    ))?;
    line(&format!("  baton check {file}"))?;
    line(&format!("  baton decide --policy {file} --call call.json"))?;
    Ok(())
}
