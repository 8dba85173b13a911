//! `baton`: decide calls and import signed policies, with the engine that the console uses.
//!
//! Exit codes: 0 fine, 1 findings (a policy with errors, a refusal), 2 usage.

mod clock;
mod decide;
mod files;
mod import;
mod output;
mod trust;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The handoff between an AI caller and a human account executive, decided by a policy.
#[derive(Parser)]
#[command(
    name = "baton",
    version,
    about,
    arg_required_else_help = true,
    max_term_width = 100
)]
#[command(
    after_help = "Exit codes: 0 fine, 1 findings (errors in a policy, a refused file), 2 usage."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Decide a call: whether it is handed off, why, how, and when what is due.
    Decide(decide::Args),
    /// Check a signed policy and put it in force.
    Import(import::Args),
    /// Say whose signatures count.
    #[command(subcommand)]
    Trust(trust::Command),
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Decide(args) => decide::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Trust(trust::Command::Init(args)) => trust::init(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
