//! State of the SLA timeline and its clock at a given moment.

use super::run::RehearsalRun;
use crate::calendar::Instant;
use crate::handoff::{Merged, StepId, TimelineStep};

/// The state of a step of the SLA timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EscalationState {
    /// The step is due in this many seconds.
    Due(i64),
    /// The step has happened.
    Done,
    /// The step is cancelled, because the AE has called.
    NotNeeded,
    /// The text is replaced by another.
    Merged(Merged),
    /// The deadline was met.
    Met,
    /// The deadline was missed.
    Breached,
}

/// A step of the SLA timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EscalationStep {
    /// The step.
    pub id: StepId,
    /// The label shown to people.
    pub words: &'static str,
    /// The time of the step.
    pub at: Instant,
    /// The state of the step.
    pub state: EscalationState,
}

impl EscalationStep {
    /// Returns true for the AE's deadline, as opposed to an automatic step.
    #[must_use]
    pub fn is_deadline(&self) -> bool {
        self.id == StepId::Tier1
    }
}

/// The state of the SLA clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlaClock {
    /// There is no handoff yet.
    Idle,
    /// There is a handoff, but no clock.
    Absent,
    /// The handoff is out of hours, and the clock has not started yet.
    Waiting {
        /// The start of the clock.
        from: Instant,
        /// The deadline for the AE's response.
        due: Instant,
    },
    /// The clock is running.
    Running {
        /// The deadline for the AE's response.
        due: Instant,
    },
    /// The AE called by the deadline.
    Met {
        /// The time of the call.
        at: Instant,
        /// The deadline.
        due: Instant,
    },
    /// The deadline has passed without a call.
    Breached {
        /// The deadline.
        due: Instant,
    },
    /// The AE called after the deadline.
    Late {
        /// The time of the call.
        at: Instant,
        /// The deadline.
        due: Instant,
    },
}

impl RehearsalRun<'_> {
    /// Returns the steps of the SLA timeline in chronological order.
    pub(super) fn escalation(&self) -> Vec<EscalationStep> {
        let Some(decision) = &self.decision else {
            return Vec::new();
        };
        let steps = decision.timeline.iter();
        steps.map(|step| self.step(step)).collect()
    }

    fn step(&self, step: &TimelineStep) -> EscalationStep {
        let (at, merged) = (step.deadline.at, step.merged);
        let mut step = EscalationStep {
            id: step.id,
            words: step.id.label(),
            at,
            state: EscalationState::Done,
        };
        let over = at.epoch() - self.at.epoch();
        step.state = match (step.is_deadline(), merged) {
            (_, Some(merged)) => EscalationState::Merged(merged),
            (true, _) if self.has_called_by(at) => EscalationState::Met,
            (false, _) if self.has_called_by(at) => EscalationState::NotNeeded,
            // A call at the deadline is in time.
            (true, _) if over < 0 => EscalationState::Breached,
            (false, _) if over <= 0 => EscalationState::Done,
            _ => EscalationState::Due(over),
        };
        step
    }

    /// Returns the state of the clock. A contact attempt stops it; a claim does not.
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
