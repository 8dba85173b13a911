//! What a handoff does, in the order in which it does it.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use crate::handoff::format::FormatStep;
use crate::handoff::sla::StepId;

mod obstacles;

pub use obstacles::{Instead, NotPossible, Obstacles};

/// Something the trigger does when it fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Action {
    /// All automated outreach to this contact stops: e-mail, LinkedIn, further calls.
    PauseSequence,
    /// The facts of the call go into the CRM.
    WriteCrmContact,
    /// The AE hears of it.
    NotifyAeSlack,
    /// The clock of the SLA starts.
    StartSlaTimer,
}

impl Action {
    /// All of them, in their order.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The key of the timer's action, whose value is its minutes.
    pub const TIMER_KEY: &'static str = "start_sla_timer_minutes";

    /// The word in a plan.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The action in a person's words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::PauseSequence => "pause every sequence",
            Self::WriteCrmContact => "write the CRM record",
            Self::NotifyAeSlack => "notify the AE in Slack",
            Self::StartSlaTimer => "start the SLA clock",
        }
    }
}

/// One step of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanStep {
    /// What asked for it: `trigger`, `format`, or `sla` for a text of the ladder that cannot be sent.
    pub from: &'static str,
    /// That it cannot be done, why, and what is done in its place. Such a step is not carried out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_possible: Option<NotPossible>,
    /// What else it stands for, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'static str>,
    /// The action's or the format step's word.
    pub step: &'static str,
    /// The step in a person's words.
    pub words: &'static str,
}

/// The trigger's message to the AE and the format's are one.
const ONE_SLACK_MESSAGE: &str = "the format's Slack alert is this message: the AE gets it once";

/// The step of an e-mail that goes out in the place of the format's text message.
pub const EMAIL_TO_PROSPECT: &str = "email_to_prospect";

impl PlanStep {
    const fn new(from: &'static str, step: &'static str, words: &'static str) -> Self {
        Self {
            from,
            not_possible: None,
            note: None,
            step,
            words,
        }
    }

    /// Returns true if the step is carried out.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.not_possible.is_none()
    }
}

/// The plan of a handoff: the pause first, wherever it was listed; the steps that the prospect notices last.
///
/// The AE gets one message: a format's Slack alert beside the trigger's own message is that message. A step that this
/// contact makes impossible stays, and says why; an e-mail in the place of a text message follows it.
#[must_use]
pub fn plan(actions: &[Action], format: &[FormatStep], obstacles: &Obstacles) -> Vec<PlanStep> {
    let mut actions = actions.to_vec();
    actions.sort_by_key(|action| *action != Action::PauseSequence);
    let told_once =
        actions.contains(&Action::NotifyAeSlack) && format.contains(&FormatStep::SlackAlert);
    let mut steps: Vec<PlanStep> = actions
        .iter()
        .map(|a| PlanStep {
            note: (told_once && *a == Action::NotifyAeSlack).then_some(ONE_SLACK_MESSAGE),
            ..PlanStep::new("trigger", a.as_str(), a.label())
        })
        .collect();
    let mut format = format.to_vec();
    format.retain(|step| !(told_once && *step == FormatStep::SlackAlert));
    format.sort_by_key(|step| step.reaches_prospect());
    for step in format {
        let not_possible = match step {
            FormatStep::SmsToProspect => obstacles.text.clone(),
            FormatStep::WarmTransfer => obstacles.transfer.clone(),
            FormatStep::SlackAlert | FormatStep::CrmNote => None,
        };
        let email = step == FormatStep::SmsToProspect
            && not_possible
                .as_ref()
                .is_some_and(|not| not.instead == Instead::Email);
        steps.push(PlanStep {
            not_possible,
            ..PlanStep::new("format", step.as_str(), step.label())
        });
        if email {
            steps.push(PlanStep::new(
                "format",
                EMAIL_TO_PROSPECT,
                "e-mail to prospect",
            ));
        }
    }
    if let Some(text) = obstacles.text.as_ref().filter(|_| obstacles.clock_runs) {
        for id in [StepId::WarmHold, StepId::HoldingMessage] {
            steps.push(PlanStep {
                not_possible: Some(text.clone()),
                ..PlanStep::new("sla", id.as_str(), id.label())
            });
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p1_the_pause_comes_first_and_the_prospect_last() {
        let actions = [
            Action::NotifyAeSlack,
            Action::WriteCrmContact,
            Action::PauseSequence,
        ];
        let format = [FormatStep::SmsToProspect, FormatStep::SlackAlert];
        let order: Vec<_> = plan(&actions, &format, &Obstacles::default())
            .iter()
            .map(|s| s.step)
            .collect();
        assert_eq!(
            order,
            [
                "pause_sequence",
                "notify_ae_slack",
                "write_crm_contact",
                "sms_to_prospect"
            ]
        );
    }

    #[test]
    fn f1_the_ae_gets_one_slack_message() {
        let steps = |actions: &[Action]| {
            let steps = plan(
                actions,
                &[FormatStep::SlackAlert, FormatStep::CrmNote],
                &Obstacles::default(),
            );
            let told = steps.iter().filter(|s| s.step.contains("slack"));
            told.map(|s| (s.step, s.note.is_some())).collect::<Vec<_>>()
        };
        let pause = Action::PauseSequence;
        assert_eq!(
            steps(&[pause, Action::NotifyAeSlack]),
            [("notify_ae_slack", true)]
        );
        assert_eq!(steps(&[pause]), [("slack_alert", false)]);
        let alone = plan(
            &[Action::NotifyAeSlack],
            &[FormatStep::WarmTransfer],
            &Obstacles::default(),
        );
        assert_eq!(alone.iter().filter(|s| s.note.is_some()).count(), 0);
    }
}
