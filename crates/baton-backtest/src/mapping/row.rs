//! Converts a row into a call.

use baton_core::call::contact::{PhoneError, PhoneNumber};
use baton_core::call::{self, CallFinding};
use baton_core::value::invisible::is_blank;
use baton_core::{Call, Node, Policy};

use super::cell::CellRules;
use super::columns::Mapping;
use super::row_error::RowError;
use super::target::Target;
use crate::table::SEPARATORS;
use crate::written_date::DateError;

/// The parts under `contact`.
const CONTACT: [&str; 4] = ["name", "company", "phone", "email"];

/// A call from a table row, with the cells that could not be read.
pub(crate) struct RowCall {
    pub(crate) call: Call,
    pub(crate) doubts: Vec<CallFinding>,
}

/// The parts of a call, collected from the cells.
#[derive(Default)]
struct Parts {
    call: Vec<(String, Node)>,
    contact: Vec<(String, Node)>,
    facts: Vec<(String, Node)>,
    doubts: Vec<CallFinding>,
}

impl Mapping {
    /// Converts a row into a call. `line` replaces a missing id.
    ///
    /// A row may have fewer cells than the table has columns, which is reported, and empty cells after the last column.
    pub(crate) fn call(
        &self,
        fields: &[String],
        line: usize,
        policy: &Policy,
        rules: &CellRules,
    ) -> Result<RowCall, RowError> {
        self.check_width(fields)?;
        let mut parts = Parts::default();
        let (count, width) = (fields.len(), self.0.len());
        if count < width {
            let message =
                format!("the row has {count} of {width} cells; the others count as empty");
            parts.doubt("cells_missing", "row", message);
        }
        for (target, field) in self.0.iter().zip(fields) {
            if !is_blank(field) {
                parts.take(target, field.trim(), policy, rules);
            }
        }
        parts.finish(line)
    }

    fn check_width(&self, fields: &[String]) -> Result<(), RowError> {
        let width = self.0.len();
        let mut surplus = fields.iter().enumerate().skip(width);
        if let Some((index, cell)) = surplus.find(|(_, cell)| !is_blank(cell)) {
            return Err(RowError::Surplus {
                cell: index + 1,
                text: short(cell.trim()),
                width,
            });
        }
        if let [cell] = fields
            && width > 1
            && let Some(separator) = SEPARATORS.iter().find(|mark| cell.trim().contains(**mark))
        {
            return Err(RowError::OneCell {
                text: short(cell.trim()),
                separator: *separator,
                width,
            });
        }
        match fields {
            [note] if width > 2 && note.trim().contains(' ') => {
                Err(RowError::Note(short(note.trim())))
            }
            _ => Ok(()),
        }
    }
}

impl Parts {
    fn take(&mut self, target: &Target, value: &str, policy: &Policy, rules: &CellRules) {
        match target {
            Target::Ignored => {}
            Target::Fact(name) => {
                let schema = policy.schema();
                let spec = schema.slot(name).and_then(|slot| schema.spec(slot));
                let node = match spec.map(|spec| rules.value(value, spec)) {
                    Some(Ok(node)) => node,
                    Some(Err(why)) => {
                        self.doubt_moment(name, value, &why);
                        Node::text(value)
                    }
                    None => Node::text(value),
                };
                self.facts.push((name.clone(), node));
            }
            Target::Part("at") => {
                let text = match rules.dates.read(value) {
                    Ok(at) => at.to_string(),
                    Err(why) => {
                        self.doubt_moment("at", value, &why);
                        value.to_owned()
                    }
                };
                self.call.push(("at".to_owned(), Node::text(text)));
            }
            Target::Part("phase") => match value.to_ascii_lowercase() {
                phase if matches!(phase.as_str(), "live" | "ended") => {
                    self.call.push(("phase".to_owned(), Node::text(phase)));
                }
                _ => self.doubt(
                    "phase_unreadable",
                    "phase",
                    format!(
                        "the phase “{}” is neither ended nor live; the call counts as ended",
                        short(value)
                    ),
                ),
            },
            Target::Part("phone") => {
                let number = PhoneNumber::parse(value, rules.phones);
                let text = match number {
                    Ok(number) => number.to_string(),
                    Err(why) => {
                        if why != PhoneError::Missing {
                            self.doubt(
                                PhoneError::CODE,
                                "phone",
                                format!("“{}”: {why}", short(value)),
                            );
                        }
                        value.to_owned()
                    }
                };
                self.contact.push(("phone".to_owned(), Node::text(text)));
            }
            Target::Part("disqualifying_flags") => {
                let flags = call::split_flags(value).map(Node::text);
                let flags = Node::List(flags.collect());
                self.call.push(("disqualifying_flags".to_owned(), flags));
            }
            Target::Part(part) => {
                let place = if CONTACT.contains(part) {
                    &mut self.contact
                } else {
                    &mut self.call
                };
                place.push(((*part).to_owned(), Node::text(value)));
            }
        }
    }

    fn doubt_moment(&mut self, field: &str, value: &str, why: &DateError) {
        let message = format!(
            "{} “{}” {why}; it counts as missing",
            field.replace('_', " "),
            short(value)
        );
        self.doubt(DateError::CODE, field, message);
    }

    fn doubt(&mut self, code: &'static str, field: &str, message: String) {
        self.doubts.push(CallFinding {
            code,
            field: field.to_owned(),
            message,
        });
    }

    fn finish(mut self, line: usize) -> Result<RowCall, RowError> {
        if !self.call.iter().any(|(part, _)| part == "id") {
            let id = format!("line-{line}");
            self.call.push(("id".to_owned(), Node::text(id)));
        }
        self.call
            .push(("contact".to_owned(), Node::Map(self.contact)));
        self.call.push(("facts".to_owned(), Node::Map(self.facts)));
        let call = Call::from_node(Node::Map(self.call)).map_err(RowError::NotACall)?;
        Ok(RowCall {
            call,
            doubts: self.doubts,
        })
    }
}

/// Shortens a text for a message.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(MOST - 1).collect();
    short.push('…');
    short
}
