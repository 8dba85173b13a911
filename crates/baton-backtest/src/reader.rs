//! Calls out of a text that comes in pieces.

use baton_core::{Call, Policy, json};

use crate::calls::Calls;
use crate::csv::Splitter;
use crate::mapping::Mapping;

/// No line of JSON is longer, in bytes: as much as one call may have.
const MOST_LINE: usize = 1024 * 1024;

/// How the calls stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A call a line, as JSON.
    Lines,
    /// A table of separated values, with a line of names above it.
    Table,
}

impl Kind {
    /// What a text seems to be, by its beginning.
    #[must_use]
    pub fn of(head: &str) -> Self {
        let first = head
            .trim_start_matches('\u{feff}')
            .trim_start()
            .chars()
            .next();
        if first == Some('{') {
            Self::Lines
        } else {
            Self::Table
        }
    }
}

/// A reader that is fed with pieces of a text and puts calls into [`Calls`].
#[derive(Clone, Debug)]
pub struct Reader {
    source: Source,
    started: bool,
}

#[derive(Clone, Debug)]
enum Source {
    Lines {
        rest: String,
        line: usize,
        over: bool,
    },
    Table {
        splitter: Splitter,
        mapping: Mapping,
        policy: Box<Policy>,
        header: bool,
    },
}

impl Reader {
    /// A reader of a call a line.
    #[must_use]
    pub fn lines() -> Self {
        let source = Source::Lines {
            rest: String::new(),
            line: 0,
            over: false,
        };
        Self {
            source,
            started: false,
        }
    }

    /// A reader of a table, whose first record is the names of its columns. Cells are read by the policy's types.
    #[must_use]
    pub fn table(separator: char, mapping: Mapping, policy: Policy) -> Self {
        let source = Source::Table {
            splitter: Splitter::new(separator),
            mapping,
            policy: Box::new(policy),
            header: true,
        };
        Self {
            source,
            started: false,
        }
    }

    /// The names of a table's columns, out of the beginning of its text.
    #[must_use]
    pub fn columns(head: &str) -> Vec<String> {
        let head = head.trim_start_matches('\u{feff}');
        let mut columns = Vec::new();
        let mut splitter = Splitter::new(Splitter::separator_of(head));
        splitter.feed(head, &mut |(_, record)| {
            if let (true, Ok(fields)) = (columns.is_empty(), record) {
                columns = fields;
            }
        });
        columns
    }

    /// Takes a piece of the text.
    pub fn feed(&mut self, text: &str, calls: &mut Calls) {
        let text = if self.started {
            text
        } else {
            text.trim_start_matches('\u{feff}')
        };
        self.started |= !text.is_empty();
        match &mut self.source {
            Source::Lines { rest, line, over } => {
                for piece in text.split_inclusive('\n') {
                    if rest.len() + piece.len() > MOST_LINE {
                        *over = true;
                        rest.clear();
                    } else {
                        rest.push_str(piece);
                    }
                    if piece.ends_with('\n') {
                        *line += 1;
                        take_line(rest, *line, *over, calls);
                        rest.clear();
                        *over = false;
                    }
                }
            }
            Source::Table {
                splitter,
                mapping,
                policy,
                header,
            } => {
                splitter.feed(text, &mut |record| {
                    take_record(record, mapping, policy, header, calls)
                });
            }
        }
    }

    /// The text is over.
    pub fn finish(&mut self, calls: &mut Calls) {
        match &mut self.source {
            Source::Lines { rest, line, over } => {
                if !rest.is_empty() || *over {
                    take_line(rest, *line + 1, *over, calls);
                }
            }
            Source::Table {
                splitter,
                mapping,
                policy,
                header,
            } => {
                splitter.finish(&mut |record| take_record(record, mapping, policy, header, calls));
            }
        }
    }
}

fn take_line(text: &str, line: usize, over: bool, calls: &mut Calls) {
    if over {
        return calls.reject(line, "line_too_long", "it is over 1 MiB long".to_owned());
    }
    if text.trim().is_empty() {
        return;
    }
    match json::parse_sent(text) {
        Ok(node) => match Call::from_node(node.clone()) {
            Ok(_) => calls.push(&node),
            Err(why) => calls.reject(line, "not_a_call", why.to_string()),
        },
        Err(why) => calls.reject(line, "not_json", why.to_string()),
    }
}

fn take_record(
    (line, record): crate::csv::Record,
    mapping: &Mapping,
    policy: &Policy,
    header: &mut bool,
    calls: &mut Calls,
) {
    if std::mem::take(header) {
        return;
    }
    let call = match record {
        Ok(fields) => mapping.call(&fields, line, policy),
        Err(why) => Err(why.to_owned()),
    };
    match call {
        Ok(node) => calls.push(&node),
        Err(why) => calls.reject(line, "broken_row", why),
    }
}
