//! Timeline of a handoff in chronological order.

use super::step_id::StepId;
use super::terms::{Clock, LateDay, Sla};
use super::texts::{self, SPACING_SECONDS};
use super::timeline_step::TimelineStep;
use crate::calendar::{Calendar, Deadline, Instant};
use crate::call::contact::TextChannel;

impl Sla {
    /// Returns the timeline of a handoff in chronological order. `texts_at_handoff` is true if the format sends the
    /// prospect a text immediately, which then replaces the warm hold.
    #[must_use]
    pub fn timeline(
        &self,
        calendar: &Calendar,
        start: Instant,
        texts_at_handoff: bool,
    ) -> Vec<TimelineStep> {
        self.timeline_via(calendar, start, texts_at_handoff, TextChannel::Sms)
    }

    /// Returns the timeline for a prospect with the given text channel: SMS, e-mail or neither. Steps that people take
    /// are not affected.
    #[must_use]
    pub fn timeline_via(
        &self,
        calendar: &Calendar,
        start: Instant,
        texts_at_handoff: bool,
        channel: TextChannel,
    ) -> Vec<TimelineStep> {
        let step = |id, minutes| TimelineStep {
            id,
            deadline: self.deadline(calendar, start, minutes),
            merged: None,
        };
        let nurture = step(StepId::Nurture, self.tier_3_minutes);
        let holding = self.holding_message(calendar, start, texts_at_handoff, &nurture.deadline);
        let mut steps = vec![
            step(StepId::WarmHold, self.warm_hold_sms_minutes),
            step(StepId::Tier1, self.tier_1_response_minutes),
            step(StepId::Tier2, self.tier_2_escalation_minutes),
            TimelineStep {
                id: StepId::HoldingMessage,
                deadline: holding,
                merged: None,
            },
            nurture,
        ];
        self.merge_texts(calendar, start, texts_at_handoff, &mut steps);
        texts::apply_channel(channel, &mut steps);
        steps.sort_unstable_by_key(|step| (step.deadline.at, step.id));
        steps
    }

