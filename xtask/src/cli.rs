//! The command line.

mod help;

use std::ffi::OsString;

use lexopt::{Arg, Arg::Long, Arg::Short, Arg::Value, Parser, ValueExt};

use crate::failure::Failure;

/// A parsed command line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Print a text and end.
    Help(&'static str),
    /// Build and serve the console.
    Serve(ServeOptions),
    /// Print the address once the console answers; `serve` starts this beside the server.
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

/// A tool that measures or takes pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    /// Print how long a keystroke takes to the repainted light.
    Latency,
    /// Make pictures of every screen.
    Pictures,
}

impl Tool {
    /// Returns the word on the command line, which is also the script's name.
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
    /// True to open the address in the system's browser.
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

/// The list of commands, for messages.
const COMMANDS: &str = "`serve`, `test`, `pkg`, `zones`, `latency` or `pictures`";

/// Reads the arguments that follow `cargo xtask`.
pub(crate) fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Command, Failure> {
    let mut parser = Parser::from_args(arguments);
    let command = match parser.next()? {
        None => return Err(Failure::Usage(format!("say what to do: {COMMANDS}"))),
        Some(Short('h') | Long("help")) => return help_for("help"),
        Some(argument) => written(argument),
    };
    match command.as_str() {
        "help" => help_for(&parser.next()?.map_or_else(|| command.clone(), written)),
        "serve" => serve(&mut parser),
        "announce" => announce(&mut parser),
        "test" => test(&mut parser),
        "pkg" => alone(Command::Pkg, "pkg", &mut parser),
        "zones" => zones(&mut parser),
        "latency" => tool(Tool::Latency, &mut parser),
        "pictures" => tool(Tool::Pictures, &mut parser),
        other => Err(no_command(other)),
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
        other => Err(no_command(other)),
    }
}

/// A tool takes no options.
fn tool(tool: Tool, parser: &mut Parser) -> Result<Command, Failure> {
    alone(Command::Tool(tool), tool.word(), parser)
}

/// A command that takes no options.
fn alone(command: Command, word: &str, parser: &mut Parser) -> Result<Command, Failure> {
    match parser.next()? {
        None => Ok(command),
        Some(Short('h') | Long("help")) => help_for(word),
        Some(other) => Err(Failure::Usage(format!(
            "`{word}` takes nothing, and `{}` was given",
            written(other)
        ))),
    }
}

/// Reads the options of `serve`.
fn serve(parser: &mut Parser) -> Result<Command, Failure> {
    let mut options = ServeOptions {
        port: 8080,
        open: false,
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Short('p') | Long("port") => options.port = port(parser.value().ok())?,
            Long("open") => options.open = true,
            other => return help_or_unknown("serve", other),
        }
    }
    Ok(Command::Serve(options))
}

/// Reads what `serve` tells its helper.
fn announce(parser: &mut Parser) -> Result<Command, Failure> {
    let port = port(parser.value().ok())?;
    let server = parser.value().and_then(|server| server.parse());
    let server = server.map_err(|_| Failure::Usage("`announce` is for `serve` only".to_owned()))?;
    Ok(Command::Announce { port, server })
}

/// Reads the options of `test`.
fn test(parser: &mut Parser) -> Result<Command, Failure> {
    let mut options = TestOptions::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("list") => options.list = true,
            Long("only") => {
                let step = parser.value().and_then(ValueExt::string);
                options.only.push(step.map_err(|_| {
                    Failure::Usage(
                        "`--only` needs the name of a step; `--list` shows them".to_owned(),
                    )
                })?);
            }
            other => return help_or_unknown("test", other),
        }
    }
    Ok(Command::Test(options))
}

/// Reads the options of `zones`.
fn zones(parser: &mut Parser) -> Result<Command, Failure> {
    let mut options = ZonesOptions { latest: false };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("latest") => options.latest = true,
            other => return help_or_unknown("zones", other),
        }
    }
    Ok(Command::Zones(options))
}

/// Reads a port number.
fn port(value: Option<OsString>) -> Result<u16, Failure> {
    let port = value.as_ref().and_then(|value| value.parse().ok());
    port.filter(|port| *port > 0).ok_or_else(|| {
        let given = value.map_or_else(String::new, |value| {
            format!(", not `{}`", value.to_string_lossy())
        });
        Failure::Usage(format!("`--port` needs a number from 1 to 65535{given}"))
    })
}

/// The help of a command, or the failure for an argument that it does not have.
fn help_or_unknown(command: &str, argument: Arg<'_>) -> Result<Command, Failure> {
    match argument {
        Short('h') | Long("help") => help_for(command),
        other => Err(Failure::Usage(format!(
            "`{command}` has no option `{}`: see `cargo xtask {command} --help`",
            written(other)
        ))),
    }
}

/// The failure for a command that does not exist.
fn no_command(word: &str) -> Failure {
    Failure::Usage(format!("there is no command `{word}`: it is {COMMANDS}"))
}

/// An argument as it was written.
fn written(argument: Arg<'_>) -> String {
    match argument {
        Short(letter) => format!("-{letter}"),
        Long(word) => format!("--{word}"),
        Value(value) => value.to_string_lossy().into_owned(),
    }
}

#[cfg(test)]
mod tests;
