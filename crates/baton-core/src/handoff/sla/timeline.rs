//! The ladder of a handoff, in the order of time.

use super::step_id::StepId;
use super::terms::{Clock, LateDay, Sla};
use super::texts::{self, SPACING_SECONDS};
use super::timeline_step::TimelineStep;
use crate::calendar::{Calendar, Deadline, Instant};
use crate::call::contact::TextChannel;

impl Sla {
    /// The whole ladder for a handoff at a moment, in the order of time. `texts_at_handoff` says that the format
    /// sends the prospect a text at once: it is the warm hold's.
    #[must_use]
    pub fn timeline(
        &self,
        calendar: &Calendar,
        start: Instant,
        texts_at_handoff: bool,
    ) -> Vec<TimelineStep> {
        self.timeline_by(calendar, start, texts_at_handoff, TextChannel::Sms)
    }

    /// The ladder for a prospect whom texts reach in this way: e-mails take the place of text messages, or there are
    /// none. The steps of people stay.
    #[must_use]
    pub fn timeline_by(
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
        texts::send_by(channel, &mut steps);
        steps.sort_by_key(|step| (step.deadline.at, step.id));
        steps
    }

    /// Tier 3, or the close of the trigger's working day if that is earlier and the warm hold has had its time;
    /// a text of the format at the handoff has its time too.
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

    fn ladder(sla: Sla, start: &str) -> Vec<(StepId, String)> {
        let steps = sla.timeline(&Calendar::uk(), Instant::parse(start).unwrap(), false);
        steps
            .into_iter()
            .map(|s| (s.id, s.deadline.at.to_string()))
            .collect()
    }

    #[test]
    fn s1_on_a_friday_afternoon_the_holding_message_leaves_at_close() {
        let got = ladder(Sla::default(), "2026-06-19T14:23:00Z");
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
    fn s1_too_late_in_the_day_the_holding_message_waits() {
        let got = ladder(Sla::default(), "2026-06-22T16:29:00Z");
        assert!(
            got.contains(&(StepId::HoldingMessage, "2026-06-23T11:59:00Z".to_owned())),
            "{got:?}"
        );
    }

    #[test]
    fn s1_carry_waits_for_tier_3() {
        let sla = Sla {
            late_day: LateDay::Carry,
            ..Sla::default()
        };
        let got = ladder(sla, "2026-06-19T14:23:00Z");
        assert!(
            got.contains(&(StepId::HoldingMessage, "2026-06-22T09:53:00Z".to_owned())),
            "{got:?}"
        );
    }

    /// The texts that one prospect gets, with their moments, and what the merged ones went into.
    fn texts(sla: Sla, start: &str, texts_at_handoff: bool) -> (Vec<String>, Vec<&'static str>) {
        let start = Instant::parse(start).unwrap();
        let steps = sla.timeline(&Calendar::uk(), start, texts_at_handoff);
        assert_eq!(steps.len(), 5, "no step is lost");
        let mut sent: Vec<String> = Vec::new();
        sent.extend(texts_at_handoff.then(|| start.to_string()));
        let ladder = steps
            .iter()
            .filter(|s| matches!(s.id, StepId::WarmHold | StepId::HoldingMessage));
        let (merged, own): (Vec<_>, Vec<_>) = ladder.partition(|s| s.merged.is_some());
        sent.extend(own.iter().map(|s| s.deadline.at.to_string()));
        let into = merged.iter().filter_map(|s| Some(s.merged?.into)).collect();
        (sent, into)
    }

    #[test]
    fn s1_a_prospect_gets_two_texts_at_most_and_never_two_at_once() {
        let holding = vec!["holding_message"];
        let format = vec!["sms_to_prospect"];
        // Monday 22 June 2026, close 17:30 in London, 16:30 in UTC.
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
    fn s1_a_short_ladder_keeps_its_texts_apart() {
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
