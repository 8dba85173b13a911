//! A policy that can decide: checked, complete, and looked up once.

mod facts;
mod formats;
mod read;
mod sla;
mod trigger;
mod write;

use crate::calendar::Calendar;
use crate::canonical;
use crate::condition::Rule;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::fact::{MoneyReading, Schema};
use crate::format::Formats;
use crate::money::Currency;
use crate::node::Node;
use crate::path::Path;
use crate::plan::Action;
use crate::sla::Sla;

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
    actions: Vec<Action>,
    formats: Formats,
    sla: Sla,
    calendar: Calendar,
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

    /// The team's working time.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
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

    /// Reads a document and reports everything found; a policy only if there is no error.
    pub(crate) fn read(root: &Node) -> (Option<Self>, Vec<Diagnostic>) {
        let mut report = Report::default();
        let policy = Self::read_into(root, &mut report);
        let diagnostics = report.finish();
        let sound = diagnostics.iter().all(|d| d.severity != Severity::Error);
        (policy.filter(|_| sound), diagnostics)
    }

    fn read_into(root: &Node, report: &mut Report) -> Option<Self> {
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
        doc.close(report);

        let trigger = trigger?;
        let mut policy = Self {
            id,
            title,
            money,
            schema,
            trigger: trigger.rule?,
            actions: trigger.actions,
            formats: formats?,
            sla,
            calendar: Calendar::uk(),
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
        Some(policy)
    }
}

fn version(doc: &mut Section<'_>, report: &mut Report) {
    match doc.get("baton") {
        None => report.default_taken(&doc.path().key("baton"), "document version 1"),
        Some((Node::Int(VERSION), _)) => {}
        Some((node, path)) => {
            let message = format!(
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
        Some((node, path)) => match node {
            Node::Text(code) if Currency::parse(code).is_some() => {
                Currency::parse(code).unwrap_or(Currency::GBP)
            }
            other => {
                let message = format!("{} is not a currency", other.describe());
                report.add(
                    Diagnostic::error(Code::UnknownWord, &path, message)
                        .hint("an ISO 4217 code of three capital letters, such as GBP"),
                );
                Currency::GBP
            }
        },
    }
}
