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
    pub(super) policy: Option<PathBuf>,
    /// The folder of `baton import --state`: decide with the signed policy in force there
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
    /// Many calls: one JSON object a line, a JSON list, or a table such as CSV; `-` reads the standard input
    #[arg(long, value_name = "FILE")]
    pub(super) calls: Option<PathBuf>,
    #[command(flatten)]
    pub(super) table: TableArgs,
    /// Decide many calls on so many processor cores; the output keeps the order of the input
    #[arg(long, value_name = "N", default_value_t = 1, conflicts_with = "call", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) jobs: u16,
    /// Decide for this moment rather than the call's own; a call without one has no deadlines
    #[arg(long, value_name = "TIME", value_parser = clock::parse)]
    pub(super) at: Option<Instant>,
    /// Print the decision as one line of canonical JSON, with U+007F to U+009F as escapes
    #[arg(long)]
    pub(super) json: bool,
}