    /// Returns the deadline of the holding message: tier 3, or the close of the working day if that is earlier and
    /// leaves enough time after the warm hold and after a text at the handoff.
    fn holding_message(
        &self,
        calendar: &Calendar,
        start: Instant,
        texts_at_handoff: bool,
        tier_3: &Deadline,
    ) -> Deadline {
        if self.late_day == LateDay::Carry || self.clock == Clock::Elapsed {
            return tier_3.clone();
        }
        let effective = calendar.after(start, 0).at;
        let at_close = calendar
            .close_of_day(effective)
            .map(|close| (close, calendar.between(effective, close)));
        let spacing = if texts_at_handoff { SPACING_SECONDS } else { 0 };
        let least = spacing.max(i64::from(self.warm_hold_sms_minutes) * 60);
        match at_close {
            Some((close, run)) if close < tier_3.at && run >= least => calendar.after(start, run),
            _ => tier_3.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timeline(sla: Sla, start: &str) -> Vec<(StepId, String)> {
        let steps = sla.timeline(&Calendar::uk(), Instant::parse(start).unwrap(), false);
        steps
            .into_iter()
            .map(|s| (s.id, s.deadline.at.to_string()))
            .collect()
    }

    #[test]
    fn a_holding_message_is_sent_at_close_on_a_friday_afternoon() {
        let got = timeline(Sla::default(), "2026-06-19T14:23:00Z");
        let want = [
            (StepId::WarmHold, "2026-06-19T14:43:00Z"),
            (StepId::Tier1, "2026-06-19T14:53:00Z"),
            (StepId::Tier2, "2026-06-19T15:23:00Z"),
            (StepId::HoldingMessage, "2026-06-19T16:30:00Z"),
            (StepId::Nurture, "2026-06-22T09:53:00Z"),
        ];
        assert_eq!(got, want.map(|(id, at)| (id, at.to_owned())));
    }

    #[test]
    fn a_holding_message_waits_if_the_day_is_nearly_over() {
        let got = timeline(Sla::default(), "2026-06-22T16:29:00Z");
        assert!(
            got.contains(&(StepId::HoldingMessage, "2026-06-23T11:59:00Z".to_owned())),
            "{got:?}"
        );
    }

    #[test]
    fn carry_delays_the_holding_message_until_tier_3() {
        let sla = Sla {
            late_day: LateDay::Carry,
            ..Sla::default()
        };
        let got = timeline(sla, "2026-06-19T14:23:00Z");
        assert!(
            got.contains(&(StepId::HoldingMessage, "2026-06-22T09:53:00Z".to_owned())),
            "{got:?}"
        );
    }

    /// Returns the texts sent to a prospect with their times, and the targets of merged texts.
    fn texts(sla: Sla, start: &str, texts_at_handoff: bool) -> (Vec<String>, Vec<&'static str>) {
        let start = Instant::parse(start).unwrap();
        let steps = sla.timeline(&Calendar::uk(), start, texts_at_handoff);
        assert_eq!(steps.len(), 5, "no step is lost");
        let mut sent: Vec<String> = Vec::new();
        sent.extend(texts_at_handoff.then(|| start.to_string()));
        let timeline = steps
            .iter()
            .filter(|s| matches!(s.id, StepId::WarmHold | StepId::HoldingMessage));
        let (merged, own): (Vec<_>, Vec<_>) = timeline.partition(|s| s.merged.is_some());
        sent.extend(own.iter().map(|s| s.deadline.at.to_string()));
        let into = merged.iter().filter_map(|s| Some(s.merged?.into)).collect();
        (sent, into)
    }

    #[test]
    fn a_prospect_gets_at_most_two_texts_and_never_two_at_once() {
        let holding = vec!["holding_message"];
        let format = vec!["sms_to_prospect"];
        // Monday 22 June 2026; London closes at 17:30, which is 16:30 UTC.
        for (start, texts_at_handoff, sent, into) in [
            ("14:23", false, ["22T14:43", "22T16:30"].as_slice(), vec![]),
            ("15:50", false, &["22T16:10", "22T16:30"], vec![]),
            ("15:51", false, &["22T16:30"], holding.clone()),
            ("16:10", false, &["22T16:30"], holding.clone()),
            ("16:11", false, &["23T08:01", "23T11:41"], vec![]),
            ("16:29", false, &["23T08:19", "23T11:59"], vec![]),
            ("16:30", false, &["23T08:20", "23T12:00"], vec![]),
            ("14:23", true, &["22T14:23", "22T16:30"], format.clone()),
            ("16:10", true, &["22T16:10", "22T16:30"], format.clone()),
            ("16:11", true, &["22T16:11", "23T11:41"], format.clone()),
            ("16:29", true, &["22T16:29", "23T11:59"], format.clone()),
            ("16:30", true, &["22T16:30", "23T12:00"], format.clone()),
        ] {
            let got = texts(
                Sla::default(),
                &format!("2026-06-22T{start}:00Z"),
                texts_at_handoff,
            );
            let sent: Vec<_> = sent.iter().map(|s| format!("2026-06-{s}:00Z")).collect();
            assert_eq!(got, (sent, into), "{start}, {texts_at_handoff}");
        }
    }

    #[test]
    fn texts_keep_their_distance_in_a_short_sla() {
        let short = Sla {
            warm_hold_sms_minutes: 2,
            tier_1_response_minutes: 3,
            tier_2_escalation_minutes: 4,
            tier_3_minutes: 5,
            ..Sla::default()
        };
        let start = "2026-06-22T10:00:00Z";
        let one = |at: &str| vec![at.to_owned()];
        assert_eq!(
            texts(short, start, false),
            (one("2026-06-22T10:05:00Z"), vec!["holding_message"])
        );
        assert_eq!(
            texts(short, start, true),
            (one(start), vec!["sms_to_prospect", "sms_to_prospect"])
        );
        let five = Sla {
            warm_hold_sms_minutes: 5,
            ..Sla::default()
        };
        let late = "2026-06-22T16:20:00Z";
        assert_eq!(
            texts(five, late, true).0,
            [late, "2026-06-23T11:50:00Z"],
            "ten minutes after the format's text, the close is too soon"
        );
    }
}
