//! `baton decide`.

mod args;
mod many;
mod one;

use baton_core::calendar::Receipt;
use baton_core::call::CallFinding;
use baton_core::decision::Decision;
use baton_core::rule::{AMOUNT_QUALIFIED, AMOUNT_UNREADABLE};
use baton_core::{Instant, Policy, Truth};

use crate::files::Kind;
use crate::output::{Failure, count, json_text, line};
use crate::{clock, files, output, status};
use one::{json, one};

pub(crate) use args::Args;

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
                    "the policy in force expired at {}; it stays in force until a new one is imported",
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

/// The most skipped days that a line names.
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
