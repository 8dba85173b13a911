//! Cells of a field: sets of values that no condition distinguishes, each with a single example.
//!
//! Each condition splits the cells that it cuts through, so the work grows with the number of constants rather than
//! with the number of their pairs.

use std::ops::Range;

use super::bits::Bits;
use super::candidates::candidates;
use crate::rule::{Comparison, Fact, FactSpec, MoneyReading, Schema, Slot, Test};

/// A field that rules refer to.
pub(super) struct Field<'p> {
    pub(super) spec: &'p FactSpec,
    pub(super) slot: Slot,
    /// An example of each cell.
    pub(super) values: Vec<Fact>,
    /// The cells that pass each condition on the field, in the order given.
    pub(super) passing: Vec<Bits>,
    /// True if a condition tests for presence or absence.
    pub(super) presence: bool,
    /// True if `values` covers every cell.
    pub(super) exact: bool,
}

/// The conditions on each field of some rules, in the order of first mention.
pub(super) struct FieldTests<'p>(Vec<(Slot, Vec<&'p Test>)>);

impl<'p> FieldTests<'p> {
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a condition. Returns the index of its field, and its index among the conditions on that field.
    pub(super) fn add(&mut self, slot: Slot, test: &'p Test) -> (usize, usize) {
        let place = self.0.iter().position(|(known, _)| *known == slot);
        let place = place.unwrap_or_else(|| {
            self.0.push((slot, Vec::new()));
            self.0.len() - 1
        });
        let tests = self.0.get_mut(place).map(|(_, tests)| {
            tests.push(test);
            tests.len() - 1
        });
        (place, tests.unwrap_or_default())
    }

    /// Divides each field into cells.
    pub(super) fn fields(self, schema: &'p Schema, money: MoneyReading) -> Vec<Field<'p>> {
        let fields = self.0.into_iter().filter_map(|(slot, tests)| {
            let spec = schema.spec(slot)?;
            Some(cut(spec, slot, &tests, money))
        });
        fields.collect()
    }
}

fn cut<'p>(spec: &'p FactSpec, slot: Slot, tests: &[&Test], money: MoneyReading) -> Field<'p> {
    let (mut facts, mut exact) = candidates(spec, tests);
    facts.retain(|fact| spec.read_from_call(&fact.to_node(), money).is_ok());
    let mut order: Vec<usize> = (0..facts.len()).collect();
    order.sort_by_key(|at| facts.get(*at));
    let sorted: Vec<&Fact> = order.iter().filter_map(|at| facts.get(*at)).collect();
    let passes: Vec<Passes> = tests.iter().map(|test| passes(test, &sorted)).collect();
    let cells = Cells::split(sorted.len(), &passes);
    let (cell_of, firsts) = cells.numbered(&order);
    let values: Vec<Fact> = firsts
        .iter()
        .filter_map(|at| facts.get(*at).cloned())
        .collect();
    if !exact {
        // Every combination of results occurs, so no other cell can exist.
        let mut distinct: Vec<&&Test> = Vec::new();
        let asks = tests.iter().filter(|test| !is_presence(test));
        asks.for_each(|test| {
            if !distinct.contains(&test) {
                distinct.push(test);
            }
        });
        let combinations = u32::try_from(distinct.len())
            .ok()
            .and_then(|n| 1_usize.checked_shl(n));
        exact = combinations == Some(values.len());
    }
    Field {
        spec,
        slot,
        passing: passes
            .iter()
            .map(|passes| passes.cells(&cell_of, values.len()))
            .collect(),
        presence: tests.iter().any(|test| is_presence(test)),
        values,
        exact,
    }
}

const fn is_presence(test: &Test) -> bool {
    matches!(test, Test::IsPresent | Test::IsMissing)
}

/// The sorted values that pass a test: those in the ranges, or with `others` those outside.
struct Passes {
    ranges: Vec<Range<usize>>,
    others: bool,
}

impl Passes {
    fn within(range: Range<usize>) -> Self {
        Self::within_any([range])
    }

    fn within_any(ranges: impl IntoIterator<Item = Range<usize>>) -> Self {
        let (ranges, others) = (ranges.into_iter().collect(), false);
        Self { ranges, others }
    }

    fn outside(ranges: impl IntoIterator<Item = Range<usize>>) -> Self {
        let (ranges, others) = (ranges.into_iter().collect(), true);
        Self { ranges, others }
    }

