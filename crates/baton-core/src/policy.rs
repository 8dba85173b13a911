//! A policy that can decide: checked, complete, and looked up once.

mod calendar;
mod crm;
mod errors;
mod facts;
mod formats;
mod intake;
mod messages;
mod quality;
mod read;
mod routing;
mod sla;
mod summary;
mod template;
mod tests;
mod transfer;
mod trigger;
mod write;

use crate::analyse;
use crate::calendar::Calendar;
use crate::canonical;
use crate::contact::TextChannel;
use crate::crm::CrmMap;
use crate::diagnostic::{Code, Diagnostic, Severity, words};
use crate::fact::{FactSpec, MoneyReading, Schema, WhenMissing};
use crate::format::{FormatStep, Formats, Tier};
use crate::instant::Instant;
use crate::intake::Intake;
use crate::message::{MessageKind, Messages};
use crate::money::{Currency, CurrencyError};
use crate::node::Node;
use crate::path::Path;
use crate::plan::Action;
use crate::program::Program;
use crate::quality::Targets;
use crate::routing::Routing;
use crate::rule::Rule;
use crate::sla::{Sla, TimelineStep};
use crate::summary::SummaryRules;
use crate::template::{Placeholder, Template};
use crate::testing::PolicyTest;
use crate::transfer::WarmTransfer;

pub use calendar::CheckedCalendar;
pub use errors::PolicyErrors;
use read::{Report, Section};
pub use write::Form;

/// A policy that can decide calls. There is no way to hold one that is incomplete or contradicts itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    id: String,
    title: String,
    money: MoneyReading,
    schema: Schema,
    trigger: Rule,
    program: Option<Program>,
    tier_programs: Option<Vec<Program>>,
    lets_decline: bool,
    actions: Vec<Action>,
    formats: Formats,
    sla: Sla,
    calendar: Calendar,
    tests: Vec<PolicyTest>,
    routing: Routing,
    quality: Targets,
    intake: Intake,
    transfer: WarmTransfer,
    messages: Messages,
    summary: SummaryRules,
    crm: CrmMap,
    digest: String,
}

/// The document version that this engine reads and writes.
pub(crate) const VERSION: i64 = 1;

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

    /// The complete document, every default written out.
    #[must_use]
    pub fn to_node(&self, form: Form) -> Node {
        write::write(self, form)
    }

    /// Reads a document and reports everything that its sections say; a policy only if there is no error.
    pub(crate) fn read(root: &Node) -> Reading {
        let mut report = Report::default();
        let read = Self::read_into(root, &mut report);
        let diagnostics = report.finish();
        let sound = diagnostics.iter().all(|d| d.severity != Severity::Error);
        let (policy, unsound) = match read {
            Ok(policy) if sound => (Some(policy), None),
            Ok(policy) => (None, Some(Box::new(Unsound::from(policy)))),
            Err(unsound) => (None, Some(unsound)),
        };
        Reading {
            policy,
            unsound,
            diagnostics,
        }
    }

    /// The formats of a document, with what they are read by, whatever else is wrong with it.
    pub(crate) fn formats_of(root: &Node) -> Option<(Formats, Schema, MoneyReading)> {
        let mut report = Report::default();
        let mut doc = Section::open(root, Path::root(), &mut report);
        let currency = currency(&mut doc, &mut report);
        let basis = formats::basis(&mut doc, &mut report);
        let money = MoneyReading { currency, basis };
        let declared = facts::read(&mut doc, &mut report);
        let schema = facts::complete(declared, &doc, &mut report);
        let formats = formats::read(&mut doc, &schema, money, &mut report)?;
        Some((formats, schema, money))
    }

    fn read_into(root: &Node, report: &mut Report) -> Result<Self, Box<Unsound>> {
        let mut doc = Section::open(root, Path::root(), report);
        version(&mut doc, report);
        let id = doc.name_or("policy", "draft", report);
        let title = doc.text_or("title", "Untitled policy", report);
        let currency = currency(&mut doc, report);
        let basis = formats::basis(&mut doc, report);
        let money = MoneyReading { currency, basis };

        let declared = facts::read(&mut doc, report);
        let schema = facts::complete(declared, &doc, report);
        let trigger = trigger::read(&mut doc, &schema, money, report);
        let formats = formats::read(&mut doc, &schema, money, report);
        let sla = sla::read(
            &mut doc,
            trigger.as_ref().and_then(|t| t.timer.clone()),
            report,
        );
        if let Some(formats) = &formats {
            sla::check_callbacks(&sla, formats, report);
        }
        let tests = tests::read(&mut doc, &schema, formats.as_ref(), report);
        let routing = routing::read(&mut doc, report);
        let quality = quality::read(&mut doc, report);
        let known = intake::Known {
            schema: &schema,
            money,
            asked: trigger
                .as_ref()
                .and_then(|t| t.rule.as_ref())
                .map(asked)
                .unwrap_or_default(),
        };
        let intake = intake::read(&mut doc, &known, report);
        let transfer = transfer::read(&mut doc, report);
        let messages = messages::read(&mut doc, &transfer, report);
        let summary = summary::read(&mut doc, report);
        let crm = crm::read(&mut doc, &schema, report);
        let calendar = calendar::read(&mut doc, report);
        if let Some(calendar) = &calendar {
            sla::check_reach(&sla, calendar, report);
        }
        doc.close(report);

        let (actions, rule) = match trigger {
            Some(trigger) => (trigger.actions, trigger.rule),
            None => (Vec::new(), None),
        };
        let (rule, formats, calendar) = match (rule, formats, calendar) {
            (Some(rule), Some(formats), Some(calendar)) => (rule, formats, calendar),
            (rule, formats, _) => {
                return Err(Box::new(Unsound {
                    trigger: rule,
                    formats,
                    schema,
                    money,
                }));
            }
        };
        let declines = |spec: &FactSpec| spec.when_missing == WhenMissing::NoHandoff;
        let lets_decline = schema.specs().iter().any(declines);
        let tiers = formats.tiers.iter().map(|tier| Program::all(&tier.when));
        let mut policy = Self {
            id,
            title,
            money,
            schema,
            program: Program::of(&rule),
            tier_programs: tiers.collect(),
            lets_decline,
            trigger: rule,
            actions,
            formats,
            sla,
            tests,
            routing,
            quality,
            intake,
            transfer,
            messages,
            summary,
            crm,
            calendar,
            digest: String::new(),
        };
        match canonical::to_string(&policy.to_node(Form::Signed)) {
            Ok(bytes) => policy.digest = canonical::digest(bytes.as_bytes()),
            Err(why) => report.add(Diagnostic::error(
                Code::WrongKind,
                &Path::root(),
                why.to_string(),
            )),
        }
        Ok(policy)
    }
}

