//! What a handoff does, in the order in which it does it.

use serde::Serialize;

use crate::format::FormatStep;
use crate::sorted;

/// Something the trigger does when it fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// The actions that a document lists by a word alone.
    pub const WORDS: [(&'static str, Self); 3] = [
        ("pause_sequence", Self::PauseSequence),
        ("write_crm_contact", Self::WriteCrmContact),
        ("notify_ae_slack", Self::NotifyAeSlack),
    ];

    /// The key of the timer's action, whose value is its minutes.
    pub const TIMER_KEY: &'static str = "start_sla_timer_minutes";

    /// The word in a plan.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PauseSequence => "pause_sequence",
            Self::WriteCrmContact => "write_crm_contact",
            Self::NotifyAeSlack => "notify_ae_slack",
            Self::StartSlaTimer => "start_sla_timer",
        }
    }

    /// The action in a person's words.
    #[must_use]
    pub const fn words(self) -> &'static str {
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
    /// What asked for it: `trigger` or `format`.
    pub from: &'static str,
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

/// The plan of a handoff: the pause first, wherever it was listed; what the prospect notices last.
///
/// The AE is told once: a format's Slack alert beside the trigger's own message is that message.
#[must_use]
pub fn plan(actions: &[Action], format: &[FormatStep]) -> Vec<PlanStep> {
    let mut actions = actions.to_vec();
    sorted::sort(&mut actions, |a, b| {
        (*a != Action::PauseSequence).cmp(&(*b != Action::PauseSequence))
    });
    let told_once =
        actions.contains(&Action::NotifyAeSlack) && format.contains(&FormatStep::SlackAlert);
    let mut steps: Vec<PlanStep> = actions
        .iter()
        .map(|a| PlanStep {
            step: a.as_str(),
            from: "trigger",
            words: a.words(),
            note: (told_once && *a == Action::NotifyAeSlack).then_some(ONE_SLACK_MESSAGE),
        })
        .collect();
    let mut format = format.to_vec();
    format.retain(|step| !(told_once && *step == FormatStep::SlackAlert));
    sorted::sort(&mut format, |a, b| {
        a.reaches_prospect().cmp(&b.reaches_prospect())
    });
    steps.extend(format.iter().map(|s| PlanStep {
        step: s.as_str(),
        from: "format",
        words: s.words(),
        note: None,
    }));
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
        let order: Vec<_> = plan(&actions, &format).iter().map(|s| s.step).collect();
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
            let steps = plan(actions, &[FormatStep::SlackAlert, FormatStep::CrmNote]);
            let told = steps.iter().filter(|s| s.step.contains("slack"));
            told.map(|s| (s.step, s.note.is_some())).collect::<Vec<_>>()
        };
        let pause = Action::PauseSequence;
        assert_eq!(
            steps(&[pause, Action::NotifyAeSlack]),
            [("notify_ae_slack", true)]
        );
        assert_eq!(steps(&[pause]), [("slack_alert", false)]);
        let alone = plan(&[Action::NotifyAeSlack], &[FormatStep::WarmTransfer]);
        assert_eq!(alone.iter().filter(|s| s.note.is_some()).count(), 0);
    }
}
