//! `cargo xtask serve`: sets up, builds and serves the console, and prints its address.

pub(crate) mod announce;
mod port;

use std::env;
use std::fs;
use std::process::Command;

use crate::checkout::Checkout;
use crate::child::Child;
use crate::cli::ServeOptions;
use crate::failure::Failure;
use crate::setup::{self, Need};

/// The needs of the build.
const NEEDS: [Need; 6] = [
    Need::Node,
    Need::RustTarget,
    Need::Crates,
    Need::Trunk,
    Need::WasmBindgen,
    Need::Npm,
];

/// Builds the console and serves it until the user stops it.
pub(crate) fn serve(checkout: &Checkout, options: &ServeOptions) -> Result<(), Failure> {
    port::check(options.port)?;
    setup::prerequisites(checkout, &NEEDS)?;
    let total = NEEDS.len() + 1;
    for (number, need) in (1..).zip(NEEDS) {
        setup::provide(need, checkout, &mut |line| {
            println!("[{number}/{total}] {line}")
        })?;
    }
    setup::tidy(checkout);
    println!(
        "[{total}/{total}] console: building it, then serving it (about 3 minutes the first time)"
    );
    start(checkout, options)
}

/// Starts Trunk and the helper that prints the address.
fn start(checkout: &Checkout, options: &ServeOptions) -> Result<(), Failure> {
    // Trunk would serve an older bundle after a failed build.
    drop(fs::remove_dir_all(checkout.dist()));
    let port = options.port.to_string();
    let myself = env::current_exe()
        .map_err(|error| Failure::stopped(format!("xtask cannot find its own file: {error}")))?;
    Child::new(checkout, myself)?
        .args(["announce", &port, &std::process::id().to_string()])
        .env("CARGO_MANIFEST_DIR", checkout.root().join("xtask"))
        .into_command()
        .spawn()
        .map_err(|error| Failure::stopped(format!("xtask cannot start itself: {error}")))?;
    let trunk = trunk(checkout)?
        .args(["serve", "--port", &port])
        .args(options.open.then_some("--open"));
    become_child(trunk.into_command())
}

/// Prepares Trunk with its environment.
pub(crate) fn trunk(checkout: &Checkout) -> Result<Child, Failure> {
    let trunk = Child::new(checkout, checkout.tool("trunk"))?
        // Without this, a compile error ends in seventy lines of Trunk's backtrace.
        .env("RUST_BACKTRACE", "0");
    // Trunk parses this as a boolean and refuses the usual `1`.
    Ok(
        match env::var_os("NO_COLOR").filter(|value| !value.is_empty()) {
            Some(_) => trunk.env("NO_COLOR", "true"),
            None => trunk.env_remove("NO_COLOR"),
        },
    )
}

/// Replaces this process by Trunk, so that stopping it stops Trunk.
#[cfg(unix)]
fn become_child(mut command: Command) -> Result<(), Failure> {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(Failure::stopped(format!(
        "trunk could not be started: {error}"
    )))
}

/// Runs the child until it ends.
#[cfg(not(unix))]
fn become_child(mut command: Command) -> Result<(), Failure> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::stopped(format!("trunk ended with {status}"))),
        Err(error) => Err(Failure::stopped(format!(
            "trunk could not be started: {error}"
        ))),
    }
}
