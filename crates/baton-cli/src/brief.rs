//! `baton brief`.

use std::path::PathBuf;

use baton_core::{Call, Instant, decide};

use crate::files::Kind;
use crate::output::{Failure, json_text, line, painted, shown};
use crate::style::Style;
use crate::{clock, files};

#[derive(clap::Args)]
#[command(after_help = "Example:
  baton brief --policy policy.yaml --call call.json

Exit code 1 if the brief has findings, such as a placeholder without a value.")]
pub(crate) struct Args {
    /// The policy, as YAML
    #[arg(long, value_name = "FILE")]
    policy: PathBuf,
    /// The call, as one JSON object; `-` reads the standard input
    #[arg(long, value_name = "FILE")]
    call: PathBuf,
    /// Decide for this moment rather than the call's own
    #[arg(long, value_name = "TIME", value_parser = clock::parse)]
    at: Option<Instant>,
    /// Print the brief as one line of canonical JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    brief(args).map_err(|failure| failure.reported_as_json(args.json))
}

fn brief(args: &Args) -> Result<(), Failure> {
    files::one_from_stdin(&[
        ("--policy", Some(&args.policy)),
        ("--call", Some(&args.call)),
    ])?;
    let policy = files::policy(&args.policy)?;
    let text = files::text(&args.call, Kind::Call)?;
    let call = Call::from_json(&text).map_err(|why| {
        let message = format!("{why}, at line {}, column {}", why.line(), why.column());
        Failure::finding(baton_core::call::CallError::CODE, message)
    })?;
    let brief = decide(&policy, &call, args.at.or(call.at)).brief;
    if args.json {
        let json = baton_core::document::canonical::to_string(&brief)
            .map_err(|why| Failure::finding("not_canonical", why.to_string()))?;
        json_text(&json)?;
    } else {
        let style = Style::of_stdout();
        let messages = &brief.messages;
        for (title, message) in [
            ("Slack message to the AE", Some(&messages.slack_brief)),
            (
                "Warm-hold SMS to the prospect",
                messages.warm_hold_sms.as_ref(),
            ),
            (
                "Holding message to the prospect",
                messages.holding_message.as_ref(),
            ),
            (
                "Warm-hold e-mail to the prospect",
                messages.warm_hold_email.as_ref(),
            ),
            (
                "Holding e-mail to the prospect",
                messages.holding_email.as_ref(),
            ),
            (
                "Transfer line, spoken to the prospect",
                messages.transfer_line.as_ref(),
            ),
            ("Whisper to the AE", messages.whisper.as_ref()),
        ] {
            let Some(message) = message else { continue };
            painted(&format!("{}{title}{}", style.bold(), style.plain()))?;
            for text in message.text.lines() {
                line(&format!("  {text}"))?;
            }
            for finding in &message.findings {
                painted(&format!(
                    "  {}{}{}",
                    style.yellow(),
                    shown(&finding.message),
                    style.plain()
                ))?;
            }
        }
        line(&format!(
            "{} words, {} seconds to read",
            brief.words, brief.reading_seconds
        ))?;
        for finding in &brief.findings {
            painted(&format!(
                "{}{}{}",
                style.yellow(),
                shown(&finding.message),
                style.plain()
            ))?;
        }
    }
    if brief.findings.is_empty() {
        Ok(())
    } else {
        Err(Failure::reported(1))
    }
}
