//! The format of a handoff, matched to the size of the deal.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use crate::rule::Condition;
use crate::rule::Truth;
use crate::rule::{Fact, Facts, Slot};
use crate::value::money::Currency;

/// One thing that a format does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum FormatStep {
    /// A message to the AE.
    SlackAlert,
    /// A note in the CRM.
    CrmNote,
    /// A text message that holds the prospect.
    SmsToProspect,
    /// The agent stays on the line and bridges the two.
    WarmTransfer,
}

impl FormatStep {
    /// All of them, in their order.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The word in a document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The step in a person's words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::SlackAlert => "Slack alert",
            Self::CrmNote => "CRM note",
            Self::SmsToProspect => "SMS to prospect",
            Self::WarmTransfer => "warm transfer",
        }
    }

    /// Whether the prospect notices it.
    #[must_use]
    pub const fn reaches_prospect(self) -> bool {
        matches!(self, Self::SmsToProspect | Self::WarmTransfer)
    }
}

/// One end of a range of deal sizes, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The amount.
    pub minor: i64,
    /// Whether exactly this amount is inside.
    pub included: bool,
}

/// A range of deal sizes; an absent end is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SizeRange {
    /// `from` (included) or `above`.
    pub low: Option<Edge>,
    /// `up_to` (included) or `below`.
    pub high: Option<Edge>,
}

impl SizeRange {
    /// The smallest and the largest amount inside. Empty when the first is above the second.
    #[must_use]
    pub fn bounds(&self) -> (i64, i64) {
        let low = self.low.map_or(0, |e| e.minor + i64::from(!e.included));
        let high = self
            .high
            .map_or(i64::MAX, |e| e.minor - i64::from(!e.included));
        (low, high)
    }

    /// Whether an amount is inside.
    #[must_use]
    pub fn contains(&self, minor: i64) -> bool {
        let (low, high) = self.bounds();
        (low..=high).contains(&minor)
    }

    /// The range in words: "from £5,000 up to £25,000".
    #[must_use]
    pub fn describe(&self, currency: Currency) -> String {
        let low = self.low.map(|e| {
            let word = if e.included { "from" } else { "over" };
            format!("{word} {}", currency.format(e.minor))
        });
        let high = self.high.map(|e| {
            let word = if e.included { "up to" } else { "under" };
            format!("{word} {}", currency.format(e.minor))
        });
        match (low, high) {
            (Some(low), Some(high)) => format!("{low} {high}"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => "any size".to_owned(),
        }
    }
}

/// One row of the format table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    /// Its id.
    pub id: String,
    /// Conditions that must all be met, such as an inbound lead.
    pub when: Vec<Condition>,
    /// The deal sizes it takes; `None` takes a call whatever its size, known or not.
    pub deal_size: Option<SizeRange>,
    /// What it does.
    pub format: Vec<FormatStep>,
    /// The alternative to a warm transfer: a call back within this many minutes.
    pub callback_within_minutes: Option<u32>,
}

/// What to do with a call whose deal size nobody knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhenUnknown {
    /// Use the tier with this id.
    Tier(String),
    /// A person picks.
    Review,
}

/// The format table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formats {
    /// Which number a range stands for.
    pub basis: crate::value::money::Basis,
    /// The tiers; the first that matches wins.
    pub tiers: Vec<Tier>,
    /// For calls without a deal size.
    pub when_unknown: WhenUnknown,
    /// The slot of the deal size.
    pub deal_size: Slot,
}

/// Why a tier was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The first tier whose conditions and range the call meets.
    Matched,
    /// The deal size is missing, and the policy names this tier for that.
    SizeUnknown,
    /// Nothing applies; a person picks.
    Review,
}

/// The tier a call gets, if one does, and why.
#[derive(Clone, Copy, Debug)]
pub struct Chosen<'a> {
    /// The tier; `None` when a person picks.
    pub tier: Option<&'a Tier>,
    /// Why.
    pub why: Why,
}

impl Formats {
    /// The first tier that matches; a tier whose condition is unknown is passed over.
    #[must_use]
    pub fn choose(&self, facts: &Facts) -> Chosen<'_> {
        self.choose_for(self.size(facts), facts)
    }

    /// The tier that the same call would get with another deal size.
    #[must_use]
    pub fn choose_for(&self, size: Option<i64>, facts: &Facts) -> Chosen<'_> {
        let (tier, why) = self.number_by(size, self.conditions(facts));
        Chosen {
            tier: tier.and_then(|number| self.tiers.get(number)),
            why,
        }
    }

    /// The number of the tier that [`Formats::choose`] gives, from 0.
    pub(crate) fn number_for(&self, facts: &Facts) -> Option<usize> {
        self.number_by(self.size(facts), self.conditions(facts)).0
    }

    /// The number of the tier, from 0, for a deal size and for what the conditions of each tier say.
    pub(crate) fn number_by(
        &self,
        size: Option<i64>,
        conditions: impl Fn(usize) -> Truth,
    ) -> (Option<usize>, Why) {
        let matches = |(number, tier): (usize, &Tier)| {
            let in_range = tier
                .deal_size
                .is_none_or(|range| size.is_some_and(|s| range.contains(s)));
            (in_range && conditions(number) == Truth::Met).then_some(number)
        };
        if let Some(number) = self.tiers.iter().enumerate().find_map(matches) {
            return (Some(number), Why::Matched);
        }
        match (&self.when_unknown, size) {
            (WhenUnknown::Tier(id), None) => {
                let named = self.tiers.iter().position(|tier| tier.id == *id);
                (named, Why::SizeUnknown)
            }
            _ => (None, Why::Review),
        }
    }

    fn size(&self, facts: &Facts) -> Option<i64> {
        match facts.get(self.deal_size) {
            Some(Fact::Money(minor)) => Some(*minor),
            _ => None,
        }
    }

    /// What the conditions of a tier say of facts.
    fn conditions(&self, facts: &Facts) -> impl Fn(usize) -> Truth {
        |tier| {
            let conditions = self.tiers.get(tier).map_or(&[][..], |tier| &tier.when);
            Truth::all(conditions.iter().map(|condition| condition.holds(facts)))
        }
    }

    /// The tier with an id.
    #[must_use]
    pub fn tier(&self, id: &str) -> Option<&Tier> {
        self.tiers.iter().find(|tier| tier.id == id)
    }

    /// The smallest deal size in minor units that no tier is sure to take, if there is one.
    ///
    /// Tiers with conditions of their own do not count: the conditions may not be met.
    #[must_use]
    pub fn gap(&self) -> Option<i64> {
        let bands = self.bands();
        bands
            .iter()
            .find(|band| band.tier.is_none())
            .map(|band| band.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_the_edges_belong_where_the_words_say() {
        let edge = |minor, included| Some(Edge { minor, included });
        let below = SizeRange {
            low: None,
            high: edge(500_000, false),
        };
        let middle = SizeRange {
            low: edge(500_000, true),
            high: edge(2_500_000, true),
        };
        let above = SizeRange {
            low: edge(2_500_000, false),
            high: None,
        };
        for (minor, want) in [
            (499_999, [true, false, false]),
            (500_000, [false, true, false]),
            (2_500_000, [false, true, false]),
            (2_500_001, [false, false, true]),
        ] {
            assert_eq!(
                [below, middle, above].map(|r| r.contains(minor)),
                want,
                "{minor}"
            );
        }
        assert_eq!(middle.describe(Currency::GBP), "from £5,000 up to £25,000");
    }
}
