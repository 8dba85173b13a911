//! Whose turn it is.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::roster::{AeId, Member, Roster};

/// Where one AE stands in the rotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// Credit, in turns. Between cycles everybody's is 0.
    pub credit: i64,
    /// The number of the last handoff given to them, counted from 1; 0 if there was none.
    pub last: u64,
}

/// Why somebody was given a handoff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// They own the account and are available.
    AccountOwner,
    /// It was their turn.
    Turn,
}

/// A handoff given to an AE.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assignment {
    /// Who takes it.
    pub ae: AeId,
    /// Why they do.
    pub reason: Reason,
    /// The number of this handoff in the rotation, from 1.
    pub number: u64,
    /// The credits of those who were eligible, after each gained their weight and before the winner paid.
    pub credits: BTreeMap<AeId, i64>,
}

/// The state of the round robin, which the backend keeps from one handoff to the next.
///
/// AEs who were never seen start at 0. AEs who are away, or who have left the roster, keep their credit as it
/// was: nobody comes back from a holiday to a queue of turns saved up, nor pays for having been away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rotation {
    handoffs: u64,
    standings: BTreeMap<AeId, Standing>,
}

impl Rotation {
    /// Gives the next handoff to one of those available, or to nobody if none of the roster is.
    ///
    /// The owner of the account comes first, if available. It is an ordinary turn in all other respects: the
    /// owner gains and pays like any winner, so work that comes by ownership counts towards their share.
    ///
    /// Ties go to whoever was assigned least recently, then to the smaller id.
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
        // The map is in the order of ids, and `min_by_key` keeps the first of equals.
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

    /// Who would take the next handoffs if nothing changed. The rotation stays as it is.
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

    /// Where an AE stands.
    #[must_use]
    pub fn standing(&self, id: &AeId) -> Standing {
        self.standings.get(id).copied().unwrap_or_default()
    }

    /// How many handoffs this rotation has given out.
    #[must_use]
    pub fn handoffs(&self) -> u64 {
        self.handoffs
    }
}