    /// Returns the cells of the values that pass.
    fn cells(&self, cell_of: &[usize], count: usize) -> Bits {
        let mut cells = Bits::empty(count);
        for cell in self
            .ranges
            .iter()
            .filter_map(|range| cell_of.get(range.clone()))
        {
            cell.iter().for_each(|cell| cells.insert(*cell));
        }
        if self.others {
            cells.flip(count);
        }
        cells
    }
}

fn passes(test: &Test, sorted: &[&Fact]) -> Passes {
    let below = |value: &Fact| sorted.partition_point(|fact| *fact < value);
    let up_to = |value: &Fact| sorted.partition_point(|fact| *fact <= value);
    let equal = |value: &Fact| below(value)..up_to(value);
    let end = sorted.len();
    match test {
        Test::Compare(how, value) => match how {
            Comparison::Eq => Passes::within(equal(value)),
            Comparison::Ne => Passes::outside([equal(value)]),
            Comparison::Lt => Passes::within(0..below(value)),
            Comparison::Lte => Passes::within(0..up_to(value)),
            Comparison::Gt => Passes::within(up_to(value)..end),
            Comparison::Gte => Passes::within(below(value)..end),
        },
        Test::Between(low, high) => Passes::within(below(low)..up_to(high)),
        Test::In(values) => Passes::within_any(values.iter().map(equal)),
        Test::NotIn(values) => Passes::outside(values.iter().map(equal)),
        Test::IsPresent => Passes::within(0..end),
        Test::IsMissing => Passes::within_any([]),
        Test::Contains(_) | Test::NotContains(_) | Test::StartsWith(_) | Test::EndsWith(_) => {
            let all = sorted.iter().enumerate();
            let found = all.filter(|(_, fact)| test.passes(fact));
            Passes::within_any(found.map(|(at, _)| at..at + 1))
        }
    }
}

/// The cell of each value, refined by a condition at a time.
struct Cells {
    cell_of: Vec<usize>,
    count: usize,
}

impl Cells {
    fn split(values: usize, tests: &[Passes]) -> Self {
        let mut cells = Self {
            cell_of: vec![0; values],
            count: 1,
        };
        for test in tests {
            // For each cell that the condition cuts through, creates a cell for the values that pass.
            let mut new: Vec<Option<usize>> = vec![None; cells.count];
            for at in test.ranges.iter().cloned().flatten() {
                let Some(cell) = cells.cell_of.get_mut(at) else {
                    continue;
                };
                // A value listed twice has already moved.
                let Some(new) = new.get_mut(*cell) else {
                    continue;
                };
                *cell = *new.get_or_insert_with(|| {
                    cells.count += 1;
                    cells.count - 1
                });
            }
            cells.compact();
        }
        cells
    }

    /// Renumbers the non-empty cells from 0.
    fn compact(&mut self) {
        let mut names: Vec<Option<usize>> = vec![None; self.count];
        let mut count = 0;
        for cell in &mut self.cell_of {
            if let Some(name) = names.get_mut(*cell) {
                *cell = *name.get_or_insert_with(|| {
                    count += 1;
                    count - 1
                });
            }
        }
        self.count = count;
    }

    /// Returns the cell of each value, and the index of the first value found in each cell. Cells are numbered by those
    /// indexes.
    fn numbered(self, order: &[usize]) -> (Vec<usize>, Vec<usize>) {
        let mut firsts: Vec<(usize, usize)> =
            (0..self.count).map(|cell| (usize::MAX, cell)).collect();
        for (cell, at) in self.cell_of.iter().zip(order) {
            if let Some((first, _)) = firsts.get_mut(*cell) {
                *first = (*first).min(*at);
            }
        }
        let mut by_first: Vec<usize> = (0..firsts.len()).collect();
        by_first.sort_by_key(|cell| firsts.get(*cell));
        let mut names = vec![0; self.count];
        for (name, cell) in by_first.iter().enumerate() {
            if let Some(place) = names.get_mut(*cell) {
                *place = name;
            }
        }
        let cells = self
            .cell_of
            .iter()
            .filter_map(|cell| names.get(*cell).copied());
        let firsts = by_first.iter().filter_map(|cell| firsts.get(*cell));
        (cells.collect(), firsts.map(|(first, _)| *first).collect())
    }
}
