//! Running other programs: in the checkout, with the pinned tools on PATH.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::checkout::Checkout;
use crate::failure::Failure;

/// A program about to be run.
#[derive(Debug)]
pub(crate) struct Child {
    command: Command,
    shown: String,
}

impl Child {
    /// A program, found on PATH unless it is a path.
    pub(crate) fn new(checkout: &Checkout, program: impl AsRef<OsStr>) -> Result<Self, Failure> {
        let program = program.as_ref();
        let mut command = Command::new(program);
        command
            .current_dir(checkout.root())
            .env("PATH", checkout.search_path()?);
        // What Cargo set for xtask itself must not leak into the builds it starts.
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

    /// The Cargo that runs xtask.
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

    /// Sets a variable of the environment.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Removes a variable of the environment.
    pub(crate) fn env_remove(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Runs it with its output shown; fails when it does.
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

    /// Runs it with its output shown, for at most `limit`; whether it succeeded in that time.
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
        // Out of time; it may have ended by itself meanwhile, which is as good.
        drop(child.kill());
        drop(child.wait());
        Ok(false)
    }

    /// Runs it silently; its standard output when it succeeded.
    pub(crate) fn output(self) -> Option<String> {
        let output = self.silent().ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs it silently; its standard error, which is where Cargo reports what it does.
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

    /// Runs it without an input and keeps both of its outputs.
    fn silent(mut self) -> std::io::Result<std::process::Output> {
        self.command.stdin(Stdio::null()).output()
    }

    /// The prepared command, for a caller that starts it in another way.
    pub(crate) fn into_command(self) -> Command {
        self.command
    }

    /// The failure for a program that could not be started at all.
    fn not_started(&self, error: &std::io::Error) -> Failure {
        Failure::stopped(format!("`{}` could not be started: {error}", self.shown))
    }
}
