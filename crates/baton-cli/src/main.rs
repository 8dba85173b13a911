//! `baton`: decide calls and import signed policies, with the engine that the console uses.
//!
//! Exit codes: 0 fine, 1 findings (a policy with errors, a refusal) or output that could not be written, 2 usage,
//! 3 verified under a trust document that is not pinned. A closed pipe ends the output without a word.

mod brief;
mod card;
mod check;
mod clock;
mod cosign;
mod deadline;
mod decide;
mod files;
mod fmt;
mod import;
mod init;
mod intake;
mod keygen;
mod keys;
mod option_error;
mod output;
mod quality;
mod route;
mod sign;
mod status;
mod style;
mod test;
mod trust;
mod usage;
mod verify;
mod version;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};

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
    after_help = "Exit codes: 0 fine, 1 findings (errors in a policy, a refused file) or output that could not be written,
2 usage, 3 verified under a trust document that is not pinned. A reader that stops early, such as `head`, ends the
output without an error."
)]
struct Cli {
    /// With --version: print the versions of the time zones and bank holidays too
    #[arg(long = "verbose", requires = "version")]
    _verbose: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write a complete policy to start from
    Init(init::Args),
    /// Say everything that is wrong with a policy, and where
    Check(check::Args),
    /// Decide the policy's own cases, and say what none of them reaches
    Test(test::Args),
    /// Lay a policy out in the one fixed way
    Fmt(fmt::Args),
    /// Decide a call: whether it is handed off, why, how, and when what is due.
    Decide(decide::Args),
    /// Say when so much business time has passed, and how that came about
    Deadline(deadline::Args),
    /// Show what the AE and the prospect would read
    Brief(brief::Args),
    /// Turn what a voice platform sent into a call, as the policy says
    Intake(intake::Args),
    /// Say whose turn it is, without giving anybody anything
    Route(route::Args),
    /// Figures over what became of handoffs: late by week, booked by month
    Quality(quality::Args),
    /// Check a signed policy and put it in force
    Import(import::Args),
    /// Say what is in force in a folder, and whether it is still sound
    Status(status::Args),
    /// Make a key to sign with
    Keygen(keygen::Args),
    /// Say whose signatures count
    #[command(subcommand)]
    Trust(trust::Command),
    /// Sign a policy
    Sign(sign::Args),
    /// Look at a signed file's differences, and add a signature to it
    Cosign(cosign::Args),
    /// Check a signed policy and change nothing
    Verify(verify::Args),
    /// Print the completions for a shell, to be sourced by it
    Completions { shell: clap_complete::Shell },
    /// Print the manual page, in roff
    Man,
}

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(why)
            if why.kind() == clap::error::ErrorKind::DisplayVersion
                && version::is_verbose(std::env::args_os()) =>
        {
            return match output::line(&version::verbose()) {
                Ok(()) => ExitCode::SUCCESS,
                Err(failure) => failure.report(),
            };
        }
        // Help and the version are answers, not errors.
        Err(why) if why.use_stderr() && usage::wants_json(std::env::args_os()) => {
            return usage::failure(&why).reported_as_json(true).report();
        }
        Err(why) if why.use_stderr() => why.exit(),
        Err(answer) => return ended(usage::answer(&answer)),
    };
    let done = match cli.command {
        Command::Init(args) => init::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Test(args) => test::run(&args),
        Command::Fmt(args) => fmt::run(&args),
        Command::Decide(args) => decide::run(&args),
        Command::Deadline(args) => deadline::run(&args),
        Command::Brief(args) => brief::run(&args),
        Command::Intake(args) => intake::run(&args),
        Command::Route(args) => route::run(&args),
        Command::Quality(args) => quality::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Keygen(args) => keygen::run(&args),
        Command::Trust(command) => trust::run(&command),
        Command::Sign(args) => sign::run(&args),
        Command::Cosign(args) => cosign::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Status(args) => status::run(&args),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "baton", &mut script);
            output::own(&script)
        }
        Command::Man => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Cli::command())
                .render(&mut page)
                .map_err(|why| output::not_written(&why))
                .and_then(|()| output::own(&page))
        }
    };
    ended(done)
}

fn ended(done: Result<(), output::Failure>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
