//! `baton fmt`.

use std::path::PathBuf;

use baton_core::PolicyDraft;
use serde_json::json;

use crate::files::{self, Kind};
use crate::output::{Failure, json_line, line};

#[derive(clap::Args)]
#[command(
    after_help = "The document is written in one fixed layout with every text quoted; comments are not kept.
Without --write it goes to the standard output. A document with errors is laid out all the same."
)]
pub(crate) struct Args {
    /// The policy, as YAML; `-` reads the standard input
    policy: PathBuf,
    /// Write every default out as well
    #[arg(long)]
    complete: bool,
    /// Change the file itself
    #[arg(long, conflicts_with = "check")]
    write: bool,
    /// Change nothing; exit 1 if the layout would change
    #[arg(long)]
    check: bool,
    /// Print one line of JSON: {"changed": …, "yaml": …}
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    laid_out(args).map_err(|failure| failure.reported_as_json(args.json))
}

fn laid_out(args: &Args) -> Result<(), Failure> {
    let text = files::text(&args.policy, Kind::Policy)?;
    let draft = PolicyDraft::from_yaml(&text).map_err(|d| Failure::policy(&args.policy, &[d]))?;
    let draft = if args.complete {
        draft.completed()
    } else {
        draft
    };
    let laid_out = draft.to_yaml();
    if args.check {
        return if laid_out == text {
            Ok(())
        } else {
            Err(Failure::finding(
                "layout",
                format!("{} is laid out otherwise", args.policy.display()),
            ))
        };
    }
    if args.write {
        files::replace(&args.policy, &laid_out)?;
    }
    if args.json {
        json_line(&json!({ "changed": laid_out != text, "yaml": laid_out }))
    } else if args.write {
        Ok(())
    } else {
        line(laid_out.trim_end_matches('\n'))
    }
}
