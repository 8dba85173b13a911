//! Search for calls that meet a rule and calls that do not, with an example value of each cell.

use super::bits::Bits;
use super::cells::{Field, FieldTests};
use crate::call::{Call, Phase};
use crate::rule::{Condition, Join, MoneyReading, Rule, Schema, Test, Truth};

/// Maximum number of conditions evaluated before the analysis of a trigger stops.
pub const MAX_STEPS: usize = 500_000;

/// The cell chosen for each field. The number after the last cell represents an ended call without the fact.
pub(super) type CellChoice = Vec<usize>;

/// A compiled rule: each condition has the set of cells that meet it.
enum CompiledRule {
    Condition(Leaf),
    Group(Join, Vec<CompiledRule>),
    Not(Box<CompiledRule>),
}

struct Leaf {
    field: usize,
    passing: Bits,
    cells: usize,
    absent: Truth,
}

impl Leaf {
    fn truth(&self, chosen: &CellChoice) -> Truth {
        match chosen.get(self.field) {
            None => Truth::Unknown,
            Some(cell) if *cell < self.cells => self.passing.contains(*cell).into(),
            Some(_) => self.absent,
        }
    }
}

impl CompiledRule {
    /// Evaluates the rule like [`Rule::value`]. `steps` counts the conditions evaluated.
    fn value(&self, chosen: &CellChoice, steps: &mut usize) -> Truth {
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

/// Compiles a rule. `places` yields, for each condition in order, the index of its field and its own index on the
/// field.
fn compile(
    rule: &Rule,
    fields: &[Field<'_>],
    places: &mut impl Iterator<Item = (usize, usize)>,
) -> CompiledRule {
    match rule {
        Rule::Condition(condition) => {
            let (place, test) = places.next().unwrap_or((usize::MAX, 0));
            let field = fields.iter().position(|field| field.slot == condition.slot);
            let of = field.and_then(|field| fields.get(field));
            CompiledRule::Condition(Leaf {
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
            CompiledRule::Group(*join, rules.collect())
        }
        Rule::Not { rule, .. } => CompiledRule::Not(Box::new(compile(rule, fields, places))),
    }
}

/// A depth-first search, field by field. Fields not chosen yet are unknown, so that a branch ends as soon as the rule
/// is decided.
pub(super) struct Search<'p> {
    asks: CompiledRule,
    fields: Vec<Field<'p>>,
    chosen: CellChoice,
    steps: usize,
    /// Values that meet the rule.
    pub(super) met: Option<CellChoice>,
    /// Values that do not meet the rule.
    pub(super) not_met: Option<CellChoice>,
    /// Values that leave the rule unknown, because a fact is missing.
    pub(super) undecided: Option<CellChoice>,
    /// True if a result depended on a field with more values than were tried.
    pub(super) is_uncertain: bool,
    /// True if the search stopped early.
    pub(super) is_too_large: bool,
}

impl<'p> Search<'p> {
    pub(super) fn run(rule: &'p Rule, schema: &'p Schema, money: MoneyReading) -> Self {
        let mut asked = FieldTests::new();
        let conditions = rule.conditions().into_iter();
        let places: Vec<(usize, usize)> = conditions
            .map(|Condition { slot, test, .. }| asked.add(*slot, test))
            .collect();
        // Exact fields first, because their results are certain.
        let fields = asked.fields(schema, money).into_iter();
        let (mut fields, inexact): (Vec<_>, Vec<_>) = fields.partition(|field| field.exact);
        fields.extend(inexact);
        let mut search = Self {
            asks: compile(rule, &fields, &mut places.into_iter()),
            fields,
            chosen: Vec::new(),
            steps: 0,
            met: None,
            not_met: None,
            undecided: None,
            is_uncertain: false,
            is_too_large: false,
        };
        search.descend();
        search
    }

    fn descend(&mut self) {
        self.steps += 1;
        let truth = self.asks.value(&self.chosen, &mut self.steps);
        self.is_too_large |= self.steps > MAX_STEPS;
        if self.is_too_large || (self.met.is_some() && self.not_met.is_some()) {
            return;
        }
        let found = match truth {
            Truth::Met => &mut self.met,
            Truth::NotMet => &mut self.not_met,
            Truth::Unknown => match self.fields.get(self.chosen.len()) {
                None => &mut self.undecided,
                Some(field) => {
                    self.is_uncertain |= !field.exact;
                    let cells = field.values.len() + usize::from(field.presence);
                    for cell in 0..cells {
                        self.chosen.push(cell);
                        self.descend();
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

    /// Builds a call with the values found.
    pub(super) fn call(&self, id: &str, chosen: &CellChoice) -> Call {
        let mut call = Call::new(id, Phase::Ended);
        for (field, cell) in self.fields.iter().zip(chosen) {
            if let Some(fact) = field.values.get(*cell) {
                call.set_fact(&field.spec.name, fact.to_node());
            }
        }
        call
    }
}
