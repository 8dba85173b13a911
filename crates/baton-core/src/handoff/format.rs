//! Formats of a handoff, chosen by the size of the deal.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use crate::rule::{Condition, Fact, Facts, Slot, Truth};
use crate::value::money::Currency;

/// A step of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum FormatStep {
    /// A message to the AE in Slack.
    SlackAlert,
    /// A note in the CRM.
    CrmNote,
    /// The text message that keeps the prospect warm.
    SmsToProspect,
    /// A warm transfer: the agent stays on the line until the AE joins.
    WarmTransfer,
}

impl FormatStep {
    /// Every variant, in order of declaration.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Returns the word used in documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns the label shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::SlackAlert => "Slack alert",
            Self::CrmNote => "CRM note",
            Self::SmsToProspect => "SMS to prospect",
            Self::WarmTransfer => "warm transfer",
        }
    }

    /// Returns true if the prospect notices the step.
    #[must_use]
    pub const fn reaches_prospect(self) -> bool {
        matches!(self, Self::SmsToProspect | Self::WarmTransfer)
    }
}

/// A boundary of a deal-size range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The amount in minor units.
    pub minor: i64,
    /// True if the range includes the amount itself.
    pub included: bool,
}

/// A range of deal sizes. A missing boundary leaves that end open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SizeRange {
    /// The lower boundary: `from` (included) or `above`.
    pub low: Option<Bound>,
    /// The upper boundary: `up_to` (included) or `below`.
    pub high: Option<Bound>,
}

impl SizeRange {
    /// Returns the smallest and the largest amount inside. The range is empty if the first is above the second.
    #[must_use]
    pub fn bounds(&self) -> (i64, i64) {
        let low = self.low.map_or(0, |e| e.minor + i64::from(!e.included));
        let high = self
            .high
            .map_or(i64::MAX, |e| e.minor - i64::from(!e.included));
        (low, high)
    }

    /// Returns true if the range includes an amount in minor units.
    #[must_use]
    pub fn contains(&self, minor: i64) -> bool {
        let (low, high) = self.bounds();
        (low..=high).contains(&minor)
    }

    /// Describes the range: "from £5,000 up to £25,000".
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

/// A row of the format table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    /// The unique ID.
    pub id: String,
    /// Conditions that must all be met, for example that the lead is inbound.
    pub when: Vec<Condition>,
    /// The deal sizes that the tier accepts; `None` accepts every call, even without a deal size.
    pub deal_size: Option<SizeRange>,
    /// The steps of the format, in order.
    pub format: Vec<FormatStep>,
    /// Minutes within which the AE may call back instead of taking a warm transfer.
    pub callback_within_minutes: Option<u32>,
}

/// The treatment of a call without a known deal size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhenUnknown {
    /// Applies the tier with this ID.
    Tier(String),
    /// Leaves the choice to a person.
    Review,
}

/// The format table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formats {
    /// The end of a stated range that counts as the deal size.
    pub basis: crate::value::money::Basis,
    /// The tiers. The first match applies.
    pub tiers: Vec<Tier>,
    /// The treatment of calls without a deal size.
    pub when_unknown: WhenUnknown,
    /// The slot of the deal size.
    pub deal_size: Slot,
}

/// The reason for the choice of a tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceReason {
    /// The tier is the first whose conditions and range the call meets.
    Matched,
    /// The deal size is missing, and the policy names the tier for that case.
    SizeUnknown,
    /// No tier applies, so a person chooses.
    Review,
}

/// The tier chosen for a call, and the reason.
#[derive(Clone, Copy, Debug)]
pub struct TierChoice<'a> {
    /// The tier; `None` if a person chooses.
    pub tier: Option<&'a Tier>,
    /// The reason.
    pub why: ChoiceReason,
}

impl Formats {
    /// Returns the first tier that matches. A tier whose condition is unknown does not match.
    #[must_use]
    pub fn choose(&self, facts: &Facts) -> TierChoice<'_> {
        self.choose_for(self.size(facts), facts)
    }

    /// Returns the tier that the call would get with another deal size.
    #[must_use]
    pub fn choose_for(&self, size: Option<i64>, facts: &Facts) -> TierChoice<'_> {
        let (tier, why) = self.tier_index(size, self.conditions(facts));
        TierChoice {
            tier: tier.and_then(|number| self.tiers.get(number)),
            why,
        }
    }

    /// Returns the index of the tier that [`Formats::choose`] returns.
    pub(crate) fn tier_index_for(&self, facts: &Facts) -> Option<usize> {
        self.tier_index(self.size(facts), self.conditions(facts)).0
    }

    /// Returns the index of the tier for a deal size and the truth of each tier's conditions.
    pub(crate) fn tier_index(
        &self,
        size: Option<i64>,
        conditions: impl Fn(usize) -> Truth,
    ) -> (Option<usize>, ChoiceReason) {
        let matches = |(number, tier): (usize, &Tier)| {
            let in_range = tier
                .deal_size
                .is_none_or(|range| size.is_some_and(|s| range.contains(s)));
            (in_range && conditions(number) == Truth::Met).then_some(number)
        };
        if let Some(number) = self.tiers.iter().enumerate().find_map(matches) {
            return (Some(number), ChoiceReason::Matched);
        }
        match (&self.when_unknown, size) {
            (WhenUnknown::Tier(id), None) => {
                let named = self.tiers.iter().position(|tier| tier.id == *id);
                (named, ChoiceReason::SizeUnknown)
            }
            _ => (None, ChoiceReason::Review),
        }
    }

    fn size(&self, facts: &Facts) -> Option<i64> {
        match facts.get(self.deal_size) {
            Some(Fact::Money(minor)) => Some(*minor),
            _ => None,
        }
    }

    /// Returns a function that evaluates the conditions of a tier by its index.
    fn conditions(&self, facts: &Facts) -> impl Fn(usize) -> Truth {
        |tier| {
            let conditions = self.tiers.get(tier).map_or(&[][..], |tier| &tier.when);
            Truth::all(conditions.iter().map(|condition| condition.evaluate(facts)))
        }
    }

    /// Returns the tier with an ID.
    #[must_use]
    pub fn tier(&self, id: &str) -> Option<&Tier> {
        self.tiers.iter().find(|tier| tier.id == id)
    }

    /// Returns the smallest deal size, in minor units, that no unconditional tier accepts; `None` if there is no gap.
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
    fn range_boundaries_follow_their_keys() {
        let edge = |minor, included| Some(Bound { minor, included });
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
