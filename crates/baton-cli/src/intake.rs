//! `baton intake`.

use std::path::PathBuf;

use baton_core::intake::{FindingCode, IntakeError, Received, parse_payload};
use serde_json::json;

use crate::files::Kind;
use crate::output::{Failure, json_text, note, warn};
use crate::{clock, files};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  baton intake --policy policy.yaml --source retell payload.json
  baton intake --policy policy.yaml --source vapi - < payload.json | baton decide --policy policy.yaml --call -

The call is written to the standard output as one line, with notes on converted and missing values on the standard
error.")]
pub(crate) struct Args {
    /// The policy, as YAML, with its `intake:` section
    #[arg(long, value_name = "FILE")]
    policy: PathBuf,
    /// The source of the payload, as `intake:` names it
    #[arg(long, value_name = "NAME")]
    source: String,
    /// The voice platform's payload, as JSON; `-` reads the standard input
    file: PathBuf,
    /// The time of the call, for a payload without one
    #[arg(long, value_name = "TIME", value_parser = clock::parse)]
    at: Option<baton_core::Instant>,
    /// Print one line of JSON: {"call": …, "findings": […]}
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    received(args).map_err(|failure| failure.reported_as_json(args.json))
}

fn received(args: &Args) -> Result<(), Failure> {
    files::one_from_stdin(&[("--policy", Some(&args.policy)), ("FILE", Some(&args.file))])?;
    let policy = files::policy(&args.policy)?;
    let Some(source) = policy.intake().source(&args.source) else {
        let known: Vec<&str> = policy.intake().sources().map(|(name, _)| name).collect();
        let message = match known.as_slice() {
            [] => "the policy has no source: add one under `intake:`".to_owned(),
            known => format!(
                "the policy has no source `{}`; it has {}",
                args.source,
                known.join(", ")
            ),
        };
        return Err(Failure::usage("unknown_source", message));
    };
    let refused = |why: IntakeError| Failure::finding(why.code(), why.to_string());
    let payload = parse_payload(&files::text(&args.file, Kind::Call)?).map_err(refused)?;
    let mut received: Received = source.receive(&payload, policy.money()).map_err(refused)?;
    received.call.at = received.call.at.or(args.at);
    if args.json {
        let findings = json!(received.findings);
        let call = received.call.to_json();
        return json_text(&format!("{{\"call\":{call},\"findings\":{findings}}}"));
    }
    for finding in &received.findings {
        match finding.code {
            FindingCode::Voicemail => warn(&finding.message),
            FindingCode::Converted => note(&format!("converted: {}", finding.message)),
            FindingCode::Missing => note(&format!("missing: {}", finding.message)),
            FindingCode::Unreadable => note(&format!("unreadable: {}", finding.message)),
            FindingCode::NotMapped => note(&format!("not mapped: {}", finding.message)),
        }
    }
    json_text(&received.call.to_json())
}
