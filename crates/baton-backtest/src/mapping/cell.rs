//! Reads the value of a cell by the meaning of its column.

use baton_core::call::contact::Country;
use baton_core::rule::{FactSpec, FactType, yes_no};
use baton_core::value::written_number::{self, NumberMarks};
use baton_core::{Node, Policy};

use super::columns::Mapping;
use crate::table::Table;
use crate::written_date::{DateError, DateRules};

/// The rules for the cells of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellRules {
    /// The rules for dates.
    pub dates: DateRules,
    /// The country of phone numbers without a calling code.
    pub phones: Option<Country>,
    /// The decimal and thousands marks.
    pub numbers: NumberMarks,
}

impl CellRules {
    /// Detects the rules of a table: the order of its dates from the beginning of its text, times in the policy's zone, no
    /// country for phone numbers.
    #[must_use]
    pub fn detect(head: &str, table: &Table, mapping: &Mapping, policy: &Policy) -> Self {
        Self {
            dates: DateRules {
                order: table.date_order(head, mapping, policy).order(),
                zone: policy.calendar().zone(),
            },
            phones: None,
            // A spreadsheet uses semicolons as separators if the comma is the decimal mark.
            numbers: match table.separator {
                ';' => NumberMarks::Either,
                _ => NumberMarks::English,
            },
        }
    }

    /// Reads a cell by the fact's type. An unreadable cell stays a text, and the call gets a finding.
    pub(super) fn value(&self, cell: &str, spec: &FactSpec) -> Result<Node, DateError> {
        let text = || Node::text(cell);
        let number = || self.number(cell);
        Ok(match &spec.kind {
            FactType::Boolean => yes_no(cell).map_or_else(text, Node::Bool),
            FactType::Integer { .. } | FactType::Number => number().unwrap_or_else(text),
            FactType::Choice(options) => {
                let known = options
                    .iter()
                    .find(|option| option.eq_ignore_ascii_case(cell));
                known.map_or_else(text, Node::text)
            }
            FactType::Instant => Node::text(self.dates.read(cell)?.to_string()),
            FactType::Texts => {
                let items = cell.split(';').map(str::trim);
                Node::List(
                    items
                        .filter(|item| !item.is_empty())
                        .map(Node::text)
                        .collect(),
                )
            }
            // A spreadsheet writes large numbers with an exponent; people do not write amounts so.
            FactType::Money if is_exponential(cell) => number().unwrap_or_else(text),
            FactType::Money | FactType::Text => text(),
        })
    }
}

impl CellRules {
    fn number(&self, cell: &str) -> Option<Node> {
        // A JSON number has the same value as in a call.
        let json = match self.numbers {
            NumberMarks::English => Node::number(cell),
            NumberMarks::Either => None,
        };
        json.or_else(|| written_number::read(cell, self.numbers))
    }
}

fn is_exponential(cell: &str) -> bool {
    let (mantissa, exponent) = cell.split_once(['e', 'E']).unwrap_or_default();
    mantissa.ends_with(|c: char| c.is_ascii_digit())
        && exponent.ends_with(|c: char| c.is_ascii_digit())
}