/// What reading a document gives.
pub(crate) struct Reading {
    /// The policy, unless there is an error.
    pub(crate) policy: Option<Policy>,
    /// What is left of a document with errors.
    unsound: Option<Box<Unsound>>,
    /// Everything found.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// The sections of a document with errors that can be analysed by themselves.
struct Unsound {
    trigger: Option<Rule>,
    formats: Option<Formats>,
    schema: Schema,
    money: MoneyReading,
}

impl From<Policy> for Unsound {
    fn from(policy: Policy) -> Self {
        Self {
            trigger: Some(policy.trigger),
            formats: Some(policy.formats),
            schema: policy.schema,
            money: policy.money,
        }
    }
}

impl Reading {
    /// Adds what the analysis finds. All of that is warnings: a document decides with and without them.
    pub(crate) fn analyse(&mut self) {
        if !cfg!(feature = "authoring") {
            return;
        }
        let (trigger, formats, schema, money) = match (&self.policy, &self.unsound) {
            (Some(policy), _) => (
                Some(&policy.trigger),
                Some(&policy.formats),
                &policy.schema,
                policy.money,
            ),
            (None, Some(left)) => (
                left.trigger.as_ref(),
                left.formats.as_ref(),
                &left.schema,
                left.money,
            ),
            (None, None) => return,
        };
        let found = analyse::findings(trigger, formats, schema, money);
        self.diagnostics.extend(found);
    }
}

/// The fields that a rule asks about, each once.
fn asked(rule: &Rule) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    rule.walk(0, &mut |rule, _| {
        if let Rule::Condition(condition) = rule
            && !fields.contains(&condition.field)
        {
            fields.push(condition.field.clone());
        }
    });
    fields
}

fn version(doc: &mut Section<'_>, report: &mut Report) {
    match doc.get("baton") {
        None => report.default_taken(&doc.path().key("baton"), "document version 1"),
        Some((Node::Int(VERSION), _)) => {}
        Some((node, path)) => {
            let message = words!(
                "this engine reads document version 1, not {}",
                node.describe()
            );
            report.add(
                Diagnostic::error(Code::VersionUnsupported, &path, message)
                    .hint("write `baton: 1`"),
            );
        }
    }
}

fn currency(doc: &mut Section<'_>, report: &mut Report) -> Currency {
    match doc.get("currency") {
        None => {
            report.default_taken(&doc.path().key("currency"), "GBP");
            Currency::GBP
        }
        Some((node, path)) => {
            let read = match node {
                Node::Text(code) => Currency::from_code(code),
                _ => Err(CurrencyError::Unknown(None)),
            };
            read.unwrap_or_else(|why| {
                let message = words!("{} {}", node.describe(), why.message());
                report.add(Diagnostic::error(Code::UnknownWord, &path, message).hint(why.hint()));
                // The document's amounts are then read as they were meant.
                why.meant().unwrap_or(Currency::GBP)
            })
        }
    }
}
