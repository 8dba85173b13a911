//! Looks for a call that a rule is met by and one that it is not, among one value of each cell.

use super::cells::{Field, Value, fields};
use crate::call::{Call, Phase};
use crate::condition::Condition;
use crate::fact::{MoneyReading, Schema};
use crate::rule::Rule;
use crate::truth::Truth;

/// How many conditions are looked at before an analysis gives up.
pub const MOST_STEPS: usize = 200_000;

/// A value of each field, by index.
pub(super) type Chosen = Vec<usize>;

/// What was found. Depth first, one field after another; what is not chosen yet is unknown, so that a branch ends
/// as soon as it is decided whatever comes.
pub(super) struct Search<'p> {
    rule: &'p Rule,
    fields: Vec<Field<'p>>,
    /// The place of a slot's field among the fields.
    places: Vec<usize>,
    chosen: Vec<usize>,
    steps: usize,
    a_round: usize,
    only_met: bool,
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
    /// Searches. With `only_met` for one call alone that the rule is met by, where any fact may be missing and what is
    /// unknown counts as not met: that is how a tier looks at a call.
    pub(super) fn run(
        rule: &'p Rule,
        schema: &'p Schema,
        money: MoneyReading,
        only_met: bool,
    ) -> Self {
        let fields = fields(rule, schema, money, only_met);
        let place = |slot| {
            fields
                .iter()
                .position(|f: &Field<'_>| f.slot.index() == slot)
        };
        let places = (0..schema.specs().len()).map(|slot| place(slot).unwrap_or(usize::MAX));
        let mut search = Self {
            rule,
            places: places.collect(),
            fields,
            chosen: Vec::new(),
            steps: 0,
            a_round: rule.conditions().len() + 1,
            only_met,
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
        self.steps += self.a_round;
        self.too_large |= self.steps > MOST_STEPS;
        if self.too_large || (self.met.is_some() && (self.only_met || self.not_met.is_some())) {
            return;
        }
        let depth = self.chosen.len();
        let found = match self.rule.value(&|condition| self.truth(condition)) {
            Truth::Met => &mut self.met,
            Truth::NotMet => &mut self.not_met,
            Truth::Unknown => match self.fields.get(depth) {
                None => &mut self.open,
                Some(field) => {
                    self.doubt |= !field.exact;
                    for value in 0..field.values.len() {
                        self.chosen.push(value);
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

    fn truth(&self, condition: &Condition) -> Truth {
        let place = self.places.get(condition.slot.index()).copied();
        match place.and_then(|place| self.chosen.get(place)) {
            Some(index) => self.truth_of(condition, *index),
            None => Truth::Unknown,
        }
    }

    fn truth_of(&self, condition: &Condition, index: usize) -> Truth {
        let place = self.places.get(condition.slot.index()).copied();
        let field = place.and_then(|place| self.fields.get(place));
        match field.and_then(|field| field.values.get(index)) {
            Some(value) => match value.truth(&condition.test) {
                Truth::Unknown if self.only_met => Truth::NotMet,
                truth => truth,
            },
            None => Truth::Unknown,
        }
    }

    /// What another rule of the same fields says of values that were found.
    pub(super) fn says(&self, rule: &Rule, chosen: &Chosen) -> Truth {
        rule.value(&|condition| {
            let place = self.places.get(condition.slot.index()).copied();
            match place.and_then(|place| chosen.get(place)) {
                Some(index) => self.truth_of(condition, *index),
                None => Truth::Unknown,
            }
        })
    }

    /// A call with values that were found.
    pub(super) fn call(&self, id: &str, chosen: &Chosen) -> Call {
        let mut call = Call::new(id, Phase::Ended);
        for (field, index) in self.fields.iter().zip(chosen) {
            if let Some(Value::Known(fact)) = field.values.get(*index) {
                call.set_fact(&field.spec.name, fact.to_node());
            }
        }
        call
    }
}
