//! Counts verdicts, and compares them with another policy's.
//!
//! A verdict is the outcome and the tier, which are quick to decide for a million calls. To compare deadlines, messages
//! and steps, use [`baton_core::analysis::compare`] with two decisions on a call.

use std::cmp::Reverse;

use baton_core::Outcome;
use baton_core::decision::CallVerdict;

/// The number of calls with the same change of verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The verdict of the other policy.
    pub from: CallVerdict,
    /// The verdict of this policy.
    pub to: CallVerdict,
    /// The number of calls.
    pub count: usize,
    /// The index of the first such call.
    pub first: usize,
}

/// The counts of many verdicts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Calls handed off.
    pub handed_off: usize,
    /// Calls not handed off.
    pub not_handed_off: usize,
    /// Undecided calls.
    pub undecided: usize,
    /// Calls handed off by tier: the tier's index, or `None` if a person chooses the format, and the number of calls.
    pub tiers: Vec<(Option<usize>, usize)>,
    /// Changes from the other policy, the most frequent first.
    pub changes: Vec<Change>,
}

impl Tally {
    /// Counts verdicts. `before` has another policy's verdicts on the same calls.
    #[must_use]
    pub fn count(now: &[CallVerdict], before: Option<&[CallVerdict]>) -> Self {
        let mut tally = Self::default();
        for verdict in now {
            match verdict.outcome {
                Outcome::HandOff => {
                    tally.handed_off += 1;
                    match tally
                        .tiers
                        .iter_mut()
                        .find(|(tier, _)| *tier == verdict.tier)
                    {
                        Some((_, count)) => *count += 1,
                        None => tally.tiers.push((verdict.tier, 1)),
                    }
                }
                Outcome::NoHandoff => tally.not_handed_off += 1,
                Outcome::Undecided => tally.undecided += 1,
            }
        }
        for (index, (to, from)) in now.iter().zip(before.unwrap_or_default()).enumerate() {
            if to == from {
                continue;
            }
            match tally
                .changes
                .iter_mut()
                .find(|change| change.from == *from && change.to == *to)
            {
                Some(change) => change.count += 1,
                None => tally.changes.push(Change {
                    from: *from,
                    to: *to,
                    count: 1,
                    first: index,
                }),
            }
        }
        tally.changes.sort_by_key(|change| Reverse(change.count));
        tally.tiers.sort();
        tally
    }

    /// Returns the number of calls with another verdict.
    #[must_use]
    pub fn changed(&self) -> usize {
        self.changes.iter().map(|change| change.count).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_counted_and_compared() {
        let off = |tier| CallVerdict {
            outcome: Outcome::HandOff,
            tier,
        };
        let no = CallVerdict {
            outcome: Outcome::NoHandoff,
            tier: None,
        };
        let open = CallVerdict {
            outcome: Outcome::Undecided,
            tier: None,
        };
        let before = [off(Some(1)), off(Some(1)), off(Some(2)), no, open];
        let now = [no, no, off(Some(1)), no, off(None)];
        let tally = Tally::count(&now, Some(&before));
        assert_eq!(
            (tally.handed_off, tally.not_handed_off, tally.undecided),
            (2, 3, 0)
        );
        assert_eq!(tally.tiers, [(None, 1), (Some(1), 1)]);
        assert_eq!(tally.changed(), 4);
        let most = &tally.changes[0];
        assert_eq!(
            (most.from, most.to, most.count, most.first),
            (off(Some(1)), no, 2, 0)
        );
        assert_eq!(Tally::count(&now, None).changes, []);
    }
}
