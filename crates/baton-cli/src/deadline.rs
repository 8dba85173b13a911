//! `baton deadline`.

use std::path::PathBuf;

use baton_core::calendar::{Calendar, Deadline, Receipt};
use baton_core::call::contact::TextChannel;
use baton_core::handoff::{Sla, TimelineStep};
use baton_core::policy::CheckedCalendar as Checked;
use baton_core::{Instant, Policy, Severity, document::suggest};
use serde_json::{Value, json};

use crate::files::{self, Kind};
use crate::output::{self, Failure, count, json_line, line, painted, shown};
use crate::style::Style;

/// The longest deadline: 10 years of elapsed time, in seconds.
const MAX_SECONDS: i64 = 10 * 366 * 86_400;

#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("rules").required(true).args(["policy", "calendar"]))]
#[command(group = clap::ArgGroup::new("amount").required(true).args(["seconds", "minutes", "ladder"]))]
#[command(after_help = "Examples:
  baton deadline --policy policy.yaml --from 2026-06-19T14:23:00Z --minutes 30
  baton deadline --policy policy.yaml --from 2026-06-19T14:23:00Z --ladder --tier small
  baton deadline --calendar calendar.yaml --from 2026-04-02T16:10:00Z --minutes 240 --json")]
pub(crate) struct Args {
    /// Use this policy's calendar, clock and ladder
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// Use the calendar in this file: the `calendar:` section of a policy on its own
    #[arg(long, value_name = "FILE")]
    calendar: Option<PathBuf>,
    /// Start counting at this moment
    #[arg(long, value_name = "TIME", value_parser = crate::clock::parse)]
    from: Instant,
    /// Add this many seconds of business time
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(0..=MAX_SECONDS))]
    seconds: Option<i64>,
    /// Add this many minutes of business time
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(0..=MAX_SECONDS / 60))]
    minutes: Option<i64>,
    /// Show every step of the SLA ladder
    #[arg(long)]
    ladder: bool,
    /// Use the ladder of this tier's format, which an SMS at the handoff or a promised call-back changes
    #[arg(long, value_name = "ID", requires_all = ["ladder", "policy"])]
    tier: Option<String>,
    /// Print one line of JSON for each deadline: {"deadline": …, "receipt": […], "calendar_digest": …}
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let rules = rules(args).map_err(|failure| failure.reported_as_json(args.json))?;
    let calendar = &rules.calendar;
    if args.ladder {
        for step in rules.ladder(args)? {
            show(args, calendar, &step.deadline, Some(&step))?;
        }
        return Ok(());
    }
    let seconds = args
        .seconds
        .or(args.minutes.map(|minutes| minutes * 60))
        .unwrap_or_default();
    let deadline = calendar.after(args.from, seconds);
    show(args, calendar, &deadline, None)
}

/// The calendar and, if given, the policy that a deadline follows.
struct Rules {
    calendar: Calendar,
    /// The policy; `None` for a calendar on its own.
    policy: Option<Policy>,
}

impl Rules {
    /// Returns the ladder of the named tier; without a name, the ladder that all tiers share, or the general one.
    fn ladder(&self, args: &Args) -> Result<Vec<TimelineStep>, Failure> {
        let Some(policy) = &self.policy else {
            return Ok(Sla::default().timeline(&self.calendar, args.from, false));
        };
        let tiers = &policy.formats().tiers;
        if let Some(id) = &args.tier {
            let ids = || tiers.iter().map(|tier| tier.id.as_str());
            let tier = tiers.iter().find(|tier| tier.id == *id).ok_or_else(|| {
                let message = format!(
                    "the policy has no tier `{id}`; {}",
                    suggest::hint(id, ids())
                );
                Failure::usage("unknown_tier", message).reported_as_json(args.json)
            })?;
            return Ok(policy.timeline(Some(tier), args.from, TextChannel::Sms));
        }
        let ladders = tiers
            .iter()
            .map(|tier| policy.timeline(Some(tier), args.from, TextChannel::Sms));
        let ladders: Vec<_> = ladders.collect();
        match ladders.split_first() {
            Some((first, others)) if others.iter().all(|other| other == first) => Ok(first.clone()),
            _ => {
                output::note("the tiers' formats have different ladders: --tier shows one of them");
                Ok(policy.timeline(None, args.from, TextChannel::Sms))
            }
        }
    }
}

