//! Reading of a whole document: its sections, and the checks between them.

use super::definition::Policy;
use super::document_form::DocumentForm;
use super::sections::section::{Report, Section};
use super::sections::{
    calendar, cases, crm, facts, formats, intake, messages, quality, routing, sla, summary,
    transfer, trigger,
};
use crate::document::{Code, Diagnostic, Node, Path, Severity, canonical, words};
use crate::handoff::Formats;
use crate::rule::{FactSpec, MoneyReading, Program, Rule, Schema, WhenMissing};
use crate::value::money::{Currency, CurrencyError};

/// The document version that this engine supports.
pub(crate) const VERSION: i64 = 1;

impl Policy {
    /// Reads a document and collects the diagnostics of all sections. The policy is `None` if there is an error.
    pub(crate) fn read(root: &Node) -> Reading {
        let mut report = Report::default();
        let read = Self::read_into(root, &mut report);
        let diagnostics = report.finish();
        let is_valid = diagnostics.iter().all(|d| d.severity != Severity::Error);
        let (policy, partial) = match read {
            Ok(policy) if is_valid => (Some(policy), None),
            Ok(policy) => (None, Some(Box::new(PartialPolicy::from(policy)))),
            Err(partial) => (None, Some(partial)),
        };
        Reading {
            policy,
            partial,
            diagnostics,
        }
    }

    /// Reads the formats of a document, whatever errors the other sections have.
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

    fn read_into(root: &Node, report: &mut Report) -> Result<Self, Box<PartialPolicy>> {
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
        let tests = cases::read(&mut doc, &schema, formats.as_ref(), report);
        let routing = routing::read(&mut doc, report);
        let quality = quality::read(&mut doc, report);
        let known = intake::PolicyContext {
            schema: &schema,
            money,
            trigger_fields: trigger
                .as_ref()
                .and_then(|t| t.rule.as_ref())
                .map(fields_of)
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
                return Err(Box::new(PartialPolicy {
                    trigger: rule,
                    formats,
                    schema,
                    money,
                }));
            }
        };
        let declines = |spec: &FactSpec| spec.when_missing == WhenMissing::NoHandoff;
        let can_decline = schema.specs().iter().any(declines);
        let program = Program::of(&rule, &schema);
        let tiers = formats.tiers.iter();
        let tier_programs = tiers
            .map(|tier| Program::all(&tier.when, &schema))
            .collect();
        let mut policy = Self {
            id,
            title,
            money,
            schema,
            program,
            tier_programs,
            can_decline,
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
        match canonical::to_string(&policy.to_node(DocumentForm::Signed)) {
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

/// The result of reading a document.
pub(crate) struct Reading {
    /// The policy; `None` if there is an error.
    pub(crate) policy: Option<Policy>,
    /// The valid sections of a document with errors.
    partial: Option<Box<PartialPolicy>>,
    /// All diagnostics.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// The sections of a document with errors that can still be analysed.
struct PartialPolicy {
    trigger: Option<Rule>,
    formats: Option<Formats>,
    schema: Schema,
    money: MoneyReading,
}

impl From<Policy> for PartialPolicy {
    fn from(policy: Policy) -> Self {
        Self {
            trigger: Some(policy.trigger),
            formats: Some(policy.formats),
            schema: policy.schema,
            money: policy.money,
        }
    }
}

/// The sections of a document that the analysis covers.
pub(crate) struct Analysable<'r> {
    pub(crate) trigger: Option<&'r Rule>,
    pub(crate) formats: Option<&'r Formats>,
    pub(crate) schema: &'r Schema,
    pub(crate) money: MoneyReading,
}

impl Reading {
    /// Returns the sections that can be analysed; `None` if there are none.
    pub(crate) fn analysable(&self) -> Option<Analysable<'_>> {
        match (&self.policy, &self.partial) {
            (Some(policy), _) => Some(Analysable {
                trigger: Some(&policy.trigger),
                formats: Some(&policy.formats),
                schema: &policy.schema,
                money: policy.money,
            }),
            (None, Some(partial)) => Some(Analysable {
                trigger: partial.trigger.as_ref(),
                formats: partial.formats.as_ref(),
                schema: &partial.schema,
                money: partial.money,
            }),
            (None, None) => None,
        }
    }
}

/// Returns the fields that a rule refers to, each once.
fn fields_of(rule: &Rule) -> Vec<String> {
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
        None => report.note_default(doc.path(), "baton", "document version 1"),
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
            report.note_default(doc.path(), "currency", "GBP");
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
                // Amounts are then read in the currency that was most likely intended.
                why.suggestion().unwrap_or(Currency::GBP)
            })
        }
    }
}
