//! Unreachable tiers, and the tiers that cover them.

use super::bits::Bits;
use super::table::{Region, Table};
use super::unreachable::{Unreachable, UnreachableWhy};
use super::walk::{Budget, Goal, walk};
use super::wording::describe;
use crate::handoff::{Formats, WhenUnknown};
use crate::rule::{MoneyReading, Schema};

/// Maximum number of steps of all walks over a table, which takes a fraction of a second.
const MAX_STEPS_IN_ALL: usize = 30_000_000;

/// Maximum number of tiers with conditions that are tested for redundancy.
const MAX_WITHOUT: usize = 16;

/// Returns the tiers that no call gets, over all possible calls.
pub(super) fn unreachable(
    formats: &Formats,
    schema: &Schema,
    money: MoneyReading,
) -> Vec<Unreachable> {
    let table = Table::new(formats, schema, money);
    let count = formats.tiers.len();
    let mut budget = Budget(MAX_STEPS_IN_ALL);
    let mut found = Vec::new();
    // The earlier reachable tiers. They also cover everything that unreachable tiers would accept.
    let mut earlier = Bits::empty(count);
    for (tier, region) in table.accepted.iter().enumerate() {
        if never_met(&table, region) {
            found.push((tier, UnreachableWhy::NeverMet));
            continue;
        }
        let walked = walk(&table, region, earlier.clone(), Goal::Open, &mut budget);
        if walked.open || !walked.complete {
            earlier.insert(tier);
        } else {
            let by = covered_by(formats, &table, &earlier, region, &mut budget);
            found.push((tier, UnreachableWhy::Covered { by }));
        }
    }
    // The tier for calls without a known deal size gets the calls that no tier accepts.
    if let WhenUnknown::Tier(id) = &formats.when_unknown
        && let Some(named) = formats.tiers.iter().position(|tier| tier.id == *id)
        && found.iter().any(|(tier, _)| *tier == named)
    {
        let all = Bits::below(count, count);
        let walked = walk(&table, &table.unsized_calls(), all, Goal::Open, &mut budget);
        if walked.open || !walked.complete {
            found.retain(|(tier, _)| *tier != named);
        }
    }
    let to_unreachable = |(tier, why)| {
        let (message, hint) = describe(formats, money.currency, tier, &why);
        Unreachable {
            tier,
            why,
            message,
            hint,
        }
    };
    found.into_iter().map(to_unreachable).collect()
}

/// Returns true if no value of some field meets all of the tier's conditions on it.
fn never_met(table: &Table, region: &Region) -> bool {
    region.iter().any(|(place, cells)| {
        let exact = table.columns.get(*place).is_some_and(|column| column.exact);
        exact && cells.is_empty()
    })
}

/// Returns the earlier tiers that cover the calls of a region.
fn covered_by(
    formats: &Formats,
    table: &Table,
    earlier: &Bits,
    region: &Region,
    budget: &mut Budget,
) -> Vec<usize> {
    let mut by = walk(table, region, earlier.clone(), Goal::Winners, budget).winners;
    let mut covers = |tiers: &Bits| {
        let walked = walk(table, region, tiers.clone(), Goal::Open, budget);
        !walked.open && walked.complete
    };
    let has_conditions = |tier: &usize| {
        let tier = formats.tiers.get(*tier);
        tier.is_some_and(|tier| !tier.when.is_empty())
    };
    let conditional: Vec<usize> = by.iter().filter(has_conditions).collect();
    let mut plain = by.clone();
    conditional.iter().for_each(|tier| plain.remove(*tier));
    if covers(&plain) {
        return plain.iter().collect();
    }
    if conditional.len() <= MAX_WITHOUT {
        for tier in conditional {
            let mut without = by.clone();
            without.remove(tier);
            if covers(&without) {
                by = without;
            }
        }
    }
    match covers(&by) {
        true => by.iter().collect(),
        false => Vec::new(),
    }
}
