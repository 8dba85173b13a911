//! A format table, cut into cells: which tiers take which values of each field.

use super::bits::Bits;
use super::cells::{Asked, Field};
use crate::handoff::{Formats, Tier};
use crate::rule::{Comparison, Condition, Test};
use crate::rule::{Fact, MoneyReading, Schema, Slot};

/// The two ways in which a call can lack a fact; only an ended call counts the fact as missing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Absence {
    /// The call ended without it.
    Missing,
    /// It may still arrive.
    ToCome,
}

/// The cells of a field that a set of calls allows; fields that are not named allow every value and its absence.
pub(super) type Region = Vec<(usize, Bits)>;

/// One field of the table.
pub(super) struct Column {
    slot: Slot,
    /// The cells: of the known values, then one for calls that ended without one, then one for calls that go on.
    pub(super) cells: usize,
    /// For each cell the tiers that take its values as far as this field goes.
    pub(super) takers: Vec<Bits>,
    /// The tiers that ask for anything on this field.
    pub(super) askers: Bits,
    /// Whether the cells are all there are.
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

    /// Every cell of calls of one kind.
    pub(super) fn all(&self, absence: Absence) -> Bits {
        let mut cells = Bits::below(self.cells, self.cells);
        cells.remove(self.absent(match absence {
            Absence::Missing => Absence::ToCome,
            Absence::ToCome => Absence::Missing,
        }));
        cells
    }
}

/// A format table, cut into cells.
pub(super) struct Table {
    pub(super) columns: Vec<Column>,
    /// What each tier takes: the cells of the fields that it asks for.
    pub(super) taken: Vec<Region>,
    /// The kinds of calls that the tiers tell apart.
    pub(super) absences: &'static [Absence],
    deal_size: Slot,
}

impl Table {
    pub(super) fn new(formats: &Formats, schema: &Schema, money: MoneyReading) -> Self {
        let ranges: Vec<Vec<Test>> = formats.tiers.iter().map(range).collect();
        let mut asked = Asked::new();
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
        let taken: Vec<Region> = asks.iter().map(|asks| region(asks, &fields)).collect();
        let ended_or_not = asks.iter().flatten().any(|(_, _, is_missing)| *is_missing);
        Self {
            columns: columns(&fields, &taken),
            taken,
            absences: match ended_or_not {
                true => &[Absence::Missing, Absence::ToCome],
                false => &[Absence::ToCome],
            },
            deal_size: formats.deal_size,
        }
    }

    /// The calls whose deal size is not known.
    pub(super) fn unsized_calls(&self) -> Region {
        let mut columns = self.columns.iter().enumerate();
        let column = columns.find(|(_, column)| column.slot == self.deal_size);
        let unknown = column.map(|(place, column)| {
            let mut cells = Bits::none(column.cells);
            cells.insert(column.absent(Absence::Missing));
            cells.insert(column.absent(Absence::ToCome));
            (place, cells)
        });
        unknown.into_iter().collect()
    }

    /// Those of some tiers that take a call of a region as far as each field goes by itself.
    pub(super) fn meeting(&self, region: &Region, mut among: Bits) -> Bits {
        for (place, cells) in region {
            let Some(column) = self.columns.get(*place) else {
                continue;
            };
            let mut takers = Bits::none(self.taken.len());
            for of_cell in cells.iter().filter_map(|cell| column.takers.get(cell)) {
                takers.add(of_cell);
            }
            among.keep(&takers);
        }
        among
    }
}

/// What the deal sizes of a tier ask for.
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

/// The cells that meet all that a tier asks of each field. What is unknown meets nothing.
fn region(asks: &[(usize, usize, bool)], fields: &[Field<'_>]) -> Region {
    let mut region = Region::new();
    for (place, test, is_missing) in asks {
        let Some(field) = fields.get(*place) else {
            continue;
        };
        let known = field.values.len();
        let mut cells = Bits::none(known + 2);
        if *is_missing {
            cells.insert(known);
        } else if let Some(passing) = field.passing.get(*test) {
            passing.iter().for_each(|cell| cells.insert(cell));
        }
        match region.iter_mut().find(|(known, _)| known == place) {
            Some((_, both)) => both.keep(&cells),
            None => region.push((*place, cells)),
        }
    }
    region
}

fn columns(fields: &[Field<'_>], taken: &[Region]) -> Vec<Column> {
    let tiers = taken.len();
    let fields = fields.iter().enumerate();
    let column = |(place, field): (usize, &Field<'_>)| {
        let cells = field.values.len() + 2;
        let own = |region: &Region| region.iter().position(|(of, _)| *of == place);
        let mut askers = Bits::none(tiers);
        for (tier, _) in taken
            .iter()
            .enumerate()
            .filter(|(_, region)| own(region).is_some())
        {
            askers.insert(tier);
        }
        let mut others = askers.clone();
        others.flip(tiers);
        let mut takers = vec![others; cells];
        for tier in askers.iter() {
            let region = taken.get(tier).into_iter().flatten();
            let region = region.filter(|(of, _)| *of == place);
            for cell in region.flat_map(|(_, cells)| cells.iter()) {
                if let Some(takers) = takers.get_mut(cell) {
                    takers.insert(tier);
                }
            }
        }
        Column {
            slot: field.slot,
            cells,
            takers,
            askers,
            exact: field.exact,
        }
    };
    fields.map(column).collect()
}
