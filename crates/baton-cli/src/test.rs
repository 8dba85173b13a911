//! `baton test`.

use std::path::PathBuf;

use baton_core::analysis::cases::{self, TestReport};

use crate::files;
use crate::output::{Failure, count, json_line, line, painted, shown};
use crate::style::Style;

#[derive(clap::Args)]
#[command(after_help = "The cases are part of the policy, under `tests:`:

  tests:
    - name: qualified, £12k
      call: { qualification_score: 82, budget_confirmed: true, decision_maker_confirmed: true, deal_size: 12000 }
      at: 2026-06-19T14:23:00Z
      expect: { outcome: hand_off, format: medium, tier_1: 2026-06-19T14:53:00Z }

Exit code 0 if every case passes, 1 if one fails or there is none. Parts of the policy that no case covers are listed;
they do not change the exit code.")]
pub(crate) struct Args {
    /// The policy, as YAML; `-` reads the standard input
    policy: PathBuf,
    /// Print one line of JSON: {"passed": …, "cases": […], "coverage": {…}}
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let policy =
        files::policy(&args.policy).map_err(|failure| failure.reported_as_json(args.json))?;
    let report = cases::run(&policy);
    if report.cases.is_empty() {
        let message = format!(
            "{} has no cases: add some under `tests:`",
            args.policy.display()
        );
        return Err(Failure::finding("no_cases", message).reported_as_json(args.json));
    }
    let passed = report.passed();
    if args.json {
        let (cases, coverage) = (&report.cases, &report.coverage);
        json_line(&serde_json::json!({ "passed": passed, "cases": cases, "coverage": coverage }))?;
    } else {
        print(&report)?;
    }
    if passed {
        Ok(())
    } else {
        Err(Failure::reported(1))
    }
}

fn print(report: &TestReport) -> Result<(), Failure> {
    let style = Style::of_stdout();
    for case in &report.cases {
        let (mark, colour) = if case.failures.is_empty() {
            ("✓", style.green())
        } else {
            ("✗", style.red())
        };
        let name = shown(&case.name);
        painted(&format!("{colour}{mark}{} {name}", style.plain()))?;
        for failure in &case.failures {
            line(&format!(
                "    {}: expected {}, got {}",
                failure.what, failure.expected, failure.actual
            ))?;
        }
        for unused in &case.unused {
            let (yellow, plain) = (style.yellow(), style.plain());
            painted(&format!("    {yellow}{}{plain}", shown(unused)))?;
        }
    }
    let failed = report
        .cases
        .iter()
        .filter(|case| !case.failures.is_empty())
        .count();
    line(&format!(
        "{} passed, {failed} failed",
        report.cases.len() - failed
    ))?;
    if report.coverage.complete() {
        line("the cases meet and fail every condition, choose every tier and expect every step")?;
        return Ok(());
    }
    let coverage = &report.coverage;
    line(&format!(
        "\nNot covered ({}):",
        count(uncovered(report), "part")
    ))?;
    let steps: Vec<String> = coverage
        .steps_never_expected
        .iter()
        .map(|s| (*s).to_owned())
        .collect();
    for (what, ids) in [
        ("a call that meets", &coverage.conditions_never_met),
        ("a call that fails", &coverage.conditions_never_not_met),
        ("a call for the tier", &coverage.tiers_never_chosen),
        ("the moment of", &steps),
    ] {
        if !ids.is_empty() {
            line(&format!("  {what} {}", ids.join(", ")))?;
        }
    }
    Ok(())
}

fn uncovered(report: &TestReport) -> usize {
    let coverage = &report.coverage;
    coverage.conditions_never_met.len()
        + coverage.conditions_never_not_met.len()
        + coverage.tiers_never_chosen.len()
        + coverage.steps_never_expected.len()
}
