//! Messages about unreachable tiers.

use super::unreachable::UnreachableWhy;
use crate::document::enumeration::join;
use crate::handoff::{Formats, SizeRange, Tier};
use crate::value::money::{Amount, Currency};

/// Maximum number of tiers named in a sentence.
const MAX_NAMED: usize = 3;

/// Returns the message about an unreachable tier, and a suggested correction.
pub(super) fn describe(
    formats: &Formats,
    currency: Currency,
    tier: usize,
    why: &UnreachableWhy,
) -> (String, String) {
    let named = |index: usize| formats.tiers.get(index).map_or("", |tier| tier.id.as_str());
    let id = named(tier);
    match why {
        UnreachableWhy::NeverMet => (
            format!("“{id}” never applies: its conditions are never met together"),
            "change its conditions, or remove it".to_owned(),
        ),
        UnreachableWhy::Covered { by } => {
            let by: Vec<&str> = by.iter().map(|by| named(*by)).collect();
            let (who, one) = match by.len() {
                0 => ("the tiers before it".to_owned(), false),
                count => (list(&by), count == 1),
            };
            let what = match formats.tiers.get(tier) {
                Some(tier) => coverage(tier, currency, one),
                None => String::new(),
            };
            let above = if one { who.as_str() } else { "them" };
            (
                format!("“{id}” never applies: {who} already {what}"),
                format!("move it above {above}, or remove it"),
            )
        }
    }
}

/// Lists tiers: "“a”", "“a” and “b”", "“a”, “b”, “c” and 4 more".
fn list(ids: &[&str]) -> String {
    let mut named: Vec<String> = ids
        .iter()
        .take(MAX_NAMED)
        .map(|id| format!("“{id}”"))
        .collect();
    if let more @ 1.. = ids.len().saturating_sub(MAX_NAMED) {
        named.push(format!("{more} more"));
    }
    join(&named)
}

/// Describes how earlier tiers cover a tier: "cover £25k–£60k", "take all of its calls".
fn coverage(tier: &Tier, currency: Currency, one: bool) -> String {
    let s = if one { "s" } else { "" };
    match (tier.deal_size, tier.when.is_empty()) {
        (Some(range), true) => format!("cover{s} {}", sizes(range, currency)),
        (None, true) => format!("take{s} every call"),
        (_, false) => format!("take{s} all of its calls"),
    }
}

fn sizes(range: SizeRange, currency: Currency) -> String {
    let amount = |minor| Amount::Exact(minor).format(currency);
    match (range.low, range.high) {
        (Some(low), Some(high)) => format!("{}–{}", amount(low.minor), amount(high.minor)),
        (Some(_), None) if range.bounds().0 == 0 => "every deal size".to_owned(),
        (Some(low), None) if low.included => format!("{} and over", amount(low.minor)),
        (Some(low), None) => format!("everything over {}", amount(low.minor)),
        (None, Some(high)) if high.included => format!("everything up to {}", amount(high.minor)),
        (None, Some(high)) => format!("everything under {}", amount(high.minor)),
        (None, None) => "every deal size".to_owned(),
    }
}