fn rules(args: &Args) -> Result<Rules, Failure> {
    if let Some(file) = &args.policy {
        let policy = files::policy(file)?;
        return Ok(Rules {
            calendar: policy.calendar().clone(),
            policy: Some(policy),
        });
    }
    let file = args
        .calendar
        .as_deref()
        .unwrap_or_else(|| std::path::Path::new("-"));
    let Checked {
        calendar,
        mut diagnostics,
    } = Calendar::from_yaml(&files::text(file, Kind::Policy)?);
    let Some(calendar) = calendar else {
        diagnostics.retain(|found| found.severity == Severity::Error);
        return Err(Failure::policy(file, &diagnostics));
    };
    // `baton check` reports the warnings of a policy; a calendar on its own has no other check.
    for found in diagnostics {
        if found.severity == Severity::Warning {
            output::warn(&found.to_string());
        }
    }
    Ok(Rules {
        calendar,
        policy: None,
    })
}

fn show(
    args: &Args,
    calendar: &Calendar,
    deadline: &Deadline,
    step: Option<&TimelineStep>,
) -> Result<(), Failure> {
    if args.json {
        let mut value = json!({
            "deadline": deadline.at, "receipt": deadline.receipt, "calendar_digest": calendar.digest(),
        });
        let extra = [
            ("id", step.map(|step| json!(step.id))),
            (
                "merged",
                step.and_then(|step| step.merged)
                    .map(|merged| json!(merged)),
            ),
            ("warning", deadline.warning.map(|warning| json!(warning))),
        ];
        if let Value::Object(object) = &mut value {
            for (key, value) in extra {
                object.extend(value.map(|value| (key.to_owned(), value)));
            }
        }
        return json_line(&value);
    }
    let style = Style::of_stdout();
    let zone = calendar.zone();
    let words = step.map_or("due", |step| step.id.label());
    let local = |at: Instant| zone.local(at).format("%a %e %b %Y %H:%M:%S").to_string();
    painted(&format!(
        "{}{}{}  {words}  ({}, {})",
        style.bold(),
        local(deadline.at),
        style.plain(),
        zone.name(),
        deadline.at
    ))?;
    if let Some(merged) = step.and_then(|step| step.merged) {
        line(&format!("  not sent: {}", merged.why))?;
    }
    for entry in &deadline.receipt {
        let text = match entry {
            Receipt::Window {
                from, to, seconds, ..
            } => {
                format!(
                    "{} to {}  {}",
                    local(*from),
                    zone.local(*to).format("%H:%M:%S"),
                    format_duration(*seconds)
                )
            }
            Receipt::Skipped { date, reason } => {
                format!("{}  {reason}", date.format("%a %e %b %Y"))
            }
            Receipt::Days {
                closed_days,
                date,
                last_date,
                open_days,
                seconds,
                windows,
                clock_changes,
            } => {
                let mut text = format!(
                    "{} to {}  ",
                    date.format("%a %e %b %Y"),
                    last_date.format("%a %e %b %Y"),
                );
                if *windows > 0 {
                    text.push_str(&format!(
                        "{} in {} on {}, ",
                        format_duration(*seconds),
                        count(*windows as usize, "window"),
                        count(*open_days as usize, "day"),
                    ));
                }
                text.push_str(&format!("{} closed", count(*closed_days as usize, "day")));
                if *clock_changes > 0 {
                    let changes = count(*clock_changes as usize, "clock change");
                    text.push_str(&format!(", {changes}"));
                }
                text
            }
            Receipt::ClockChange { date, seconds } => {
                let way = if *seconds > 0 { "forward" } else { "back" };
                format!(
                    "{}  the clocks go {way} by {}",
                    date.format("%a %e %b %Y"),
                    format_duration(i64::from(*seconds).abs())
                )
            }
        };
        let text = shown(&text);
        painted(&format!("  {}{text}{}", style.dim(), style.plain()))?;
    }
    match deadline.warning {
        Some(warning) => line(&format!("  warning: {}", warning.describe())),
        None => Ok(()),
    }
}

/// Formats a duration: "1 h 30 min", "20 min", "45 s".
fn format_duration(seconds: i64) -> String {
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
