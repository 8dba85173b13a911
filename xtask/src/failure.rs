//! Why a command stopped, as one sentence for the person who ran it.

use std::fmt;
use std::process::ExitCode;

/// Why a command stopped.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The command line was not understood: exit code 2.
    Usage(String),
    /// Something else went wrong: exit code 1.
    Stopped(String),
}

impl Failure {
    /// A failure that is not about the command line.
    pub(crate) fn stopped(sentence: impl Into<String>) -> Self {
        Self::Stopped(sentence.into())
    }

    /// The sentence alone.
    pub(crate) fn sentence(&self) -> &str {
        match self {
            Self::Usage(sentence) | Self::Stopped(sentence) => sentence,
        }
    }

    /// The code that the process ends with.
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
                    "error: {sentence}\n`cargo xtask help` lists what there is."
                )
            }
            Self::Stopped(sentence) => write!(f, "error: {sentence}"),
        }
    }
}
