//! Reads calls from a text that arrives in parts.

use baton_core::call::CallFinding;
use baton_core::{Call, Policy, document::json};

use crate::calls::Calls;
use crate::mapping::{CellRules, Mapping, RowError};
use crate::pieces::{BadLine, Cutter, Piece};
use crate::row::Row;
use crate::table::{Table, TableError};

/// The format of a file of calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// JSON with one call per line.
    Lines,
    /// A JSON list of calls.
    List,
    /// A table of separated values with a header row.
    Table,
}

impl Kind {
    /// Detects the format of a text by its beginning.
    #[must_use]
    pub fn detect(head: &str) -> Self {
        let head = head.trim_start_matches('\u{feff}').trim_start();
        let behind = |bracket| head.strip_prefix(bracket).map(str::trim_start);
        // A column name may be `[id]` or `{id}`.
        let is_name = |text: &str| text.starts_with(char::is_alphabetic) && !is_literal(text);
        match (behind('{'), behind('[')) {
            (Some(rest), _) if !is_name(rest) => Self::Lines,
            (_, Some(rest)) if !is_name(rest) => Self::List,
            _ => Self::Table,
        }
    }
}

/// Returns true if a text begins with `true`, `false` or `null`.
fn is_literal(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_alphanumeric()).next();
    word.is_some_and(|word| ["true", "false", "null"].contains(&word))
}

/// Converts pieces into calls by the policy's types, and reports the values that the policy cannot use.
#[derive(Clone, Debug)]
pub struct Parser {
    policy: Policy,
    table: Option<(Mapping, CellRules)>,
}

impl Parser {
    /// Creates a parser of JSON calls.
    #[must_use]
    pub fn json(policy: Policy) -> Self {
        Self {
            policy,
            table: None,
        }
    }

    /// Creates a parser of a table's rows.
    ///
    /// # Errors
    /// [`TableError::NoColumnMapped`] if no column is mapped.
    pub fn table(
        table: &Table,
        mapping: Mapping,
        rules: CellRules,
        policy: Policy,
    ) -> Result<Self, TableError> {
        if mapping.mapped() == 0 {
            return Err(TableError::NoColumnMapped {
                names: table.names.clone(),
            });
        }
        Ok(Self {
            policy,
            table: Some((mapping, rules)),
        })
    }

    /// Converts a piece.
    #[must_use]
    pub fn read(&self, piece: Piece) -> Row {
        match piece {
            Piece::Empty { .. } => Row::Empty,
            Piece::Unread(bad) => Row::Unread(bad),
            Piece::Json { line, text } => match json::parse_sent(&text) {
                Ok(node) => match Call::from_node(node) {
                    Ok(call) => self.call(line, call, Vec::new()),
                    Err(why) => Row::Unread(BadLine::new(line, "not_a_call", why.to_string())),
                },
                Err(why) => Row::Unread(BadLine::new(line, "not_json", why.to_string())),
            },
            Piece::Record { line, fields } => {
                let Some((mapping, rules)) = &self.table else {
                    let why = "a table row was found in a file of JSON";
                    return Row::Unread(BadLine::new(line, "broken_row", why));
                };
                match mapping.call(&fields, line, &self.policy, rules) {
                    Ok(row) => self.call(line, row.call, row.doubts),
                    Err(why) => Row::Unread(BadLine::new(line, RowError::CODE, why.to_string())),
                }
            }
        }
    }

    fn call(&self, line: usize, call: Call, mut doubts: Vec<CallFinding>) -> Row {
        let (_, findings) = call.prepare(self.policy.schema(), self.policy.money());
        for finding in findings {
            // Facts of other policies are not errors, and a cell gets one finding.
            let is_new = !doubts.iter().any(|doubt| doubt.field == finding.field);
            if finding.code != "unknown_fact" && is_new {
                doubts.push(finding);
            }
        }
        Row::Call {
            line,
            call: Box::new(call),
            doubts,
        }
    }
}

/// Reads parts of a text and adds the calls to [`Calls`].
#[derive(Clone, Debug)]
pub struct Reader {
    cutter: Cutter,
    parser: Parser,
}

impl Reader {
    /// Creates a reader of JSON with one call per line.
    #[must_use]
    pub fn lines(policy: Policy) -> Self {
        Self {
            cutter: Cutter::lines(),
            parser: Parser::json(policy),
        }
    }

    /// Creates a reader of a JSON list of calls.
    #[must_use]
    pub fn list(policy: Policy) -> Self {
        Self {
            cutter: Cutter::list(),
            parser: Parser::json(policy),
        }
    }

    /// Creates a reader of a table, whose text includes its head. The policy's types apply to the cells.
    ///
    /// # Errors
    /// [`TableError::NoColumnMapped`] if no column is mapped.
    pub fn table(
        table: &Table,
        mapping: Mapping,
        rules: CellRules,
        policy: Policy,
    ) -> Result<Self, TableError> {
        Ok(Self {
            cutter: Cutter::table(table),
            parser: Parser::table(table, mapping, rules, policy)?,
        })
    }

    /// Reads the next part of the text.
    pub fn feed(&mut self, text: &str, calls: &mut Calls) {
        let parser = &self.parser;
        self.cutter
            .feed(text, &mut |piece| calls.add(parser.read(piece)));
    }

    /// Ends the text.
    pub fn finish(&mut self, calls: &mut Calls) {
        let parser = &self.parser;
        self.cutter
            .finish(&mut |piece| calls.add(parser.read(piece)));
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn the_beginning_shows_the_format() {
        for (head, kind) in [
            ("{\"id\":1}", Kind::Lines),
            ("\u{feff}\n {\n\"id\"", Kind::Lines),
            ("{}", Kind::Lines),
            ("[{\"id\":1}]", Kind::List),
            ("[\n  {", Kind::List),
            ("[]", Kind::List),
            ("[null]", Kind::List),
            ("[true, 1]", Kind::List),
            ("[id],[score]", Kind::Table),
            ("{id};{score}", Kind::Table),
            ("[Nullable];x", Kind::Table),
            ("\"id\",\"score\"", Kind::Table),
            ("id,score", Kind::Table),
            ("", Kind::Table),
        ] {
            assert_eq!(Kind::detect(head), kind, "{head:?}");
        }
    }
}
