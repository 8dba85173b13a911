//! Counts of verdicts, alone and against another policy's.
//!
//! A verdict is the outcome and the tier: a million calls are judged by these alone. Deadlines, messages and steps are
//! compared by [`baton_core::analysis::compare`], which takes two whole decisions of a call.

use std::cmp::Reverse;

use baton_core::Outcome;
use baton_core::decision::CallVerdict;

/// How many calls go from one verdict to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What the other policy says.
    pub from: CallVerdict,
    /// What this one says.
    pub to: CallVerdict,
    /// How many.
    pub count: usize,
    /// The first of them.
    pub first: usize,
}

/// What became of many calls.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Handed off.
    pub handed_off: usize,
    /// Not handed off.
    pub not_handed_off: usize,
    /// Nobody can tell.
    pub undecided: usize,
    /// Handed off by tier: the tier's number, `None` where a person picks, and how many.
    pub tiers: Vec<(Option<usize>, usize)>,
    /// Those that another policy decides otherwise, the most frequent change first.
    pub changes: Vec<Change>,
}

impl Tally {
    /// Counts verdicts; `before` are another policy's for the same calls.
    #[must_use]
    pub fn of(now: &[CallVerdict], before: Option<&[CallVerdict]>) -> Self {
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

    /// How many calls change.
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
        let tally = Tally::of(&now, Some(&before));
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
        assert_eq!(Tally::of(&now, None).changes, []);
    }
}
