//! A policy that can decide: checked, complete, and looked up once.

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

/// A policy that can decide calls. There is no way to hold one that is incomplete or contradicts itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) money: MoneyReading,
    pub(super) schema: Schema,
    pub(super) trigger: Rule,
    pub(super) program: Option<Program>,
    pub(super) tier_programs: Option<Vec<Program>>,
    pub(super) lets_decline: bool,
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
    /// The policy's id, such as `acme/outbound-uk`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The policy's name for people.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// How money is read.
    #[must_use]
    pub fn money(&self) -> MoneyReading {
        self.money
    }

    /// The facts it knows.
    #[must_use]
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// The condition on which a call is handed off.
    #[must_use]
    pub fn trigger(&self) -> &Rule {
        &self.trigger
    }

    /// The same condition, compiled; `None` if that would be too large.
    pub(crate) fn program(&self) -> Option<&Program> {
        self.program.as_ref()
    }

    /// The conditions of each tier, compiled.
    pub(crate) fn tier_programs(&self) -> Option<&[Program]> {
        self.tier_programs.as_deref()
    }

    /// Whether there is a fact whose absence alone can end in no handoff. Most policies have none.
    pub(crate) fn lets_decline(&self) -> bool {
        self.lets_decline
    }

    /// What the trigger does, in the order listed.
    #[must_use]
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }

    /// The format table.
    #[must_use]
    pub fn formats(&self) -> &Formats {
        &self.formats
    }

    /// The SLA ladder.
    #[must_use]
    pub fn sla(&self) -> &Sla {
        &self.sla
    }

    /// Returns the ladder of a handoff at a moment in a tier's format, for a prospect whom texts reach through this
    /// channel. There is no tier while a person picks the format.
    #[must_use]
    pub fn ladder(
        &self,
        tier: Option<&Tier>,
        at: Instant,
        channel: TextChannel,
    ) -> Vec<TimelineStep> {
        let callback = tier.and_then(|tier| tier.callback_within_minutes);
        let sla = callback.map_or(self.sla, |minutes| self.sla.with_callback(minutes));
        let texts_at_handoff =
            tier.is_some_and(|tier| tier.format.contains(&FormatStep::SmsToProspect));
        sla.timeline_by(&self.calendar, at, texts_at_handoff, channel)
    }

    /// The team's working time.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The policy's own cases.
    #[must_use]
    pub fn tests(&self) -> &[PolicyTest] {
        &self.tests
    }

    /// How handoffs are dealt out to the AEs.
    #[must_use]
    pub fn routing(&self) -> &Routing {
        &self.routing
    }

    /// What the policy expects of its handoffs.
    #[must_use]
    pub fn quality(&self) -> &Targets {
        &self.quality
    }

    /// How the payloads of voice platforms become calls.
    #[must_use]
    pub fn intake(&self) -> &Intake {
        &self.intake
    }

    /// How a warm transfer goes.
    #[must_use]
    pub fn transfer(&self) -> &WarmTransfer {
        &self.transfer
    }

    /// The texts of its messages.
    #[must_use]
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// The text of one message.
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

    /// What is asked of a summary.
    #[must_use]
    pub fn summary(&self) -> &SummaryRules {
        &self.summary
    }

    /// What a handoff writes into the CRM.
    #[must_use]
    pub fn crm(&self) -> &CrmMap {
        &self.crm
    }

    /// `sha256:…` of the policy's canonical JSON. Two documents with one meaning have one digest.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }
}
