//! `baton fmt`.

use std::path::PathBuf;

use baton_core::PolicyDraft;
use serde_json::json;

use crate::files::{self, Kind};
use crate::output::{Failure, json_line, line};

#[derive(clap::Args)]
#[command(
    after_help = "The document is written in one fixed layout with every text quoted; comments are not kept.
A policy too large for that layout is written more densely, so that it still loads. Without --write it goes to
the standard output. A document with errors is laid out all the same."
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
    loads(&laid_out, &draft)?;
    if args.check {
        return if laid_out == text {
            Ok(())
        } else {
            Err(Failure::finding(
                "layout",
                format!(
                    "{} is not in the layout of `baton fmt`",
                    args.policy.display()
                ),
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

/// Refuses a layout that does not load again: a policy near the size limit can grow beyond it.
fn loads(laid_out: &str, draft: &PolicyDraft) -> Result<(), Failure> {
    match PolicyDraft::from_yaml(laid_out) {
        Ok(again) if again.node() == draft.node() => Ok(()),
        Ok(_) => Err(Failure::finding(
            "layout",
            "the new layout would change the policy's meaning; nothing was written".to_owned(),
        )),
        Err(why) => Err(Failure::finding(
            why.code.as_str(),
            format!(
                "laid out, the policy takes {} bytes and could not be loaded again: {}; nothing was written",
                laid_out.len(),
                why.message
            ),
        )),
    }
}
