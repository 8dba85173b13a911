//! One-sentence summary of a scene.

use super::escalation::SlaClock;
use super::response_verb::ResponseVerb;
use super::run::RehearsalRun;
use crate::calendar::Instant;
use crate::call::contact::Approach;
use crate::call::{Outcome, Phase};
use crate::decision::{Missing, TraceLine, push_local_time};
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
        let ResponseVerb {
            due: to_do,
            past,
            joint,
            ..
        } = self.verb();
        if self.gave_up_at().is_some() {
            return format!("{name} went elsewhere: no one {past} in time.");
        }
        match clock {
            SlaClock::Idle => self.describe_before_handoff(outcome, trace, missing),
            SlaClock::Absent if self.attempt.is_some() => {
                format!("The AE {past}{joint}{name}. No response deadline applied.")
            }
            SlaClock::Absent => "Handed off. No response deadline.".to_owned(),
            SlaClock::Waiting { from, .. } => {
                self.with_time("Handed off out of hours. SLA clock starts at ", from)
            }
            SlaClock::Running { due } if self.approach() == Approach::Unknown => self.with_time(
                "Handed off, but there is no way to reach the prospect. AE to respond by ",
                due,
            ),
            SlaClock::Running { due } => {
                self.with_time(&format!("Handed off. AE to {to_do} by "), due)
            }
            SlaClock::Met { .. } => format!("The AE {past}{joint}{name} in time."),
            SlaClock::Breached { due } => {
                self.with_time(&format!("SLA breached. AE was to {to_do} by "), due)
            }
            SlaClock::Late { due, .. } => {
                self.with_time(&format!("The AE {past} late. The deadline was "), due)
            }
        }
    }

    /// Returns the sentence before a handoff.
    fn describe_before_handoff(
        &self,
        outcome: Outcome,
        trace: &[TraceLine],
        missing: &[Missing],
    ) -> String {
        let first = missing.first();
        let field = first.map_or_else(String::new, |m| m.field.replace('_', " "));
        match (outcome, first.and_then(|m| m.ask.as_deref())) {
            (Outcome::Undecided, _) if self.call.phase == Phase::Ended => {
                format!(
                    "The call ended without an answer about {field}. Someone needs to follow up."
                )
            }
            (Outcome::Undecided, Some(ask)) => format!("On the call. Ask next: {ask}"),
            (Outcome::Undecided, None) => format!("On the call. Still to ask about {field}."),
            _ => {
                let fails =
                    |line: &&TraceLine| line.field.is_some() && line.result == Truth::NotMet;
                match trace.iter().find(fails) {
                    Some(line) => format!("Not handed off: {}.", line.sentence),
                    None => "Not handed off.".to_owned(),
                }
            }
        }
    }

    /// Returns a sentence that ends with a time.
    fn with_time(&self, begins: &str, at: Instant) -> String {
        let mut sentence = begins.to_owned();
        push_local_time(self.policy.calendar(), at, self.at, &mut sentence);
        sentence.push('.');
        sentence
    }
}
