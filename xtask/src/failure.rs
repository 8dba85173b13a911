//! The failure of a command, as one sentence.

use std::fmt;
use std::process::ExitCode;

/// The failure of a command.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// An error in the command line: exit code 2.
    Usage(String),
    /// Any other failure: exit code 1.
    Stopped(String),
}

impl Failure {
    /// Creates a failure that is not about the command line.
    pub(crate) fn stopped(sentence: impl Into<String>) -> Self {
        Self::Stopped(sentence.into())
    }

    /// Returns the sentence.
    pub(crate) fn sentence(&self) -> &str {
        match self {
            Self::Usage(sentence) | Self::Stopped(sentence) => sentence,
        }
    }

    /// Returns the exit code.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Usage(_) => ExitCode::from(2),
            Self::Stopped(_) => ExitCode::FAILURE,
        }
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(sentence) => {
                write!(
                    f,
                    "error: {sentence}\n`cargo xtask help` lists the commands."
                )
            }
            Self::Stopped(sentence) => write!(f, "error: {sentence}"),
        }
    }
}
