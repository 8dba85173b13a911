//! The command line.

mod help;

use crate::failure::Failure;

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Print a text and end.
    Help(&'static str),
    /// Build and serve the console.
    Serve(ServeOptions),
    /// Say when the console answers; `serve` starts this beside the server.
    Announce {
        /// The port on 127.0.0.1.
        port: u16,
        /// The process that serves.
        server: u32,
    },
    /// Run what CI runs.
    Test(TestOptions),
    /// Build the npm package.
    Pkg,
    /// Run a tool on the built console.
    Tool(Tool),
    /// Write the table of time zones, or look for a newer database.
    Zones(ZonesOptions),
}

/// The options of `zones`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ZonesOptions {
    /// Report a newer database in the registry and write nothing.
    pub(crate) latest: bool,
}

/// What is looked at rather than tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    /// Print how long a keystroke takes to the repainted light.
    Latency,
    /// Make pictures of every screen.
    Pictures,
}

impl Tool {
    /// The word on the command line, which is the script's name too.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Latency => "latency",
            Self::Pictures => "pictures",
        }
    }
}

/// The options of `serve`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ServeOptions {
    /// The port on 127.0.0.1.
    pub(crate) port: u16,
    /// Whether to open the address in the system's browser.
    pub(crate) open: bool,
}

/// The options of `test`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct TestOptions {
    /// The names of the steps to run; all when empty.
    pub(crate) only: Vec<String>,
    /// Print the steps and end.
    pub(crate) list: bool,
}

/// What there is to do, in words.
const COMMANDS: &str = "`serve`, `test`, `pkg`, `zones`, `latency` or `pictures`";

/// Reads the arguments that follow `cargo xtask`.
pub(crate) fn parse(arguments: impl Iterator<Item = String>) -> Result<Command, Failure> {
    let arguments: Vec<String> = arguments.collect();
    let mut rest = arguments.iter().map(String::as_str);
    let command = match rest.next() {
        None => {
            return Err(Failure::Usage(format!("say what to do: {COMMANDS}")));
        }
        Some(command) => command,
    };
    if rest
        .clone()
        .any(|argument| matches!(argument, "--help" | "-h"))
    {
        return help_for(command);
    }
    match command {
        "help" => help_for(rest.next().unwrap_or("help")),
        "--help" | "-h" => help_for("help"),
        "serve" => serve(rest),
        "announce" => announce(rest),
        "test" => test(rest),
        "pkg" => alone(Command::Pkg, "pkg", rest.next()),
        "zones" => zones(rest),
        "latency" => tool(Tool::Latency, rest.next()),
        "pictures" => tool(Tool::Pictures, rest.next()),
        other => Err(Failure::Usage(format!(
            "there is no command `{other}`: it is {COMMANDS}"
        ))),
    }
}

/// The help text of one command.
fn help_for(command: &str) -> Result<Command, Failure> {
    match command {
        "help" | "--help" | "-h" => Ok(Command::Help(help::OVERVIEW)),
        "serve" => Ok(Command::Help(help::SERVE)),
        "test" => Ok(Command::Help(help::TEST)),
        "pkg" => Ok(Command::Help(help::PKG)),
        "zones" => Ok(Command::Help(help::ZONES)),
        "latency" => Ok(Command::Help(help::LATENCY)),
        "pictures" => Ok(Command::Help(help::PICTURES)),
        other => Err(Failure::Usage(format!(
            "there is no command `{other}`: it is {COMMANDS}"
        ))),
    }
}

/// A tool takes no options.
fn tool(tool: Tool, given: Option<&str>) -> Result<Command, Failure> {
    alone(Command::Tool(tool), tool.word(), given)
}

/// A command that takes no options.
fn alone(command: Command, word: &str, given: Option<&str>) -> Result<Command, Failure> {
    match given {
        None => Ok(command),
        Some(other) => Err(Failure::Usage(format!(
            "`{word}` takes nothing, and `{other}` was given"
        ))),
    }
}

/// Reads the options of `serve`.
fn serve<'a>(mut rest: impl Iterator<Item = &'a str>) -> Result<Command, Failure> {
    let mut options = ServeOptions {
        port: 8080,
        open: false,
    };
    while let Some(argument) = rest.next() {
        match argument.split_once('=').unwrap_or((argument, "")) {
            ("--port" | "-p", "") => options.port = port(rest.next())?,
            ("--port", value) => options.port = port(Some(value))?,
            ("--open", "") => options.open = true,
            _ => return Err(unknown("serve", argument)),
        }
    }
    Ok(Command::Serve(options))
}

/// Reads what `serve` tells its helper.
fn announce<'a>(mut rest: impl Iterator<Item = &'a str>) -> Result<Command, Failure> {
    let port = port(rest.next())?;
    let server = rest.next().and_then(|server| server.parse().ok());
    let server =
        server.ok_or_else(|| Failure::Usage("`announce` is for `serve` only".to_owned()))?;
    Ok(Command::Announce { port, server })
}

/// Reads the options of `test`.
fn test<'a>(mut rest: impl Iterator<Item = &'a str>) -> Result<Command, Failure> {
    let mut options = TestOptions::default();
    while let Some(argument) = rest.next() {
        match argument.split_once('=').unwrap_or((argument, "")) {
            ("--list", "") => options.list = true,
            ("--only", "") => match rest.next() {
                Some(step) => options.only.push(step.to_owned()),
                None => {
                    return Err(Failure::Usage(
                        "`--only` needs the name of a step; `--list` shows them".to_owned(),
                    ));
                }
            },
            ("--only", step) => options.only.push(step.to_owned()),
            _ => return Err(unknown("test", argument)),
        }
    }
    Ok(Command::Test(options))
}

/// Reads the options of `zones`.
fn zones<'a>(rest: impl Iterator<Item = &'a str>) -> Result<Command, Failure> {
    let mut options = ZonesOptions { latest: false };
    for argument in rest {
        match argument {
            "--latest" => options.latest = true,
            _ => return Err(unknown("zones", argument)),
        }
    }
    Ok(Command::Zones(options))
}

/// Reads a port number.
fn port(value: Option<&str>) -> Result<u16, Failure> {
    value
        .and_then(|value| value.parse().ok())
        .filter(|port| *port > 0)
        .ok_or_else(|| {
            let given = value.map_or_else(String::new, |value| format!(", not `{value}`"));
            Failure::Usage(format!("`--port` needs a number from 1 to 65535{given}"))
        })
}

/// The failure for an argument that a command does not have.
fn unknown(command: &str, argument: &str) -> Failure {
    Failure::Usage(format!(
        "`{command}` has no option `{argument}`: see `cargo xtask {command} --help`"
    ))
}

#[cfg(test)]
mod tests;
