//! Search for the tiers that accept the calls of a region: field by field, with the remaining tiers.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, DefaultHasher};

use super::bits::Bits;
use super::table::{Absence, Region, Table};

/// Maximum number of steps of a walk. A step handles up to 64 tiers.
const MAX_STEPS: usize = 200_000;

/// The target of a walk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Goal {
    /// A call that none of the tiers accepts.
    Open,
    /// The tiers that are the first to accept some call.
    Winners,
}

/// Sets that were met. The hasher has no random key: the crate is deterministic.
type Visited = HashSet<Bits, BuildHasherDefault<DefaultHasher>>;

/// The result of a walk.
pub(super) struct Found {
    /// True if there is a call that none of the tiers accepts.
    pub(super) open: bool,
    /// The tiers that are the first to accept some call, if that was the goal.
    pub(super) winners: Bits,
    /// True if the search was exhaustive: every field was exact and the step budget sufficed.
    pub(super) complete: bool,
}

/// The remaining steps for all walks over a table.
pub(super) struct Budget(pub(super) usize);

/// Searches the calls of a region for the tiers in `among`, in table order.
pub(super) fn walk(
    table: &Table,
    region: &Region,
    among: Bits,
    goal: Goal,
    budget: &mut Budget,
) -> Found {
    let mut found = Found {
        open: false,
        winners: Bits::empty(table.accepted.len()),
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
            seen: order.iter().map(|_| Visited::default()).collect(),
            left: order.iter().map(|_| Bits::default()).collect(),
            goal,
            steps: MAX_STEPS.min(budget.0),
            found: &mut found,
        };
        let most = walk.steps;
        walk.descend(0, &among);
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
            cells.intersect(own);
            cells
        });
        !own.is_empty() && possible.is_some_and(|cells| cells.is_empty())
    })
}

/// Returns the order of the fields: exact fields first, because their results are certain, then the fields of the
/// region, then table order.
fn order(table: &Table, region: &Region, among: &Bits) -> Vec<usize> {
    let own = region.iter().map(|(place, _)| *place);
    let all = own
        .clone()
        .chain((0..table.columns.len()).filter(|place| !own.clone().any(|own| own == *place)));
    let asked = |place: &usize| {
        table.columns.get(*place).is_some_and(|column| {
            let mut constraining = column.constraining.clone();
            constraining.intersect(among);
            !constraining.is_empty()
        })
    };
    let exact = |place: &usize| table.columns.get(*place).is_some_and(|column| column.exact);
    let (mut order, inexact): (Vec<usize>, Vec<usize>) = all.filter(asked).partition(exact);
    order.extend(inexact);
    order
}

/// Returns, for each position in the order and for its end, the tiers with conditions on a field there or later.
fn after(table: &Table, order: &[usize]) -> Vec<Bits> {
    let mut later = Bits::empty(table.accepted.len());
    let mut after = vec![later.clone()];
    for column in order
        .iter()
        .rev()
        .filter_map(|place| table.columns.get(*place))
    {
        later.add(&column.constraining);
        after.push(later.clone());
    }
    after.reverse();
    after
}

fn cells(table: &Table, region: &Region, order: &[usize], absence: Absence) -> Vec<Vec<usize>> {
    let cells = order.iter().filter_map(|place| {
        let mut cells = table.columns.get(*place)?.all(absence);
        if let Some((_, own)) = region.iter().find(|(of, _)| of == place) {
            cells.intersect(own);
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
    /// The sets of tiers with which each position was reached. A repeated set gives the same result.
    seen: Vec<Visited>,
    /// Buffers for the remaining tiers at each position, reused to avoid allocations.
    left: Vec<Bits>,
    goal: Goal,
    steps: usize,
    found: &'t mut Found,
}

impl Walk<'_> {
    /// Continues at a position in the order with the tiers that may still accept the call.
    fn descend(&mut self, depth: usize, tiers: &Bits) {
        let Some(after) = self.after.get(depth) else {
            return;
        };
        // A tier without further conditions accepts the call, unless an earlier tier does.
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
            // Every remaining tier is already known as a winner.
            (_, Goal::Winners) if tiers.first_outside(&self.found.winners).is_none() => return,
            _ => {}
        }
        let before = first.map(|first| {
            let mut before = Bits::below(first + 1, self.table.accepted.len());
            before.intersect(tiers);
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
        for accepting in cells.iter().filter_map(|cell| column.accepting.get(*cell)) {
            let cost = accepting.words() + 1;
            if self.steps < cost {
                self.found.complete = false;
                break;
            }
            self.steps -= cost;
            left.set_common(tiers, accepting);
            self.descend(depth + 1, &left);
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
