//! `baton route`.

use std::path::PathBuf;

use baton_core::handoff::routing::{AeId, Roster, Rotation};
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::files::{self, Kind};
use crate::output::{Failure, json_line, line};

#[derive(clap::Args)]
#[command(after_help = "Example:
  baton route --policy policy.yaml --roster team.json --away ben --turns 7

The roster is a list: [{\"id\": \"amara\", \"weight\": 5}, …]. The command assigns nothing: it is a preview.")]
pub(crate) struct Args {
    /// The policy, as YAML, with its routing strategy
    #[arg(long, value_name = "FILE")]
    policy: PathBuf,
    /// The team, as JSON; `-` reads the standard input
    #[arg(long, value_name = "FILE")]
    roster: PathBuf,
    /// The rotation's state, as the backend stores it; without it the rotation starts from the beginning
    #[arg(long, value_name = "FILE")]
    rotation: Option<PathBuf>,
    /// AEs who are away
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    away: Vec<String>,
    /// The number of handoffs to preview
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=1000))]
    turns: u16,
    /// Print one line of JSON: {"strategy": …, "turns": […]}
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    preview(args).map_err(|failure| failure.reported_as_json(args.json))
}

fn preview(args: &Args) -> Result<(), Failure> {
    files::one_from_stdin(&[
        ("--policy", Some(&args.policy)),
        ("--roster", Some(&args.roster)),
        ("--rotation", args.rotation.as_deref()),
    ])?;
    let policy = files::policy(&args.policy)?;
    let roster: Roster = read(&args.roster, "roster")?;
    let rotation: Rotation = match &args.rotation {
        Some(file) => read(file, "rotation")?,
        None => Rotation::default(),
    };
    let mut available = roster.everyone();
    for name in &args.away {
        let id = AeId::new(name).filter(|id| available.remove(id));
        if id.is_none() {
            let message = format!("the roster has no `{name}`, or --away names them twice");
            return Err(Failure::usage("unknown_ae", message));
        }
    }
    let turns = rotation.preview(&roster, &available, args.turns.into());
    let strategy = policy.routing().strategy.as_str();
    if args.json {
        return json_line(&json!({ "strategy": strategy, "turns": turns }));
    }
    line(&strategy.replace('_', " "))?;
    if turns.is_empty() {
        return line("  no AE is available: the manager is alerted at once");
    }
    let from = rotation.handoffs();
    for (ahead, ae) in turns.iter().enumerate() {
        line(&format!("  {:>4}  {ae}", from + ahead as u64 + 1))?;
    }
    Ok(())
}

fn read<T: DeserializeOwned>(file: &std::path::Path, what: &str) -> Result<T, Failure> {
    serde_json::from_str(&files::text(file, Kind::Call)?).map_err(|why| {
        let message = format!("{} is not a {what}: {why}", file.display());
        Failure::finding(&format!("{what}_unreadable"), message)
    })
}
