//! Deal sizes divided into bands with the same tier.

use crate::handoff::Formats;

/// A range of deal sizes, in minor units, that belong to the same tiers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// The smallest deal size, which also serves as an example.
    pub from: i64,
    /// The largest deal size; `None` has no upper limit.
    pub to: Option<i64>,
    /// The index of the tier; `None` for a gap.
    pub tier: Option<usize>,
    /// The indexes of later tiers that also match. They overlap, unless they are meant as fallbacks.
    pub also: Vec<usize>,
}

impl Formats {
    /// Returns the bands of deal sizes from 0 up. Tiers with conditions are ignored, because the conditions may not be
    /// met.
    #[must_use]
    pub fn bands(&self) -> Vec<Band> {
        let plain = self
            .tiers
            .iter()
            .enumerate()
            .filter(|(_, t)| t.when.is_empty());
        let ranges: Vec<(usize, (i64, i64))> = plain
            .map(|(i, tier)| (i, tier.deal_size.unwrap_or_default().bounds()))
            .collect();
        let mut starts = vec![0];
        for (_, (low, high)) in &ranges {
            starts.extend([*low, high.saturating_add(1)]);
        }
        starts.retain(|start| (0..i64::MAX).contains(start));
        starts.sort_unstable();
        starts.dedup();
        let ends = starts.iter().skip(1).map(|next| Some(next - 1));
        let ends = ends.chain([None]);
        let band = |(from, to): (&i64, Option<i64>)| {
            let takes = |(_, (low, high)): &&(usize, (i64, i64))| (low..=high).contains(&from);
            let mut taken = ranges.iter().filter(takes).map(|(tier, _)| *tier);
            Band {
                from: *from,
                to,
                tier: taken.next(),
                also: taken.collect(),
            }
        };
        starts.iter().zip(ends).map(band).collect()
    }
}
