//! The moment of a live call: where it lies between the key moments, and what comes next.

use std::sync::Arc;

use baton_core::rehearsal::{
    Choice, PolicyFlaw, Scenario, Scene, key_moments, rehearsable, rehearse,
};
use baton_core::{Instant, Policy};

use super::shelf::Under;
use super::{SPEEDS, Shelf, VIEWS};
use crate::model::Model;
use crate::update::Wish;

/// Positions of the scrubber from one key moment to the next: minutes of a call and hours of an SLA fit on one.
pub const STEPS: usize = 100;
/// How many ticks it takes from one key moment to the next once the call is over.
const STRIDES: i64 = 8;

/// A policy that a scenario runs under, and what there is to see under it at the moment.
pub struct Side {
    /// `mine`, `good`, `bad` or `ugly`.
    pub id: &'static str,
    /// The policy.
    pub policy: Arc<Policy>,
    /// What leaks under it.
    pub leaks: Vec<PolicyFlaw>,
    /// What there is to see.
    pub scene: Scene,
}

/// A scenario, the policies that it runs under, and the moment.
pub struct Run {
    shelf: Arc<Shelf>,
    /// The scenario's number, from 0.
    pub index: usize,
    /// One or two.
    pub sides: Vec<Side>,
    /// The key moments of all sides; never empty.
    pub keys: Vec<Instant>,
    /// The moment.
    pub at: Instant,
}

/// The live call as it stands; `None` while there is nothing to rehearse.
pub fn run(model: &Model) -> Option<Run> {
    let live = &model.live;
    let shelf = Arc::clone(live.shelf()?);
    let index = shelf
        .scenarios
        .iter()
        .position(|scenario| scenario.id == live.scenario)
        .unwrap_or(0);
    let scenario = shelf.scenarios.get(index)?;
    let mut under: Vec<(&'static str, Under, Vec<Choice>)> = Vec::with_capacity(2);
    let mut keys: Vec<Instant> = Vec::new();
    let (_, _, places) = VIEWS.get(live.view)?;
    for place in *places {
        let (id, policy) = match shelf.policies.get(place.wrapping_sub(1)) {
            None => ("mine", mine(model)),
            Some(known) => (
                ["", "good", "bad", "ugly"]
                    .get(*place)
                    .copied()
                    .unwrap_or_default(),
                known.clone(),
            ),
        };
        let mut choices = scenario.planned(&policy.0, &policy.1);
        if let Some(from) = live.decides_from {
            choices.retain(|choice| choice.at < from);
        }
        choices.extend_from_slice(&live.choices);
        for at in key_moments(&policy.0, &policy.1, scenario, &choices) {
            let place = keys.partition_point(|known| *known < at);
            if keys.get(place) != Some(&at) {
                keys.insert(place, at);
            }
        }
        under.push((id, policy, choices));
    }
    let last = keys.last().copied()?;
    let at = live.at.unwrap_or(scenario.start).min(last);
    let mut sides = Vec::with_capacity(2);
    for (id, (policy, leaks), choices) in under {
        let scene = rehearse(&policy, &leaks, scenario, &choices, at);
        sides.push(Side {
            id,
            policy,
            leaks,
            scene,
        });
    }
    Some(Run {
        index,
        sides,
        keys,
        at,
        shelf,
    })
}

/// The draft as it stands, or the last policy that could decide if it cannot even be rehearsed.
fn mine(model: &Model) -> Under {
    let mended = if model.stale() {
        rehearsable(model.history().draft())
    } else {
        None
    };
    if let Some((policy, leaks)) = mended {
        return (Arc::new(policy), leaks);
    }
    let mut leaks = Vec::new();
    for found in model.diagnostics() {
        let leak = PolicyFlaw::CODES
            .iter()
            .find(|(known, _)| *known == found.code);
        leaks.extend(leak.map(|(_, leak)| *leak));
    }
    (Arc::clone(model.policy()), leaks)
}

impl Run {
    /// Every scenario.
    pub fn scenarios(&self) -> &[Scenario] {
        &self.shelf.scenarios
    }

    /// The scenario.
    pub fn scenario(&self) -> Option<&Scenario> {
        self.shelf.scenarios.get(self.index)
    }

    /// The situation on every side, for people who listen.
    pub fn headlines(&self) -> String {
        let mut said = String::new();
        for side in &self.sides {
            if self.sides.len() > 1 {
                said.push_str(side.policy.title());
                said.push_str(": ");
            }
            said.push_str(&side.scene.headline);
            said.push(' ');
        }
        said
    }

    /// When the call was handed over on any side, if it was.
    pub fn fired_at(&self) -> Option<Instant> {
        self.sides.iter().find_map(|side| side.scene.fired_at)
    }

    /// The end of the rehearsal.
    pub fn last(&self) -> Instant {
        self.keys.last().copied().unwrap_or(self.at)
    }

    /// The key moment after this one, or the one before it; at an end, the end.
    pub fn beside(&self, after: bool) -> Instant {
        let place = if after {
            self.keys.partition_point(|key| *key <= self.at)
        } else {
            self.keys
                .partition_point(|key| *key < self.at)
                .wrapping_sub(1)
        };
        self.keys.get(place).copied().unwrap_or(self.at)
    }

    /// The last key moment that is not after this one, by number, and the span to the next.
    fn between(&self) -> (usize, Instant, i64) {
        let place = self
            .keys
            .partition_point(|key| *key <= self.at)
            .saturating_sub(1);
        let key = self.keys.get(place).copied().unwrap_or(self.at);
        let next = self.keys.get(place + 1).copied().unwrap_or(key);
        (place, key, next.epoch() - key.epoch())
    }

    /// Where the moment is on the scrubber.
    pub fn position(&self) -> usize {
        let (place, key, span) = self.between();
        let into = (self.at.epoch() - key.epoch()) * STEPS as i64;
        place * STEPS
            + into
                .checked_div(span)
                .and_then(|n| usize::try_from(n).ok())
                .unwrap_or(0)
    }

    /// The moment at a position of the scrubber.
    pub fn moment(&self, position: usize) -> Instant {
        let (place, into) = (position / STEPS, position % STEPS);
        let key = self.keys.get(place).copied().unwrap_or(self.last());
        let next = self.keys.get(place + 1).copied().unwrap_or(key);
        key.plus((next.epoch() - key.epoch()) * into as i64 / STEPS as i64)
    }

    /// Whether the person is still on the line.
    pub fn on_the_line(&self) -> bool {
        self.scenario()
            .is_some_and(|scenario| self.at < scenario.ends())
    }

    /// The moment after one tick: the next second of the call; after it, a stride towards the next key moment.
    pub(super) fn passed(&self) -> Instant {
        let (_, _, span) = self.between();
        if self.on_the_line() {
            self.at.plus(1)
        } else {
            let stride = (span + STRIDES - 1) / STRIDES;
            self.at.plus(stride.max(1)).min(self.beside(true))
        }
    }

    /// The wish for the tick after this moment.
    pub(super) fn tick(&self, live: &super::Live) -> Wish {
        let (_, second, key) = SPEEDS.get(live.speed).copied().unwrap_or(SPEEDS[0]);
        let ms = match self.between() {
            _ if self.on_the_line() => second,
            (_, at, _) if at == self.at => key,
            _ => 100,
        };
        Wish::Tick(live.turn, ms)
    }
}
