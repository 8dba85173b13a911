//! `baton decide --calls`: many calls, one a line.

use std::path::Path;

use baton_core::Policy;
use serde_json::json;

use super::{Args, one, show};
use crate::files;
use crate::output::{Failure, count, line};

/// Decides a call a line as the lines come. A bad line is reported in its place, with its number, and the rest
/// go on; blank lines count and say nothing.
pub(super) fn run(policy: &Policy, file: &Path, args: &Args) -> Result<(), Failure> {
    let (mut good, mut bad) = (0, 0);
    for (index, text) in files::lines(file)?.enumerate() {
        let number = index + 1;
        let decided = match text {
            Ok(text) if text.trim().trim_start_matches('\u{feff}').is_empty() => continue,
            Ok(text) => one(policy, &text, args.at),
            Err(failure) => Err(failure),
        };
        match decided {
            Ok(decision) if args.json => show(policy, &decision, true)?,
            Ok(decision) => {
                let tier = decision
                    .format
                    .as_ref()
                    .and_then(|f| f.tier.as_deref())
                    .unwrap_or("-");
                line(&format!(
                    "{number:>6}  {:<10}  {tier:<10}  {}",
                    decision.outcome.as_str(),
                    decision.call
                ))?;
            }
            Err(failure) => {
                bad += 1;
                let error = &failure.value()["error"];
                if args.json {
                    let (code, message) = (&error["code"], &error["message"]);
                    line(
                        &json!({ "error": { "code": code, "line": number, "message": message } })
                            .to_string(),
                    )?;
                } else {
                    line(&format!(
                        "{number:>6}  {}",
                        error["message"].as_str().unwrap_or_default()
                    ))?;
                }
                continue;
            }
        }
        good += 1;
    }
    if !args.json {
        line(&format!("{} decided, {} not", count(good, "call"), bad))?;
    }
    if bad == 0 {
        Ok(())
    } else {
        Err(Failure::said(1))
    }
}
