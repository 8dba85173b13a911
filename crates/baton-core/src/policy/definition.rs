//! A valid policy, complete and ready to decide calls.

use crate::calendar::{Calendar, Instant};
use crate::call::contact::TextChannel;
use crate::handoff::routing::Routing;
use crate::handoff::{Action, CrmMap, FormatStep, Formats, Sla, Tier, TimelineStep, WarmTransfer};
use crate::intake::Intake;
use crate::message::template::{Placeholder, Template};
use crate::message::{MessageKind, Messages, SummaryRules};
use crate::quality::Targets;
use crate::rule::{MoneyReading, Program, Rule, Schema};

use super::case::PolicyTest;

/// A policy that can decide calls. It is always complete and consistent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) money: MoneyReading,
    pub(super) schema: Schema,
    pub(super) trigger: Rule,
    pub(super) program: Option<Program>,
    pub(super) tier_programs: Option<Vec<Program>>,
    pub(super) can_decline: bool,
    pub(super) actions: Vec<Action>,
    pub(super) formats: Formats,
    pub(super) sla: Sla,
    pub(super) calendar: Calendar,
    pub(super) tests: Vec<PolicyTest>,
    pub(super) routing: Routing,
    pub(super) quality: Targets,
    pub(super) intake: Intake,
    pub(super) transfer: WarmTransfer,
    pub(super) messages: Messages,
    pub(super) summary: SummaryRules,
    pub(super) crm: CrmMap,
    pub(super) digest: String,
}

impl Policy {
    /// Returns the policy's ID, such as `acme/outbound-uk`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the policy's name for people.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Returns the rules for reading money.
    #[must_use]
    pub fn money(&self) -> MoneyReading {
        self.money
    }

    /// Returns the facts that the policy declares.
    #[must_use]
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// Returns the rule that a call must meet to be handed off.
    #[must_use]
    pub fn trigger(&self) -> &Rule {
        &self.trigger
    }

    /// Returns the compiled trigger; `None` if it would be too large.
    pub(crate) fn program(&self) -> Option<&Program> {
        self.program.as_ref()
    }

    /// Returns the compiled conditions of each tier; `None` if they would be too large.
    pub(crate) fn tier_programs(&self) -> Option<&[Program]> {
        self.tier_programs.as_deref()
    }

    /// Returns true if the absence of a fact can mean no handoff.
    pub(crate) fn can_decline(&self) -> bool {
        self.can_decline
    }

    /// Returns the actions of the trigger, in the order listed.
    #[must_use]
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }

    /// Returns the format table.
    #[must_use]
    pub fn formats(&self) -> &Formats {
        &self.formats
    }

    /// Returns the SLA settings.
    #[must_use]
    pub fn sla(&self) -> &Sla {
        &self.sla
    }

    /// Returns the SLA timeline of a handoff, for a prospect with the given text channel. `tier` is `None` while a
    /// person has still to choose the format.
    #[must_use]
    pub fn timeline(
        &self,
        tier: Option<&Tier>,
        at: Instant,
        channel: TextChannel,
    ) -> Vec<TimelineStep> {
        let callback = tier.and_then(|tier| tier.callback_within_minutes);
        let sla = callback.map_or(self.sla, |minutes| self.sla.with_callback(minutes));
        let texts_at_handoff =
            tier.is_some_and(|tier| tier.format.contains(&FormatStep::SmsToProspect));
        sla.timeline_via(&self.calendar, at, texts_at_handoff, channel)
    }

    /// Returns the team's calendar.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Returns the policy's test cases.
    #[must_use]
    pub fn tests(&self) -> &[PolicyTest] {
        &self.tests
    }

    /// Returns the rules for assigning handoffs to AEs.
    #[must_use]
    pub fn routing(&self) -> &Routing {
        &self.routing
    }

    /// Returns the quality targets for handoffs.
    #[must_use]
    pub fn quality(&self) -> &Targets {
        &self.quality
    }

    /// Returns the maps for payloads of voice platforms.
    #[must_use]
    pub fn intake(&self) -> &Intake {
        &self.intake
    }

    /// Returns the warm-transfer settings.
    #[must_use]
    pub fn transfer(&self) -> &WarmTransfer {
        &self.transfer
    }

    /// Returns the message texts.
    #[must_use]
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// Returns the text of a message.
    #[must_use]
    pub fn message(&self, kind: MessageKind) -> &Template<Placeholder> {
        match kind {
            MessageKind::SlackBrief => &self.messages.slack_brief,
            MessageKind::WarmHoldSms => &self.messages.warm_hold_sms,
            MessageKind::HoldingMessage => &self.messages.holding_message,
            MessageKind::WarmHoldEmail => &self.messages.warm_hold_email,
            MessageKind::HoldingEmail => &self.messages.holding_email,
            MessageKind::TransferLine => &self.transfer.say,
            MessageKind::Whisper => &self.messages.whisper,
        }
    }

    /// Returns the rules for summaries.
    #[must_use]
    pub fn summary(&self) -> &SummaryRules {
        &self.summary
    }

    /// Returns the CRM properties that a handoff writes.
    #[must_use]
    pub fn crm(&self) -> &CrmMap {
        &self.crm
    }

    /// Returns the digest, `sha256:…` of the canonical JSON. Documents with the same meaning have the same digest.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }
}
