//! Calls out of a text that comes in pieces.

use baton_core::{Call, Policy, json};

use crate::calls::Calls;
use crate::csv::{Splitter, is_mark};
use crate::list::Items;
use crate::mapping::Mapping;

/// No line of JSON is longer, in bytes: as much as one call may have.
const MOST_LINE: usize = 1024 * 1024;

/// How the calls stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A call a line, as JSON.
    Lines,
    /// A list of calls, as JSON.
    List,
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
        match first {
            Some('{') => Self::Lines,
            Some('[') => Self::List,
            _ => Self::Table,
        }
    }
}

/// A reader that is fed with pieces of a text and puts calls into [`Calls`]. It reads by the policy's types, and notes
/// the values that the policy cannot use.
#[derive(Clone, Debug)]
pub struct Reader {
    source: Source,
    policy: Policy,
    started: bool,
}

#[derive(Clone, Debug)]
enum Source {
    Lines {
        rest: String,
        line: usize,
        over: bool,
    },
    List(Items),
    Table {
        splitter: Splitter,
        mapping: Mapping,
        header: bool,
    },
}

impl Reader {
    /// A reader of a call a line.
    #[must_use]
    pub fn lines(policy: Policy) -> Self {
        let source = Source::Lines {
            rest: String::new(),
            line: 0,
            over: false,
        };
        Self::of(source, policy)
    }

    /// A reader of a list of calls.
    #[must_use]
    pub fn list(policy: Policy) -> Self {
        Self::of(Source::List(Items::new()), policy)
    }

    /// A reader of a table, whose first record is the names of its columns. Cells are read by the policy's types.
    #[must_use]
    pub fn table(separator: char, mapping: Mapping, policy: Policy) -> Self {
        let source = Source::Table {
            splitter: Splitter::new(separator),
            mapping,
            header: true,
        };
        Self::of(source, policy)
    }

    fn of(source: Source, policy: Policy) -> Self {
        Self {
            source,
            policy,
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
            if let (true, Ok(fields)) = (columns.is_empty(), record)
                && !is_mark(&fields)
            {
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
        let policy = &self.policy;
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
                        take_json((*line, (!*over).then_some(rest)), policy, calls);
                        rest.clear();
                        *over = false;
                    }
                }
            }
            Source::List(items) => items.feed(text, &mut |item| take_json(item, policy, calls)),
            Source::Table {
                splitter,
                mapping,
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
        let policy = &self.policy;
        match &mut self.source {
            Source::Lines { rest, line, over } => {
                if !rest.is_empty() || *over {
                    take_json((*line + 1, (!*over).then_some(rest)), policy, calls);
                }
            }
            Source::List(items) => items.finish(&mut |item| take_json(item, policy, calls)),
            Source::Table {
                splitter,
                mapping,
                header,
            } => {
                splitter.finish(&mut |record| take_record(record, mapping, policy, header, calls));
            }
        }
    }
}

/// A call as JSON, with its line; `None` for one that is longer than a call may be.
fn take_json((line, text): (usize, Option<&str>), policy: &Policy, calls: &mut Calls) {
    let Some(text) = text else {
        return calls.reject(line, "line_too_long", "it is over 1 MiB long".to_owned());
    };
    if text.trim().is_empty() {
        return;
    }
    match json::parse_sent(text) {
        Ok(node) => match Call::from_node(node) {
            Ok(call) => take(line, &call, policy, calls),
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
    if *header && record.as_ref().is_ok_and(|fields| is_mark(fields)) {
        return;
    }
    if std::mem::take(header) {
        return;
    }
    let call = match record {
        Ok(fields) => mapping.call(&fields, line, policy),
        Err(why) => Err(why.to_owned()),
    };
    match call {
        Ok(call) => take(line, &call, policy, calls),
        Err(why) => calls.reject(line, "broken_row", why),
    }
}

/// Keeps a call, and notes what of it the policy cannot use: its decision is one without that value.
fn take(line: usize, call: &Call, policy: &Policy, calls: &mut Calls) {
    let (_, findings) = call.prepare(policy.schema(), policy.money());
    // Facts of other policies are no mistakes.
    for finding in findings {
        if finding.code != "unknown_fact" {
            calls.doubt(line, finding.code, finding.message);
        }
    }
    calls.push(call);
}
