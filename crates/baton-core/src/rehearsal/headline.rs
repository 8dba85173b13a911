//! The situation in one sentence.

use super::contacting::Verb;
use super::course::RehearsalRun;
use super::ladder::SlaClock;
use crate::calendar::Instant;
use crate::call::Outcome;
use crate::call::Phase;
use crate::call::contact::Approach;
use crate::decision::local_time;
use crate::decision::{Missing, TraceLine};
use crate::rule::Truth;

impl RehearsalRun<'_> {
    pub(super) fn headline(
        &self,
        outcome: Outcome,
        trace: &[TraceLine],
        missing: &[Missing],
        clock: SlaClock,
    ) -> String {
        let name = self.name();
        let Verb {
            base,
            past,
            participle,
            joint,
            ..
        } = self.verb();
        if self.gone().is_some() {
            return format!("{name} has gone elsewhere: nobody {past} in time.");
        }
        match clock {
            SlaClock::Idle => self.before(outcome, trace, missing),
            SlaClock::Absent if self.attempt.is_some() => {
                format!(
                    "The AE has {participle}{joint}{name}; no clock ran to say whether in time."
                )
            }
            SlaClock::Absent => "Handed over, and nobody is held to a time.".to_owned(),
            SlaClock::Waiting { from, .. } => self.timed(
                "Handed over; nobody is there, and the clock starts at ",
                from,
            ),
            SlaClock::Running { due } if self.approach() == Approach::Unknown => self.timed(
                "Handed over, but there is no way to reach the prospect; the AE is to respond by ",
                due,
            ),
            SlaClock::Running { due } => {
                self.timed(&format!("Handed over; the AE is to {base} by "), due)
            }
            SlaClock::Met { .. } => format!("The AE {past}{joint}{name} in time."),
            SlaClock::Breached { due } => self.timed(&format!("Breached: nobody {past} by "), due),
            SlaClock::Late { due, .. } => {
                self.timed(&format!("The AE {past} late; it was due by "), due)
            }
        }
    }

    /// The situation while nothing is handed over.
    fn before(&self, outcome: Outcome, trace: &[TraceLine], missing: &[Missing]) -> String {
        let first = missing.first();
        let field = first.map_or_else(String::new, |m| m.field.replace('_', " "));
        match (outcome, first.and_then(|m| m.ask.as_deref())) {
            (Outcome::Undecided, _) if self.call.phase == Phase::Ended => {
                format!("The call is over without an answer about {field}: a person looks.")
            }
            (Outcome::Undecided, Some(ask)) => format!("On the line. To ask next: {ask}"),
            (Outcome::Undecided, None) => format!("On the line. Still to learn: {field}."),
            _ => {
                let fails =
                    |line: &&TraceLine| line.field.is_some() && line.result == Truth::NotMet;
                match trace.iter().find(fails) {
                    Some(line) => format!("No handoff: {}.", line.sentence),
                    None => "No handoff.".to_owned(),
                }
            }
        }
    }

    /// A sentence that ends in a moment.
    fn timed(&self, begins: &str, at: Instant) -> String {
        let mut sentence = begins.to_owned();
        local_time(self.policy.calendar(), at, self.at, &mut sentence);
        sentence.push('.');
        sentence
    }
}
