//! The `baton` command: decides calls and imports signed policies with the engine of the console.
//!
//! Exit codes: 0 success, 1 findings (a policy with errors, a refused file) or output that could not be written,
//! 2 usage, 3 verified under a trust document that is not pinned. A closed pipe ends the output without an error.

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

/// Decides when an AI sales call is handed to a person, what each reader receives, and the response deadlines.
#[derive(Parser)]
#[command(
    name = "baton",
    version,
    about,
    arg_required_else_help = true,
    max_term_width = 100
)]
#[command(
    after_help = "Exit codes: 0 success, 1 findings (errors in a policy, a refused file) or output that could not be written,
2 usage, 3 verified under a trust document that is not pinned. A reader that stops early, such as `head`, ends the
output without an error."
)]
struct Cli {
    /// With --version: print the versions of the time zones and bank holidays as well
    #[arg(long = "verbose", requires = "version")]
    _verbose: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write a complete policy as a starting point
    Init(init::Args),
    /// Report every error in a policy, with its position
    Check(check::Args),
    /// Run the test cases of a policy and report what they do not cover
    Test(test::Args),
    /// Format a policy
    Fmt(fmt::Args),
    /// Decide calls: the outcome, its reasons, the handoff's steps and their deadlines
    Decide(decide::Args),
    /// Work out a business-time deadline and show each window it counts
    Deadline(deadline::Args),
    /// Show the messages that the AE and the prospect would receive
    Brief(brief::Args),
    /// Convert a voice platform's payload into a call
    Intake(intake::Args),
    /// Preview which AE takes each of the next handoffs; assigns nothing
    Route(route::Args),
    /// Report late responses by week and booked meetings by month
    Quality(quality::Args),
    /// Verify a signed policy and put it in force
    Import(import::Args),
    /// Show the policy in force and whether it is still valid and trusted
    Status(status::Args),
    /// Create a key for signing
    Keygen(keygen::Args),
    /// Manage the list of people whose signatures count
    #[command(subcommand)]
    Trust(trust::Command),
    /// Sign a policy
    Sign(sign::Args),
    /// Review a signed file and add a signature to it
    Cosign(cosign::Args),
    /// Verify a signed policy without putting it in force
    Verify(verify::Args),
    /// Print completions for a shell
    Completions { shell: clap_complete::Shell },
    /// Print the manual page in roff
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
