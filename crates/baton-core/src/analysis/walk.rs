//! Which tiers take the calls of a region: every cell of one field after another, with the tiers that are left.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, DefaultHasher};

use super::bits::Bits;
use super::table::{Absence, Region, Table};

/// How many steps a walk takes before it gives up. A step looks at up to 64 tiers.
const MOST_STEPS: usize = 200_000;

/// What is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Goal {
    /// A call that none of the tiers takes.
    Open,
    /// The tiers that are the first to take a call.
    Winners,
}

/// Sets that were met. The hasher has no random key: the crate is deterministic.
type Seen = HashSet<Bits, BuildHasherDefault<DefaultHasher>>;

/// What a walk found.
pub(super) struct Found {
    /// Whether there is a call that none of the tiers takes.
    pub(super) open: bool,
    /// The tiers that are the first to take some call, if they were looked for.
    pub(super) winners: Bits,
    /// True if the search was exhaustive: every field was exact and the step budget sufficed.
    pub(super) complete: bool,
}

/// Steps that are left for all walks over one table.
pub(super) struct Budget(pub(super) usize);

/// Walks over the calls of a region, among some tiers in the order of the table.
pub(super) fn walk(
    table: &Table,
    region: &Region,
    among: Bits,
    goal: Goal,
    budget: &mut Budget,
) -> Found {
    let mut found = Found {
        open: false,
        winners: Bits::none(table.taken.len()),
        complete: true,
    };
    let among = table.meeting(region, among);
    let order = order(table, region, &among);
    let after = after(table, &order);
    for absence in table.absences {
        if is_ruled_out(table, region, *absence) {
            continue;
        }
        let mut walk = Walk {
            table,
            cells: cells(table, region, &order, *absence),
            order: &order,
            after: &after,
            seen: order.iter().map(|_| Seen::default()).collect(),
            left: order.iter().map(|_| Bits::default()).collect(),
            goal,
            steps: MOST_STEPS.min(budget.0),
            found: &mut found,
        };
        let most = walk.steps;
        walk.go(0, &among);
        let left = walk.steps;
        budget.0 = budget.0.saturating_sub(most - left);
    }
    found
}

/// Returns true if a field of the region must lack its value in the other way. Such a field counts even if no other tier
/// asks for it.
fn is_ruled_out(table: &Table, region: &Region, absence: Absence) -> bool {
    region.iter().any(|(place, own)| {
        let column = table.columns.get(*place);
        let possible = column.map(|column| {
            let mut cells = column.all(absence);
            cells.keep(own);
            cells
        });
        !own.is_empty() && possible.is_some_and(|cells| cells.is_empty())
    })
}

/// The fields that tiers ask for: exact ones first, for what they decide is decided for sure; then those of the region,
/// then in the order of the table.
fn order(table: &Table, region: &Region, among: &Bits) -> Vec<usize> {
    let own = region.iter().map(|(place, _)| *place);
    let all = own
        .clone()
        .chain((0..table.columns.len()).filter(|place| !own.clone().any(|own| own == *place)));
    let asked = |place: &usize| {
        table.columns.get(*place).is_some_and(|column| {
            let mut askers = column.askers.clone();
            askers.keep(among);
            !askers.is_empty()
        })
    };
    let mut order: Vec<usize> = all.filter(asked).collect();
    let exact = |place: &usize| table.columns.get(*place).is_some_and(|column| column.exact);
    order.sort_by_key(|place| !exact(place));
    order
}

/// For each place in the order, and for its end: the tiers that ask for a field there or later.
fn after(table: &Table, order: &[usize]) -> Vec<Bits> {
    let mut later = Bits::none(table.taken.len());
    let mut after = vec![later.clone()];
    for column in order
        .iter()
        .rev()
        .filter_map(|place| table.columns.get(*place))
    {
        later.add(&column.askers);
        after.push(later.clone());
    }
    after.reverse();
    after
}

fn cells(table: &Table, region: &Region, order: &[usize], absence: Absence) -> Vec<Vec<usize>> {
    let cells = order.iter().filter_map(|place| {
        let mut cells = table.columns.get(*place)?.all(absence);
        if let Some((_, own)) = region.iter().find(|(of, _)| of == place) {
            cells.keep(own);
        }
        Some(cells.iter().collect())
    });
    cells.collect()
}

struct Walk<'t> {
    table: &'t Table,
    order: &'t [usize],
    after: &'t [Bits],
    cells: Vec<Vec<usize>>,
    /// The tiers with which each place was reached: the same tiers again lead to the same end.
    seen: Vec<Seen>,
    /// For each place the tiers that are left after a cell, kept for their memory.
    left: Vec<Bits>,
    goal: Goal,
    steps: usize,
    found: &'t mut Found,
}

impl Walk<'_> {
    /// Goes on from a place in the order with the tiers that may still take the call.
    fn go(&mut self, depth: usize, tiers: &Bits) {
        let Some(after) = self.after.get(depth) else {
            return;
        };
        // A tier that asks for nothing more takes the call, unless one before it does.
        let first = tiers.first_outside(after);
        match (first, self.goal) {
            (Some(_), Goal::Open) => return,
            (Some(first), Goal::Winners) if tiers.iter().next() == Some(first) => {
                self.found.winners.insert(first);
                return;
            }
            (None, _) if tiers.is_empty() => {
                self.found.open = true;
                return;
            }
            // Nothing new can be found here.
            (_, Goal::Winners) if tiers.first_outside(&self.found.winners).is_none() => return,
            _ => {}
        }
        let before = first.map(|first| {
            let mut before = Bits::below(first + 1, self.table.taken.len());
            before.keep(tiers);
            before
        });
        let tiers = before.as_ref().unwrap_or(tiers);
        let column = self.order.get(depth);
        let column = column.and_then(|place| self.table.columns.get(*place));
        let (Some(column), Some(seen)) = (column, self.seen.get_mut(depth)) else {
            return;
        };
        if depth > 0 && (seen.contains(tiers) || !seen.insert(tiers.clone())) {
            return;
        }
        self.found.complete &= column.exact;
        let cells = self.cells.get_mut(depth).map(std::mem::take);
        let cells = cells.unwrap_or_default();
        let mut left = self
            .left
            .get_mut(depth)
            .map(std::mem::take)
            .unwrap_or_default();
        for takers in cells.iter().filter_map(|cell| column.takers.get(*cell)) {
            let cost = takers.words() + 1;
            if self.steps < cost {
                self.found.complete = false;
                break;
            }
            self.steps -= cost;
            left.set_common(tiers, takers);
            self.go(depth + 1, &left);
            if self.found.open && self.goal == Goal::Open {
                break;
            }
        }
        if let Some(place) = self.left.get_mut(depth) {
            *place = left;
        }
        if let Some(place) = self.cells.get_mut(depth) {
            *place = cells;
        }
    }
}
