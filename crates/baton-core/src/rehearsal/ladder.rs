//! The SLA at one moment: each step's state, and the clock's.

use super::course::RehearsalRun;
use crate::calendar::Instant;
use crate::handoff::{Merged, StepId, TimelineStep};

/// How a step of the SLA stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EscalationState {
    /// Still to come, in so many seconds by any clock.
    Due(i64),
    /// It has happened.
    Done,
    /// It will not happen: the AE has rung.
    NotNeeded,
    /// Another text stands in for it.
    Merged(Merged),
    /// A time to ring by that was kept.
    Met,
    /// A time to ring by that was not.
    Breached,
}

/// A step of the SLA.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EscalationStep {
    /// The step.
    pub id: StepId,
    /// The step in a person's words.
    pub words: &'static str,
    /// When it falls.
    pub at: Instant,
    /// How it stands.
    pub state: EscalationState,
}

impl EscalationStep {
    /// Whether it is a time by which the AE has to ring, rather than something that happens by itself.
    #[must_use]
    pub fn is_deadline(&self) -> bool {
        self.id == StepId::Tier1
    }
}

/// How the clock of the SLA stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlaClock {
    /// Nothing has been handed over.
    Idle,
    /// Something has, and no clock runs.
    Absent,
    /// Nobody is there; it runs from this moment.
    Waiting {
        /// When the team is there again.
        from: Instant,
        /// When the AE's response is due.
        due: Instant,
    },
    /// It runs.
    Running {
        /// When the AE's response is due.
        due: Instant,
    },
    /// The AE rang at or before the time.
    Met {
        /// When.
        at: Instant,
        /// When it was due.
        due: Instant,
    },
    /// The time is over, and nobody has rung.
    Breached {
        /// When it was due.
        due: Instant,
    },
    /// The AE rang, after the time.
    Late {
        /// When.
        at: Instant,
        /// When it was due.
        due: Instant,
    },
}

impl RehearsalRun<'_> {
    /// Every step of the SLA, in the order of time.
    pub(super) fn ladder(&self) -> Vec<EscalationStep> {
        let Some(decision) = &self.decision else {
            return Vec::new();
        };
        let steps = decision.timeline.iter();
        steps.map(|step| self.rung(step)).collect()
    }

    fn rung(&self, step: &TimelineStep) -> EscalationStep {
        let (at, merged) = (step.deadline.at, step.merged);
        let mut rung = EscalationStep {
            id: step.id,
            words: step.id.label(),
            at,
            state: EscalationState::Done,
        };
        let over = at.epoch() - self.at.epoch();
        rung.state = match (rung.is_deadline(), merged) {
            (_, Some(merged)) => EscalationState::Merged(merged),
            (true, _) if self.rung_by(at) => EscalationState::Met,
            (false, _) if self.rung_by(at) => EscalationState::NotNeeded,
            // Ringing at the last moment is in time.
            (true, _) if over < 0 => EscalationState::Breached,
            (false, _) if over <= 0 => EscalationState::Done,
            _ => EscalationState::Due(over),
        };
        rung
    }

    /// How the clock stands. A contact attempt stops it, a claim does not.
    pub(super) fn clock(&self) -> SlaClock {
        if self.decision.is_none() {
            return SlaClock::Idle;
        }
        let Some((from, due)) = self.starts().zip(self.due()) else {
            return SlaClock::Absent;
        };
        match self.attempt {
            Some(at) if at <= due => SlaClock::Met { at, due },
            Some(at) => SlaClock::Late { at, due },
            None if due < self.at => SlaClock::Breached { due },
            None if self.at < from => SlaClock::Waiting { from, due },
            None => SlaClock::Running { due },
        }
    }
}
