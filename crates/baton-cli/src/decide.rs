//! `baton decide`.

mod many;

use std::path::PathBuf;

use baton_core::calendar::Receipt;
use baton_core::call::{CallError, CallFinding};
use baton_core::decision::Decision;
use baton_core::rule::{AMOUNT_QUALIFIED, AMOUNT_UNREADABLE};
use baton_core::{Call, Instant, Policy, Truth, decide};

use crate::files::Kind;
use crate::output::{Failure, count, json_text, line};
use crate::{clock, files, output, status};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  baton decide --policy policy.yaml --call call.json
  baton decide --state /var/lib/baton --call - --json < call.json
  baton decide --policy policy.yaml --calls calls.csv
  baton decide --policy policy.yaml --calls export.csv --map columns.yaml --dates dmy --phone-country GB

A call has at most 1 MiB. Of many, one that is larger is an error on its line, and the rest go on.

A table has a line of column names. Its separator is a comma, a semicolon, a tab or `|`, and a title may stand above the
names. columns.yaml says what the columns are, by the facts of the policy and the parts of a call (id, at, name,
company, phone, email, intent_signal, call_summary, recording_url, phase):

  Opportunity ID: id
  Created Date: at
  Lead Score: qualification_score
  Budget?: budget_confirmed

Dates are read as CRMs and spreadsheets write them: 2026-06-19 14:23, 19/06/2026, Jun 19, 2026 2:23 PM, 46192.6. A date
that cannot be read counts as missing and is reported; its call is decided without deadlines. The summary counts every row:
48 read, 2 rows of nothing, 1 not read. A row that is not read makes the exit code 1.")]
pub(crate) struct Args {
    /// The policy, as YAML
    #[arg(
        long,
        value_name = "FILE",
        required_unless_present = "state",
        conflicts_with = "state"
    )]
    policy: Option<PathBuf>,
    /// The folder of `baton import --state`: decide with the signed policy in force there
    #[arg(long, value_name = "DIR")]
    state: Option<PathBuf>,
    /// The call, as one JSON object; `-` reads the standard input
    #[arg(
        long,
        value_name = "FILE",
        required_unless_present = "calls",
        conflicts_with = "calls"
    )]
    call: Option<PathBuf>,
    /// Many calls: one JSON object a line, a JSON list, or a table such as CSV; `-` reads the standard input
    #[arg(long, value_name = "FILE")]
    calls: Option<PathBuf>,
    #[command(flatten)]
    table: many::TableArgs,
    /// Decide many calls on so many processor cores; the output keeps the order of the input
    #[arg(long, value_name = "N", default_value_t = 1, conflicts_with = "call", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: u16,
    /// Decide for this moment rather than the call's own; a call without one has no deadlines
    #[arg(long, value_name = "TIME", value_parser = clock::parse)]
    at: Option<Instant>,
    /// Print the decision as one line of canonical JSON, with U+007F to U+009F as escapes
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    decided(args).map_err(|failure| failure.reported_as_json(args.json))
}

fn decided(args: &Args) -> Result<(), Failure> {
    files::one_from_stdin(&[
        ("--policy", args.policy.as_deref()),
        ("--call", args.call.as_deref()),
        ("--calls", args.calls.as_deref()),
        ("--map", args.table.map()),
    ])?;
    let policy = match (&args.policy, &args.state) {
        (Some(file), _) => files::policy(file)?,
        (None, Some(folder)) => {
            let running = status::importer(folder)?
                .running(clock::given_or_now(None))
                .map_err(|why| Failure::import(&why))?;
            let running = running.ok_or_else(|| status::empty(folder))?;
            if let Some(why) = &running.distrusted {
                output::warn(&format!("the policy is no longer trusted: {}", why.message));
            }
            let imported = running.imported;
            if imported.stale {
                output::warn(&format!(
                    "the policy in force expired at {}; it goes on deciding",
                    imported.payload.expires_at
                ));
            }
            imported.policy
        }
        (None, None) => {
            return Err(Failure::usage(
                "no_policy",
                "give --policy or --state".to_owned(),
            ));
        }
    };
    match (&args.call, &args.calls) {
        (Some(file), _) => {
            let decision = one(&policy, &files::text(file, Kind::Call)?, args.at)?;
            show(&policy, &decision, args.json)
        }
        (None, Some(file)) => many::run(&policy, file, args),
        (None, None) => Err(Failure::usage(
            "no_call",
            "give --call or --calls".to_owned(),
        )),
    }
}

/// Decides the call of a JSON text.
fn one(policy: &Policy, text: &str, at: Option<Instant>) -> Result<Decision, Failure> {
    let call = Call::from_json(text).map_err(|why| {
        let message = format!("{why}, at line {}, column {}", why.line(), why.column());
        Failure::finding(CallError::CODE, message)
    })?;
    Ok(decide(policy, &call, at.or(call.at)))
}

