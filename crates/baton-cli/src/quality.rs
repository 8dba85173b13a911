//! `baton quality`.

mod table;

use std::path::PathBuf;

use baton_core::Instant;
use baton_core::quality::{
    Alarm, Evidence, HandoffOutcome, OutcomeRecord, booked, cause, sla_weeks,
};
use serde_json::json;

use crate::output::{Failure, json_line};
use crate::{clock, files};

#[derive(clap::Args)]
#[command(after_help = "Example:
  baton quality --policy policy.yaml outcomes.ndjson

Each handoff has one line: {\"id\", \"call\", \"triggered_at\", \"effective_start\", \"due_at\", \"attempt_at\",
\"booked_at\", \"ae\", \"way\": \"warm\" | \"asynchronous\", \"source\"}. Exit code 1 if a line cannot be read, if a
handoff occurs twice, if its times are in an impossible order, or if a week raises an alarm.")]
pub(crate) struct Args {
    /// The policy, as YAML, with its calendar and thresholds
    #[arg(long, value_name = "FILE")]
    policy: PathBuf,
    /// The outcomes of handoffs, one JSON object per line; `-` reads the standard input
    file: PathBuf,
    /// Report the figures as of this moment rather than now
    #[arg(long, value_name = "TIME", value_parser = clock::parse)]
    at: Option<Instant>,
    /// Print one line of JSON: {"weeks": […], "months": […], "causes": […]}
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    figures(args).map_err(|failure| failure.reported_as_json(args.json))
}

fn figures(args: &Args) -> Result<(), Failure> {
    files::one_from_stdin(&[("--policy", Some(&args.policy)), ("FILE", Some(&args.file))])?;
    let policy = files::policy(&args.policy)?;
    let outcomes = read(args)?;
    let (targets, calendar) = (policy.quality(), policy.calendar());
    let now = clock::given_or_now(args.at);
    let weeks = sla_weeks(&outcomes, targets, calendar, now);
    let months = booked(&outcomes, targets, calendar, now);
    let alarms = weeks.iter().filter(|week| week.alarm == Alarm::Raised);
    let causes: Vec<Evidence> = alarms
        .filter_map(|week| cause(&outcomes, week.week, targets, calendar, now))
        .collect();
    if args.json {
        json_line(&json!({ "weeks": weeks, "months": months, "causes": causes }))?;
    } else {
        table::print(&policy, &weeks, &months, &causes)?;
    }
    if weeks.iter().any(|week| week.alarm == Alarm::Raised) {
        return Err(Failure::reported(1));
    }
    Ok(())
}

/// Reads every line or fails: figures from some of the lines would look complete.
fn read(args: &Args) -> Result<Vec<HandoffOutcome>, Failure> {
    let mut record = OutcomeRecord::default();
    for (index, text) in files::lines(&args.file)?.enumerate() {
        let text = text?;
        let text = text.trim_start_matches('\u{feff}');
        if text.trim().is_empty() {
            continue;
        }
        let line = index + 1;
        let outcome = serde_json::from_str(text).map_err(|why| {
            let message = format!("line {line} is not the outcome of a handoff: {why}");
            Failure::finding("outcome_unreadable", message)
        })?;
        record
            .add(line, outcome)
            .map_err(|why| Failure::finding(why.code(), why.to_string()))?;
    }
    Ok(record.into_outcomes())
}
