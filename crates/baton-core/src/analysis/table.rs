//! Format tables divided into cells: the tiers that accept the values of each cell.

use super::bits::Bits;
use super::cells::{Field, FieldTests};
use crate::handoff::{Formats, Tier};
use crate::rule::{Comparison, Condition, Fact, MoneyReading, Schema, Slot, Test};

/// The state of an absent fact, which only counts as missing in an ended call.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Absence {
    /// The call ended without the fact.
    Missing,
    /// The fact may still arrive.
    ToCome,
}

/// The allowed cells of some fields. Other fields allow every value and its absence.
pub(super) type Region = Vec<(usize, Bits)>;

/// A field of the table.
pub(super) struct Column {
    slot: Slot,
    /// The number of cells: the known values, then ended calls without a value, then live calls without a value.
    pub(super) cells: usize,
    /// The tiers that accept each cell, as far as this field is concerned.
    pub(super) accepting: Vec<Bits>,
    /// The tiers with a condition on this field.
    pub(super) constraining: Bits,
    /// True if the cells cover all values.
    pub(super) exact: bool,
}

impl Column {
    fn absent(&self, absence: Absence) -> usize {
        let from_end = match absence {
            Absence::Missing => 2,
            Absence::ToCome => 1,
        };
        self.cells.saturating_sub(from_end)
    }

    /// Returns the cells that are possible with a kind of absence.
    pub(super) fn all(&self, absence: Absence) -> Bits {
        let mut cells = Bits::below(self.cells, self.cells);
        cells.remove(self.absent(match absence {
            Absence::Missing => Absence::ToCome,
            Absence::ToCome => Absence::Missing,
        }));
        cells
    }
}

/// A format table divided into cells.
pub(super) struct Table {
    pub(super) columns: Vec<Column>,
    /// The cells that each tier accepts, for the fields it has conditions on.
    pub(super) accepted: Vec<Region>,
    /// The kinds of absence that the tiers distinguish.
    pub(super) absences: &'static [Absence],
    deal_size: Slot,
}

impl Table {
    pub(super) fn new(formats: &Formats, schema: &Schema, money: MoneyReading) -> Self {
        let ranges: Vec<Vec<Test>> = formats.tiers.iter().map(range).collect();
        let mut asked = FieldTests::new();
        let mut asks: Vec<Vec<(usize, usize, bool)>> = Vec::new();
        for (tier, range) in formats.tiers.iter().zip(&ranges) {
            let when = tier
                .when
                .iter()
                .map(|Condition { slot, test, .. }| (*slot, test));
            let size = range.iter().map(|test| (formats.deal_size, test));
            let tests = when.chain(size).map(|(slot, test)| {
                let (field, number) = asked.add(slot, test);
                (field, number, matches!(test, Test::IsMissing))
            });
            asks.push(tests.collect());
        }
        let fields = asked.fields(schema, money);
        let accepted: Vec<Region> = asks.iter().map(|asks| region(asks, &fields)).collect();
        let ended_or_not = asks.iter().flatten().any(|(_, _, is_missing)| *is_missing);
        Self {
            columns: columns(&fields, &accepted),
            accepted,
            absences: match ended_or_not {
                true => &[Absence::Missing, Absence::ToCome],
                false => &[Absence::ToCome],
            },
            deal_size: formats.deal_size,
        }
    }

    /// Returns the calls without a known deal size.
    pub(super) fn unsized_calls(&self) -> Region {
        let mut columns = self.columns.iter().enumerate();
        let column = columns.find(|(_, column)| column.slot == self.deal_size);
        let unknown = column.map(|(place, column)| {
            let mut cells = Bits::empty(column.cells);
            cells.insert(column.absent(Absence::Missing));
            cells.insert(column.absent(Absence::ToCome));
            (place, cells)
        });
        unknown.into_iter().collect()
    }

    /// Returns the tiers of `among` that accept some call of a region, judged by each field alone.
    pub(super) fn meeting(&self, region: &Region, mut among: Bits) -> Bits {
        for (place, cells) in region {
            let Some(column) = self.columns.get(*place) else {
                continue;
            };
            let mut accepting = Bits::empty(self.accepted.len());
            for of_cell in cells.iter().filter_map(|cell| column.accepting.get(cell)) {
                accepting.add(of_cell);
            }
            among.intersect(&accepting);
        }
        among
    }
}

/// Converts the deal sizes of a tier to tests.
fn range(tier: &Tier) -> Vec<Test> {
    let Some(range) = tier.deal_size else {
        return Vec::new();
    };
    let (low, high) = range.bounds();
    let compare = |how, minor| Test::Compare(how, Fact::Money(minor));
    let low = range.low.map(|_| compare(Comparison::Gte, low));
    let high = range.high.map(|_| compare(Comparison::Lte, high));
    [Some(Test::IsPresent), low, high]
        .into_iter()
        .flatten()
        .collect()
}

/// Returns the cells that meet all conditions of a tier. An unknown value meets none.
fn region(asks: &[(usize, usize, bool)], fields: &[Field<'_>]) -> Region {
    let mut region = Region::new();
    for (place, test, is_missing) in asks {
        let Some(field) = fields.get(*place) else {
            continue;
        };
        let known = field.values.len();
        let mut cells = Bits::empty(known + 2);
        if *is_missing {
            cells.insert(known);
        } else if let Some(passing) = field.passing.get(*test) {
            passing.iter().for_each(|cell| cells.insert(cell));
        }
        match region.iter_mut().find(|(known, _)| known == place) {
            Some((_, both)) => both.intersect(&cells),
            None => region.push((*place, cells)),
        }
    }
    region
}

fn columns(fields: &[Field<'_>], accepted: &[Region]) -> Vec<Column> {
    let tiers = accepted.len();
    let fields = fields.iter().enumerate();
    let column = |(place, field): (usize, &Field<'_>)| {
        let cells = field.values.len() + 2;
        let own = |region: &Region| region.iter().position(|(of, _)| *of == place);
        let mut constraining = Bits::empty(tiers);
        for (tier, _) in accepted
            .iter()
            .enumerate()
            .filter(|(_, region)| own(region).is_some())
        {
            constraining.insert(tier);
        }
        let mut others = constraining.clone();
        others.flip(tiers);
        let mut accepting = vec![others; cells];
        for tier in constraining.iter() {
            let region = accepted.get(tier).into_iter().flatten();
            let region = region.filter(|(of, _)| *of == place);
            for cell in region.flat_map(|(_, cells)| cells.iter()) {
                if let Some(accepting) = accepting.get_mut(cell) {
                    accepting.insert(tier);
                }
            }
        }
        Column {
            slot: field.slot,
            cells,
            accepting,
            constraining,
            exact: field.exact,
        }
    };
    fields.map(column).collect()
}
