//! Colours for a terminal.

use std::io::IsTerminal as _;

/// Escape sequences for the standard output; empty unless it is a terminal that shows colour.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    colour: bool,
}

macro_rules! styles {
    ($($name:ident = $code:literal,)*) => {
        $(pub(crate) fn $name(self) -> &'static str {
            if self.colour { concat!("\x1b[", $code, "m") } else { "" }
        })*
    };
}

impl Style {
    /// Returns colours for a terminal, and none if `NO_COLOR` (no-color.org) is set.
    pub(crate) fn of_stdout() -> Self {
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self {
            colour: std::io::stdout().is_terminal() && !refused,
        }
    }

    styles! {
        plain = "0",
        bold = "1",
        dim = "2",
        red = "31",
        green = "32",
        yellow = "33",
    }
}
