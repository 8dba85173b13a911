//! Runs other programs in the checkout, with the pinned tools on PATH.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::checkout::Checkout;
use crate::failure::Failure;

/// A program to run.
#[derive(Debug)]
pub(crate) struct Child {
    command: Command,
    shown: String,
}

impl Child {
    /// Prepares a program, which is searched on PATH unless it is a path.
    pub(crate) fn new(checkout: &Checkout, program: impl AsRef<OsStr>) -> Result<Self, Failure> {
        let program = program.as_ref();
        let mut command = Command::new(program);
        command
            .current_dir(checkout.root())
            .env("PATH", checkout.search_path()?);
        // Cargo's variables for xtask must not leak into other builds.
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&name);
            }
        }
        let shown = Path::new(program)
            .file_stem()
            .unwrap_or(program)
            .to_string_lossy()
            .into_owned();
        Ok(Self { command, shown })
    }

    /// Prepares the Cargo that runs xtask.
    pub(crate) fn cargo(checkout: &Checkout) -> Result<Self, Failure> {
        Self::new(
            checkout,
            std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
        )
    }

    /// Adds arguments.
    pub(crate) fn args<I, S>(mut self, arguments: I) -> Self
    where
        I: IntoIterator<Item = S>,
        S: AsRef<OsStr>,
    {
        for argument in arguments {
            self.shown.push(' ');
            self.shown.push_str(&argument.as_ref().to_string_lossy());
            self.command.arg(argument);
        }
        self
    }

    /// Adds an option whose value is a path.
    pub(crate) fn arg_path(self, option: &str, path: &Path) -> Self {
        self.args([option.as_ref(), path.as_os_str()])
    }

    /// Sets an environment variable.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Removes an environment variable.
    pub(crate) fn env_remove(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Runs the program with its output shown. Fails if the program does.
    pub(crate) fn run(mut self) -> Result<(), Failure> {
        let status = self
            .command
            .status()
            .map_err(|error| self.not_started(&error))?;
        if status.success() {
            return Ok(());
        }
        Err(Failure::stopped(format!(
            "`{}` failed ({status})",
            self.shown
        )))
    }

    /// Runs the program with its output shown. Returns true if it succeeds within `limit`.
    pub(crate) fn succeeds_within(mut self, limit: Duration) -> Result<bool, Failure> {
        let mut child = self
            .command
            .spawn()
            .map_err(|error| self.not_started(&error))?;
        let started = Instant::now();
        while started.elapsed() < limit {
            if let Ok(Some(status)) = child.try_wait() {
                return Ok(status.success());
            }
            sleep(Duration::from_millis(100));
        }
        // An error here only means that the program has ended meanwhile.
        drop(child.kill());
        drop(child.wait());
        Ok(false)
    }

    /// Runs the program silently and returns its standard output; `None` if it fails.
    pub(crate) fn output(self) -> Option<String> {
        let output = self.silent().ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs the program silently and returns its standard error, to which Cargo reports its work.
    ///
    /// # Errors
    /// The standard error of a program that failed.
    pub(crate) fn report(self) -> Result<String, String> {
        let output = self.silent().map_err(|error| error.to_string())?;
        let report = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.success() {
            Ok(report)
        } else {
            Err(report)
        }
    }

    /// Runs the program without input and captures both outputs.
    fn silent(mut self) -> std::io::Result<std::process::Output> {
        self.command.stdin(Stdio::null()).output()
    }

    /// Returns the prepared command, for callers that start it themselves.
    pub(crate) fn into_command(self) -> Command {
        self.command
    }

    /// The failure for a program that could not be started.
    fn not_started(&self, error: &std::io::Error) -> Failure {
        Failure::stopped(format!("`{}` could not be started: {error}", self.shown))
    }
}
