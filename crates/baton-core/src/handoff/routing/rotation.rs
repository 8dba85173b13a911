//! State of the round robin, and the assignment of the next handoff.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::roster::{AeId, Member, Roster};

/// The state of an AE in the rotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// Credit in turns. Between cycles every credit is 0.
    pub credit: i64,
    /// The number of the AE's last handoff, counted from 1; 0 if there was none.
    pub last: u64,
}

/// The reason for an assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The AE owns the account and is available.
    AccountOwner,
    /// The AE has the next turn.
    Turn,
}

/// A handoff assigned to an AE.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assignment {
    /// The AE.
    pub ae: AeId,
    /// The reason.
    pub reason: Reason,
    /// The number of the handoff in the rotation, counted from 1.
    pub number: u64,
    /// The credits of the eligible AEs, after each gained their weight and before the winner paid.
    pub credits: BTreeMap<AeId, i64>,
}

/// The state of the round robin, which the backend stores between handoffs.
///
/// New AEs start at 0. AEs who are away, or who have left the roster, keep their credit: after a holiday they neither
/// face a queue of saved turns nor pay for the absence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rotation {
    handoffs: u64,
    standings: BTreeMap<AeId, Standing>,
}

impl Rotation {
    /// Assigns the next handoff to an available AE. Returns `None` if no member of the roster is available.
    ///
    /// The owner of the account takes precedence, if available. The owner gains and pays credit like any winner, so
    /// owned accounts count towards their share.
    ///
    /// Ties go to the AE assigned least recently, then to the smaller ID.
    pub fn assign(
        &mut self,
        roster: &Roster,
        available: &BTreeSet<AeId>,
        owner: Option<&AeId>,
    ) -> Option<Assignment> {
        let is_eligible = |member: &&Member| available.contains(&member.id);
        let eligible: Vec<&Member> = roster.members().iter().filter(is_eligible).collect();
        let credits: BTreeMap<AeId, i64> = eligible
            .iter()
            .map(|member| {
                let gained = self
                    .standing(&member.id)
                    .credit
                    .saturating_add(i64::from(member.weight.get()));
                (member.id.clone(), gained)
            })
            .collect();
        let owner = owner.filter(|id| credits.contains_key(id));
        let reason = match owner {
            Some(_) => Reason::AccountOwner,
            None => Reason::Turn,
        };
        // `credits` is ordered by ID, and `min_by_key` keeps the first of equals.
        let ae = match owner {
            Some(id) => id.clone(),
            None => credits
                .iter()
                .min_by_key(|(id, credit)| (Reverse(**credit), self.standing(id).last))
                .map(|(id, _)| id.clone())?,
        };

        self.handoffs = self.handoffs.saturating_add(1);
        for (id, credit) in &credits {
            self.standings.entry(id.clone()).or_default().credit = *credit;
        }
        let price = eligible.iter().fold(0i64, |sum, member| {
            sum.saturating_add(member.weight.get().into())
        });
        let winner = self.standings.entry(ae.clone()).or_default();
        winner.credit = winner.credit.saturating_sub(price);
        winner.last = self.handoffs;
        Some(Assignment {
            ae,
            reason,
            number: self.handoffs,
            credits,
        })
    }

    /// Returns the AEs of the next handoffs if nothing changes, without changing the rotation.
    #[must_use]
    pub fn preview(
        &self,
        roster: &Roster,
        available: &BTreeSet<AeId>,
        handoffs: usize,
    ) -> Vec<AeId> {
        let mut copy = self.clone();
        (0..handoffs)
            .map_while(|_| copy.assign(roster, available, None))
            .map(|assignment| assignment.ae)
            .collect()
    }

    /// Returns the state of an AE.
    #[must_use]
    pub fn standing(&self, id: &AeId) -> Standing {
        self.standings.get(id).copied().unwrap_or_default()
    }

    /// Returns the number of handoffs assigned so far.
    #[must_use]
    pub fn handoffs(&self) -> u64 {
        self.handoffs
    }
}
