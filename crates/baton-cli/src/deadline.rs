//! `baton deadline`.

use std::path::PathBuf;

use baton_core::Instant;
use baton_core::calendar::{Calendar, Deadline, Receipt};
use baton_core::sla::Sla;
use serde_json::{Value, json};

use crate::files::{self, Kind};
use crate::output::{Failure, json_line, painted, shown};
use crate::style::Style;

/// The longest a deadline may be ahead: 10 years of plain time, in seconds.
const MAX_SECONDS: i64 = 10 * 366 * 86_400;

#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("rules").required(true).args(["policy", "calendar"]))]
#[command(group = clap::ArgGroup::new("amount").required(true).args(["seconds", "minutes", "ladder"]))]
#[command(after_help = "Examples:
  baton deadline --policy policy.yaml --from 2026-06-19T14:23:00Z --minutes 30
  baton deadline --policy policy.yaml --from 2026-06-19T14:23:00Z --ladder
  baton deadline --calendar calendar.yaml --from 2026-04-02T16:10:00Z --minutes 240 --json")]
pub(crate) struct Args {
    /// Use this policy's calendar, clock and ladder
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// Use the calendar of this file: a policy's `calendar:` section by itself
    #[arg(long, value_name = "FILE")]
    calendar: Option<PathBuf>,
    /// The moment that the time counts from
    #[arg(long, value_name = "TIME", value_parser = crate::clock::parse)]
    from: Instant,
    /// So many seconds of business time later
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(0..=MAX_SECONDS))]
    seconds: Option<i64>,
    /// So many minutes of business time later
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(0..=MAX_SECONDS / 60))]
    minutes: Option<i64>,
    /// Every step of the SLA's ladder
    #[arg(long)]
    ladder: bool,
    /// Print one line of JSON a deadline: {"deadline": …, "receipt": […], "calendar_digest": …}
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let (calendar, sla) = rules(args).map_err(|failure| failure.reported_as_json(args.json))?;
    if args.ladder {
        for step in sla.timeline(&calendar, args.from, false) {
            show(
                args,
                &calendar,
                Some(step.id.as_str()),
                step.id.words(),
                &step.deadline,
            )?;
        }
        return Ok(());
    }
    let seconds = args
        .seconds
        .or(args.minutes.map(|minutes| minutes * 60))
        .unwrap_or_default();
    let deadline = calendar.after(args.from, seconds);
    show(args, &calendar, None, "due", &deadline)
}

fn rules(args: &Args) -> Result<(Calendar, Sla), Failure> {
    if let Some(file) = &args.policy {
        let policy = files::policy(file)?;
        return Ok((policy.calendar().clone(), *policy.sla()));
    }
    let file = args
        .calendar
        .as_deref()
        .unwrap_or_else(|| std::path::Path::new("-"));
    let checked = Calendar::from_yaml(&files::text(file, Kind::Policy)?);
    match checked.calendar {
        Some(calendar) => Ok((calendar, Sla::default())),
        None => Err(Failure::policy(file, &checked.diagnostics)),
    }
}

fn show(
    args: &Args,
    calendar: &Calendar,
    id: Option<&str>,
    words: &str,
    deadline: &Deadline,
) -> Result<(), Failure> {
    if args.json {
        let mut value = json!({
            "deadline": deadline.at, "receipt": deadline.receipt, "calendar_digest": calendar.digest(),
        });
        if let (Some(id), Value::Object(object)) = (id, &mut value) {
            object.insert("id".to_owned(), id.into());
        }
        if let (Some(warning), Value::Object(object)) = (&deadline.warning, &mut value) {
            object.insert("warning".to_owned(), json!(warning));
        }
        return json_line(&value);
    }
    let style = Style::of_stdout();
    let zone = calendar.zone();
    let local = |at: Instant| zone.local(at).format("%a %e %b %Y %H:%M:%S").to_string();
    painted(&format!(
        "{}{}{}  {words}  ({}, {})",
        style.bold(),
        local(deadline.at),
        style.plain(),
        zone.name(),
        deadline.at
    ))?;
    for entry in &deadline.receipt {
        let text = match entry {
            Receipt::Window {
                from, to, seconds, ..
            } => {
                format!(
                    "{} to {}  {}",
                    local(*from),
                    zone.local(*to).format("%H:%M:%S"),
                    spent(*seconds)
                )
            }
            Receipt::Skipped { date, reason } => {
                format!("{}  {reason}", date.format("%a %e %b %Y"))
            }
            Receipt::ClockChange { date, seconds } => {
                let way = if *seconds > 0 { "forward" } else { "back" };
                format!(
                    "{}  the clocks go {way} by {}",
                    date.format("%a %e %b %Y"),
                    spent(i64::from(*seconds).abs())
                )
            }
        };
        let text = shown(&text);
        painted(&format!("  {}{text}{}", style.dim(), style.plain()))?;
    }
    Ok(())
}

/// "1 h 30 min", "20 min", "45 s"
fn spent(seconds: i64) -> String {
    let parts = [
        (seconds / 3600, "h"),
        (seconds / 60 % 60, "min"),
        (seconds % 60, "s"),
    ];
    let words: Vec<String> = parts
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, unit)| format!("{n} {unit}"))
        .collect();
    if words.is_empty() {
        "0 s".to_owned()
    } else {
        words.join(" ")
    }
}
