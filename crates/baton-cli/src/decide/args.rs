//! The command line of `baton decide`.

use std::path::PathBuf;

use baton_core::Instant;

use super::many::table::TableArgs;
use crate::clock;

#[derive(clap::Args)]
#[command(after_help = "Examples:
  baton decide --policy policy.yaml --call call.json
  baton decide --state /var/lib/baton --call - --json < call.json
  baton decide --policy policy.yaml --calls calls.csv
  baton decide --policy policy.yaml --calls export.csv --map columns.yaml --dates dmy --phone-country GB

A call may have at most 1 MiB. With --calls, a larger one is reported on its line and the others are decided.

A table has a line of column names, which a title may precede. Its separator is a comma, a semicolon, a tab or `|`.
columns.yaml maps each column to a fact of the policy or to a part of a call (id, at, name, company, phone, email,
intent_signal, call_summary, recording_url, phase):

  Opportunity ID: id
  Created Date: at
  Lead Score: qualification_score
  Budget?: budget_confirmed

Dates may have the formats of CRMs and spreadsheets: 2026-06-19 14:23, 19/06/2026, Jun 19, 2026 2:23 PM, 46192.6. A date
that cannot be read counts as missing and is reported; its call is decided without deadlines. The summary counts every
row. The exit code is 1 if a row could not be read.")]
pub(crate) struct Args {
    /// The policy, as YAML
    #[arg(
        long,
        value_name = "FILE",
        required_unless_present = "state",
        conflicts_with = "state"
    )]
    pub(super) policy: Option<PathBuf>,
    /// Decide with the signed policy in force in this folder of `baton import --state`
    #[arg(long, value_name = "DIR")]
    pub(super) state: Option<PathBuf>,
    /// The call, as one JSON object; `-` reads the standard input
    #[arg(
        long,
        value_name = "FILE",
        required_unless_present = "calls",
        conflicts_with = "calls"
    )]
    pub(super) call: Option<PathBuf>,
    /// Many calls: one JSON object per line, a JSON list, or a table such as CSV; `-` reads the standard input
    #[arg(long, value_name = "FILE")]
    pub(super) calls: Option<PathBuf>,
    #[command(flatten)]
    pub(super) table: TableArgs,
    /// Decide many calls on this many processor cores; the output keeps the order of the input
    #[arg(long, value_name = "N", default_value_t = 1, conflicts_with = "call", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) jobs: u16,
    /// Decide for this moment rather than the call's own; a call without a moment has no deadlines
    #[arg(long, value_name = "TIME", value_parser = clock::parse)]
    pub(super) at: Option<Instant>,
    /// Print the decision as one line of canonical JSON, with U+007F to U+009F as escapes
    #[arg(long)]
    pub(super) json: bool,
}
