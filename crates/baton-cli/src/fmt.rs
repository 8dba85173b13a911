//! `baton fmt`.

use std::path::PathBuf;

use baton_core::PolicyDraft;
use serde_json::json;

use crate::files::{self, Kind};
use crate::output::{Failure, json_line, line};

#[derive(clap::Args)]
#[command(
    after_help = "Every policy gets the same layout, with every text quoted; comments are removed.
    A policy too large for that layout is written more compactly, so that it still loads. Without --write the result goes
    to the standard output. A document with errors is formatted too."
)]
pub(crate) struct Args {
    /// The policy, as YAML; `-` reads the standard input
    policy: PathBuf,
    /// Write every default as well
    #[arg(long)]
    complete: bool,
    /// Replace the file with the result
    #[arg(long, conflicts_with = "check")]
    write: bool,
    /// Change nothing; exit with 1 if the layout would change
    #[arg(long)]
    check: bool,
    /// Print one line of JSON: {"changed": …, "yaml": …}
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    formatted(args).map_err(|failure| failure.reported_as_json(args.json))
}

fn formatted(args: &Args) -> Result<(), Failure> {
    let text = files::text(&args.policy, Kind::Policy)?;
    let draft = PolicyDraft::from_yaml(&text).map_err(|d| Failure::policy(&args.policy, &[d]))?;
    let draft = if args.complete {
        draft.completed()
    } else {
        draft
    };
    let formatted = draft.to_yaml();
    loads(&formatted, &draft)?;
    if args.check {
        return if formatted == text {
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
        files::replace(&args.policy, &formatted)?;
    }
    if args.json {
        json_line(&json!({ "changed": formatted != text, "yaml": formatted }))
    } else if args.write {
        Ok(())
    } else {
        line(formatted.trim_end_matches('\n'))
    }
}

/// Refuses a result that does not load again: a policy near the size limit can grow beyond it.
fn loads(formatted: &str, draft: &PolicyDraft) -> Result<(), Failure> {
    match PolicyDraft::from_yaml(formatted) {
        Ok(again) if again.node() == draft.node() => Ok(()),
        Ok(_) => Err(Failure::finding(
            "layout",
            "the new layout would change the policy's meaning; nothing was written".to_owned(),
        )),
        Err(why) => Err(Failure::finding(
            why.code.as_str(),
            format!(
                "formatted, the policy takes {} bytes and could not be loaded again: {}; nothing was written",
                formatted.len(),
                why.message
            ),
        )),
    }
}
