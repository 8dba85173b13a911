//! Baton's build logic: `cargo xtask serve`, `test`, `pkg`, `zones`, `latency` and `pictures`.
//!
//! It uses one small library, so that a fresh clone compiles it in seconds and
//! can say what it is doing from then on.

mod check;
mod checkout;
mod child;
mod cli;
mod failure;
mod pins;
mod pkg;
mod serve;
mod setup;
mod size;
mod zones;

use std::process::ExitCode;

use cli::Command;
use failure::Failure;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            failure.exit_code()
        }
    }
}

/// Parses the command line and runs the command.
fn run() -> Result<(), Failure> {
    let command = cli::parse(std::env::args().skip(1))?;
    let checkout = checkout::Checkout::find()?;
    match command {
        Command::Help(text) => {
            println!("{text}");
            Ok(())
        }
        Command::Serve(options) => serve::serve(&checkout, &options),
        Command::Announce { port, server } => {
            serve::announce::announce(port, server);
            Ok(())
        }
        Command::Test(options) => check::test(&checkout, &options),
        Command::Pkg => pkg::pkg(&checkout),
        Command::Tool(tool) => check::tool(&checkout, tool),
        Command::Zones(options) => zones::zones(&checkout, options),
    }
}
