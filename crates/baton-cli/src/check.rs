//! `baton check`.

use std::path::PathBuf;

use baton_core::{Diagnostic, PolicyDraft, Severity};
use serde_json::json;

use crate::files::{self, Kind};
use crate::output::{Failure, count, json_line, painted, shown};
use crate::style::Style;

#[derive(clap::Args)]
#[command(after_help = "Examples:
  baton check policy.yaml
  baton check policy.yaml --json | jq '.diagnostics[].message'

A policy has at most 64 KiB. Exit code 0 without errors, 1 with. Warnings and notes do not fail a check.")]
pub(crate) struct Args {
    /// The policy, as YAML; `-` reads the standard input
    policy: PathBuf,
    /// Omit notes about defaults and inferred types
    #[arg(long)]
    no_notes: bool,
    /// Print one line of JSON: {"ok": …, "diagnostics": […]}
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let text = files::text(&args.policy, Kind::Policy)
        .map_err(|failure| failure.reported_as_json(args.json))?;
    let mut found = match PolicyDraft::from_yaml(&text) {
        Ok(draft) => draft.check().diagnostics,
        Err(refusal) => vec![refusal],
    };
    let errors = found
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .count();
    if args.no_notes {
        found.retain(|d| d.severity != Severity::Note);
    }
    if args.json {
        json_line(&json!({ "ok": errors == 0, "diagnostics": found }))?;
    } else {
        print(args, &text, &found, errors)?;
    }
    if errors == 0 {
        Ok(())
    } else {
        Err(Failure::reported(1))
    }
}

/// The most bytes of a source line that are printed; a longer one would push the rest off the screen.
const LONGEST_SHOWN: usize = 400;

fn print(args: &Args, text: &str, found: &[Diagnostic], errors: usize) -> Result<(), Failure> {
    let style = Style::of_stdout();
    let lines: Vec<&str> = text.lines().collect();
    for diagnostic in found {
        let (word, colour) = match diagnostic.severity {
            Severity::Error => ("error", style.red()),
            Severity::Warning => ("warning", style.yellow()),
            Severity::Note => ("note", style.dim()),
        };
        let place = diagnostic
            .span
            .map(|s| format!(" {}:{}", s.line, s.column))
            .unwrap_or_default();
        painted(&format!(
            "{colour}{word}[{}]{}{place} {}",
            diagnostic.code,
            style.plain(),
            shown(&diagnostic.message)
        ))?;
        // A note is about a missing key, so it has no line to show.
        let written = diagnostic
            .span
            .and_then(|span| lines.get(span.line as usize - 1).copied())
            .filter(|written| written.len() <= LONGEST_SHOWN)
            .unwrap_or_default();
        if let (Some(span), true) = (diagnostic.span, diagnostic.severity != Severity::Note)
            && !written.is_empty()
        {
            painted(&format!(
                "  {}{:>4} |{} {}",
                style.dim(),
                span.line,
                style.plain(),
                shown(written)
            ))?;
            painted(&format!(
                "       {}| {}^{}",
                style.dim(),
                " ".repeat(span.column as usize - 1),
                style.plain()
            ))?;
        }
        if let Some(hint) = &diagnostic.hint {
            let (bold, plain) = (style.bold(), style.plain());
            painted(&format!("  {bold}hint:{plain} {}", shown(hint)))?;
        }
    }
    let warnings = found
        .iter()
        .filter(|d| d.severity == Severity::Warning)
        .count();
    let verdict = match (errors, warnings) {
        (0, 0) => format!("{}fine{}", style.green(), style.plain()),
        (0, n) => format!(
            "{}no errors{}, {}",
            style.green(),
            style.plain(),
            count(n, "warning")
        ),
        (n, _) => format!("{}{}{}", style.red(), count(n, "error"), style.plain()),
    };
    let file = args.policy.display().to_string();
    painted(&format!("{}: {verdict}", shown(&file)))
}
