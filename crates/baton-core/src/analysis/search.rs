//! Looks for a call that a rule is met by and one that it is not, among one value of each cell.

use super::bits::Bits;
use super::cells::{Asked, Field};
use crate::call::{Call, Phase};
use crate::rule::Truth;
use crate::rule::{Condition, Test};
use crate::rule::{Join, Rule};
use crate::rule::{MoneyReading, Schema};

/// How many conditions are looked at before the analysis of a trigger gives up.
pub const MOST_STEPS: usize = 500_000;

/// For each field the number of its cell; the number after the last cell is a call that ended without the fact.
pub(super) type Chosen = Vec<usize>;

/// A rule with, for each condition, the cells that meet it.
enum Asks {
    Condition(Leaf),
    Group(Join, Vec<Asks>),
    Not(Box<Asks>),
}

struct Leaf {
    field: usize,
    passing: Bits,
    cells: usize,
    absent: Truth,
}

impl Leaf {
    fn truth(&self, chosen: &Chosen) -> Truth {
        match chosen.get(self.field) {
            None => Truth::Unknown,
            Some(cell) if *cell < self.cells => self.passing.contains(*cell).into(),
            Some(_) => self.absent,
        }
    }
}

impl Asks {
    /// The rule's value, as [`Rule::value`] has it; `steps` counts the conditions that were looked at.
    fn value(&self, chosen: &Chosen, steps: &mut usize) -> Truth {
        match self {
            Self::Condition(leaf) => {
                *steps += 1;
                leaf.truth(chosen)
            }
            Self::Group(join, rules) => {
                let decides = match join {
                    Join::All => Truth::NotMet,
                    Join::Any => Truth::Met,
                };
                let mut value = decides.negated();
                for rule in rules {
                    match rule.value(chosen, steps) {
                        truth if truth == decides => return decides,
                        Truth::Unknown => value = Truth::Unknown,
                        _ => {}
                    }
                }
                value
            }
            Self::Not(rule) => rule.value(chosen, steps).negated(),
        }
    }
}

/// Compiles a rule; `places` has the field and the place among its conditions of each condition, in their order.
fn compile(
    rule: &Rule,
    fields: &[Field<'_>],
    places: &mut impl Iterator<Item = (usize, usize)>,
) -> Asks {
    match rule {
        Rule::Condition(condition) => {
            let (place, test) = places.next().unwrap_or((usize::MAX, 0));
            let field = fields.iter().position(|field| field.slot == condition.slot);
            let of = field.and_then(|field| fields.get(field));
            Asks::Condition(Leaf {
                field: field.unwrap_or(place),
                passing: of
                    .and_then(|field| field.passing.get(test).cloned())
                    .unwrap_or_default(),
                cells: of.map_or(0, |field| field.values.len()),
                absent: match condition.test {
                    Test::IsPresent => Truth::NotMet,
                    Test::IsMissing => Truth::Met,
                    _ => Truth::Unknown,
                },
            })
        }
        Rule::Group { join, rules, .. } => {
            let rules = rules.iter().map(|rule| compile(rule, fields, places));
            Asks::Group(*join, rules.collect())
        }
        Rule::Not { rule, .. } => Asks::Not(Box::new(compile(rule, fields, places))),
    }
}

/// What was found. Depth first, one field after another; what is not chosen yet is unknown, so that a branch ends
/// as soon as it is decided whatever comes.
pub(super) struct Search<'p> {
    asks: Asks,
    fields: Vec<Field<'p>>,
    chosen: Chosen,
    steps: usize,
    /// Values with which the rule is met.
    pub(super) met: Option<Chosen>,
    /// Values with which it is not.
    pub(super) not_met: Option<Chosen>,
    /// Values with which it stays unknown: a fact is missing.
    pub(super) open: Option<Chosen>,
    /// Whether something hung on a field that has more values than were tried.
    pub(super) doubt: bool,
    /// Whether the search gave up.
    pub(super) too_large: bool,
}

impl<'p> Search<'p> {
    pub(super) fn run(rule: &'p Rule, schema: &'p Schema, money: MoneyReading) -> Self {
        let mut asked = Asked::new();
        let conditions = rule.conditions().into_iter();
        let places: Vec<(usize, usize)> = conditions
            .map(|Condition { slot, test, .. }| asked.add(*slot, test))
            .collect();
        let mut fields = asked.fields(schema, money);
        // Exact ones first: what they decide, they decide for sure.
        fields.sort_by_key(|field| !field.exact);
        let mut search = Self {
            asks: compile(rule, &fields, &mut places.into_iter()),
            fields,
            chosen: Vec::new(),
            steps: 0,
            met: None,
            not_met: None,
            open: None,
            doubt: false,
            too_large: false,
        };
        search.go();
        search
    }

    fn go(&mut self) {
        self.steps += 1;
        let truth = self.asks.value(&self.chosen, &mut self.steps);
        self.too_large |= self.steps > MOST_STEPS;
        if self.too_large || (self.met.is_some() && self.not_met.is_some()) {
            return;
        }
        let found = match truth {
            Truth::Met => &mut self.met,
            Truth::NotMet => &mut self.not_met,
            Truth::Unknown => match self.fields.get(self.chosen.len()) {
                None => &mut self.open,
                Some(field) => {
                    self.doubt |= !field.exact;
                    let cells = field.values.len() + usize::from(field.presence);
                    for cell in 0..cells {
                        self.chosen.push(cell);
                        self.go();
                        self.chosen.pop();
                    }
                    return;
                }
            },
        };
        if found.is_none() {
            let mut chosen = self.chosen.clone();
            chosen.resize(self.fields.len(), 0);
            *found = Some(chosen);
        }
    }

    /// A call with values that were found.
    pub(super) fn call(&self, id: &str, chosen: &Chosen) -> Call {
        let mut call = Call::new(id, Phase::Ended);
        for (field, cell) in self.fields.iter().zip(chosen) {
            if let Some(fact) = field.values.get(*cell) {
                call.set_fact(&field.spec.name, fact.to_node());
            }
        }
        call
    }
}