/// The decision as JSON.
fn json(decision: &Decision) -> Result<String, Failure> {
    let text = decision.canonical();
    text.map_err(|why| Failure::finding("not_canonical", why.to_string()))
}

fn show(policy: &Policy, decision: &Decision, as_json: bool) -> Result<(), Failure> {
    if as_json {
        json_text(&json(decision)?)
    } else {
        print(policy, decision)
    }
}

fn print(policy: &Policy, decision: &Decision) -> Result<(), Failure> {
    line(&decision.sentence)?;
    let is_amount =
        |finding: &&CallFinding| matches!(finding.code, AMOUNT_UNREADABLE | AMOUNT_QUALIFIED);
    for finding in decision.intake.iter().filter(is_amount) {
        line(&format!("  {}: {}", finding.field, finding.message))?;
    }
    line("\nWhy")?;
    for l in &decision.trace {
        let light = match l.result {
            Truth::Met => "✓",
            Truth::NotMet => "✗",
            Truth::Unknown => "?",
        };
        let distance = l
            .distance
            .as_ref()
            .map(|d| format!(" ({d})"))
            .unwrap_or_default();
        line(&format!(
            "  {}{light} {}{distance}",
            "  ".repeat(l.depth),
            l.sentence
        ))?;
    }
    for missing in &decision.missing {
        let ask = missing.ask.as_deref().unwrap_or("not known");
        line(&format!("  ask: {} — {ask}", missing.field))?;
    }
    for finding in decision.intake.iter().filter(|f| !is_amount(f)) {
        line(&format!("  note: {}", finding.message))?;
    }
    let Some(format) = &decision.format else {
        return Ok(());
    };
    let zone = policy.calendar().zone();
    let local = |at: Instant| zone.local(at).format("%a %e %b %Y %H:%M").to_string();
    line(&format!(
        "\nFormat  {}: {}",
        format
            .tier
            .as_deref()
            .unwrap_or("none: choose one manually"),
        format.why
    ))?;
    if let Some(straddles) = &format.straddles {
        line(&format!("        {straddles}"))?;
    }
    if let Some(callback) = &format.callback_by {
        line(&format!("        respond by {}", local(callback.at)))?;
    }
    let plan = decision.plan.iter().filter(|step| step.is_done());
    let plan: Vec<_> = plan.map(|step| step.words).collect();
    line(&format!("Plan    {}", plan.join(" → ")))?;
    for step in &decision.plan {
        if let Some(not) = &step.not_possible {
            let (reason, instead) = (&not.reason, not.instead.label());
            line(&format!(
                "        not possible: {}: {reason}; {instead}",
                step.words
            ))?;
        }
    }
    for note in decision.plan.iter().filter_map(|step| step.note) {
        line(&format!("        {note}"))?;
    }
    if !decision.timeline.is_empty() {
        line(&format!("\nWhen ({})", zone.name()))?;
    }
    for step in &decision.timeline {
        let skipped: Vec<_> = step.deadline.receipt.iter().filter_map(skipped).collect();
        let over = match skipped.split_at_checked(MOST_SKIPPED) {
            Some((first, others @ [_, ..])) => {
                format!("  over {} and {} more", first.join(", "), others.len())
            }
            _ if skipped.is_empty() => String::new(),
            _ => format!("  over {}", skipped.join(", ")),
        };
        let merged = step
            .merged
            .map(|merged| format!("  (not sent: {})", merged.why))
            .unwrap_or_default();
        line(&format!(
            "  {}  {}{over}{merged}",
            local(step.deadline.at),
            step.id.label()
        ))?;
    }
    let warning = decision
        .timeline
        .iter()
        .rev()
        .find_map(|step| step.deadline.warning);
    if let Some(warning) = warning {
        line(&format!("  warning: {}", warning.describe()))?;
    }
    for finding in &decision.brief.findings {
        line(&format!("\nBrief   {}", finding.message))?;
    }
    Ok(())
}

/// Days that a line names. A longer list says no more than its number.
const MOST_SKIPPED: usize = 12;

fn skipped(receipt: &Receipt) -> Option<String> {
    match receipt {
        Receipt::Skipped { date, reason } => {
            Some(format!("{} ({reason})", date.format("%a %e %b")))
        }
        Receipt::Days {
            closed_days,
            date,
            last_date,
            ..
        } => (*closed_days > 0).then(|| {
            format!(
                "{} closed from {} to {}",
                count(*closed_days as usize, "day"),
                date.format("%a %e %b"),
                last_date.format("%a %e %b %Y")
            )
        }),
        Receipt::Window { .. } | Receipt::ClockChange { .. } => None,
    }
}
