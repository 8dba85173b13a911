//! Plan of a handoff: its steps in the order of execution.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use crate::handoff::format::FormatStep;
use crate::handoff::sla::StepId;

mod obstacles;

pub use obstacles::{Instead, NotPossible, Obstacles};

/// An action of the trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Action {
    /// Stops all automated outreach to the contact: e-mail, LinkedIn, further calls.
    PauseSequence,
    /// Writes the facts of the call to the CRM.
    WriteCrmContact,
    /// Notifies the AE.
    NotifyAeSlack,
    /// Starts the SLA clock.
    StartSlaTimer,
}

impl Action {
    /// Every variant, in order of declaration.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The key of the timer action, whose value is in minutes.
    pub const TIMER_KEY: &'static str = "start_sla_timer_minutes";

    /// Returns the word used in plans.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns the label shown to people.
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

/// A step of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanStep {
    /// The origin of the step: `trigger`, `format`, or `sla` for an SLA text that cannot be sent.
    pub from: &'static str,
    /// The reason why the step is skipped, and its substitute. `None` if the step is carried out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_possible: Option<NotPossible>,
    /// A note for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'static str>,
    /// The word of the action or format step.
    pub step: &'static str,
    /// The label shown to people.
    pub words: &'static str,
}

/// Note on the trigger's notification, which replaces the format's alert.
const ONE_SLACK_MESSAGE: &str =
    "includes the format's Slack alert, so the AE gets a single message";

/// The step that replaces the format's text message with an e-mail.
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

/// Builds the plan of a handoff. The pause comes first, wherever it is listed; steps that the prospect notices come
/// last.
///
/// The AE gets a single message: a format's Slack alert is merged with the trigger's notification. A step that is not
/// possible for the contact stays in the plan with the reason. An e-mail that replaces a text message follows it.
#[must_use]
pub fn plan(actions: &[Action], format: &[FormatStep], obstacles: &Obstacles) -> Vec<PlanStep> {
    let is_pause = |action: &&Action| **action == Action::PauseSequence;
    let (pause, others): (Vec<&Action>, Vec<&Action>) = actions.iter().partition(is_pause);
    let is_single_alert =
        actions.contains(&Action::NotifyAeSlack) && format.contains(&FormatStep::SlackAlert);
    let mut steps: Vec<PlanStep> = pause
        .into_iter()
        .chain(others)
        .map(|a| PlanStep {
            note: (is_single_alert && *a == Action::NotifyAeSlack).then_some(ONE_SLACK_MESSAGE),
            ..PlanStep::new("trigger", a.as_str(), a.label())
        })
        .collect();
    let is_merged = |step: &FormatStep| is_single_alert && *step == FormatStep::SlackAlert;
    let format = format.iter().copied().filter(|step| !is_merged(step));
    let (noticed, unnoticed): (Vec<_>, Vec<_>) = format.partition(|step| step.reaches_prospect());
    for step in unnoticed.into_iter().chain(noticed) {
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
    fn a_plan_starts_with_the_pause_and_ends_with_the_prospect() {
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
    fn the_ae_gets_a_single_slack_message() {
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
