//! Splits a text into lines as it arrives.

/// The most bytes of a line or a call.
pub(crate) const MAX_BYTES: usize = 1024 * 1024;

/// A line, with its line break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    /// The number, from 1.
    pub(crate) number: usize,
    /// The text; empty for a line that is too long.
    pub(crate) text: &'a str,
    pub(crate) fault: Option<LineFault>,
}

/// The reason why a line cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineFault {
    /// The line is longer than [`MAX_BYTES`].
    TooLong,
    /// The line contains invalid UTF-8.
    NotUtf8(&'static str),
    /// The line contains a NUL character.
    Nul,
    /// The text ends within a list.
    ListNotEnded,
    /// The item of a list has no comma before it.
    CommaMissing,
}

impl LineFault {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::TooLong => "line_too_long",
            Self::NotUtf8(_) => "not_utf8",
            Self::Nul => "nul_character",
            Self::ListNotEnded => "list_not_ended",
            Self::CommaMissing => "comma_missing",
        }
    }

    pub(crate) const fn message(self) -> &'static str {
        match self {
            Self::TooLong => "it is over 1 MiB long",
            Self::NotUtf8(message) => message,
            Self::Nul => "it contains a NUL character (U+0000), which text must not contain",
            Self::ListNotEnded => {
                "the list does not end here: its `]` is missing, and calls may be"
            }
            Self::CommaMissing => "a comma is missing before this call",
        }
    }
}

/// Splits a text into lines, which end with `\n`, `\r\n` or `\r`. Keeps at most [`MAX_BYTES`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    /// The current line.
    line: String,
    /// The number of complete lines.
    count: usize,
    /// True if the current line ends with a carriage return, which a line feed may follow.
    returned: bool,
    fault: Option<LineFault>,
}

impl Lines {
    pub(crate) fn feed(&mut self, text: &str, out: &mut dyn FnMut(Line<'_>)) {
        let mut rest = text;
        if self.returned && !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('\n') {
                self.push("\n");
                rest = after;
            }
            self.give(out);
        }
        while let Some(at) = rest.find(['\n', '\r']) {
            let (_, end) = rest.split_at(at);
            let length = match end.as_bytes() {
                [b'\r'] => {
                    self.push(rest);
                    self.returned = true;
                    return;
                }
                [b'\r', b'\n', ..] => 2,
                _ => 1,
            };
            let (line, after) = rest.split_at(at + length);
            if self.line.is_empty() && self.fault.is_none() && line.len() <= MAX_BYTES {
                // A complete line is passed on without a copy.
                self.count += 1;
                out(Line {
                    number: self.count,
                    text: line,
                    fault: line.contains('\0').then_some(LineFault::Nul),
                });
            } else {
                self.push(line);
                self.give(out);
            }
            rest = after;
        }
        self.push(rest);
    }

    /// Marks the current line as invalid UTF-8.
    pub(crate) fn spoil(&mut self, message: &'static str, out: &mut dyn FnMut(Line<'_>)) {
        if self.returned {
            self.give(out);
        }
        self.fault.get_or_insert(LineFault::NotUtf8(message));
    }

    /// Passes on the last line, if it has no line break.
    pub(crate) fn finish(&mut self, out: &mut dyn FnMut(Line<'_>)) {
        if !self.line.is_empty() || self.fault.is_some() {
            self.give(out);
        }
    }

    fn push(&mut self, text: &str) {
        if self.fault == Some(LineFault::TooLong) {
            return;
        }
        if self.line.len() + text.len() > MAX_BYTES {
            self.fault = Some(LineFault::TooLong);
            self.line = String::new();
        } else {
            self.line.push_str(text);
        }
    }

    fn give(&mut self, out: &mut dyn FnMut(Line<'_>)) {
        self.count += 1;
        self.returned = false;
        let nul = || self.line.contains('\0').then_some(LineFault::Nul);
        let fault = self.fault.take().or_else(nul);
        out(Line {
            number: self.count,
            text: &self.line,
            fault,
        });
        self.line.clear();
    }
}

/// Splits off the first line of a text, with its line break.
pub(crate) fn split_line(text: &str) -> Option<(&str, &str)> {
    if text.is_empty() {
        return None;
    }
    let Some(at) = text.find(['\n', '\r']) else {
        return Some((text, ""));
    };
    let (_, end) = text.split_at_checked(at)?;
    let length = if end.starts_with("\r\n") { 2 } else { 1 };
    text.split_at_checked(at + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(pieces: &[&str]) -> Vec<(usize, String, Option<LineFault>)> {
        let (mut all, mut lines) = (Vec::new(), Lines::default());
        let mut out = |line: Line<'_>| all.push((line.number, line.text.to_owned(), line.fault));
        for piece in pieces {
            lines.feed(piece, &mut out);
        }
        lines.finish(&mut out);
        all
    }

    #[test]
    fn lines_do_not_depend_on_the_parts() {
        let text = "a\r\nb\rc\n\n\r\n\rZoë\0\nlast";
        let whole = lines(&[text]);
        let texts: Vec<&str> = whole.iter().map(|(_, text, _)| text.as_str()).collect();
        let wanted = ["a\r\n", "b\r", "c\n", "\n", "\r\n", "\r", "Zoë\0\n", "last"];
        assert_eq!(texts, wanted);
        assert_eq!(whole[6].2, Some(LineFault::Nul));
        for (cut, _) in text.char_indices() {
            assert_eq!(lines(&[&text[..cut], &text[cut..]]), whole, "cut at {cut}");
        }
        let (mut rest, mut split) = (text, Vec::new());
        while let Some((line, after)) = split_line(rest) {
            split.push(line);
            rest = after;
        }
        assert_eq!(split, wanted);
    }

    #[test]
    fn a_line_that_is_too_long_is_not_kept() {
        let long = "x".repeat(MAX_BYTES);
        let fault = Some(LineFault::TooLong);
        for pieces in [
            vec![format!("{long}\nb")],
            vec![long.clone(), "\n".to_owned(), "b".to_owned()],
            vec![long.clone(), format!("y{long}"), "\nb".to_owned()],
        ] {
            let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
            let wanted = [(1, String::new(), fault), (2, "b".to_owned(), None)];
            assert_eq!(lines(&pieces), wanted);
        }
    }
}
