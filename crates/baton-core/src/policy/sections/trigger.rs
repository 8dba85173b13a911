//! Reading of `handoff_trigger:`, its conditions and its actions.

use super::section::{Report, Section, items, minutes, name, text, word};
use crate::document::node::Node;
use crate::document::{Code, Diagnostic, Path, suggest, words};
use crate::handoff::Action;
use crate::policy::bant;
use crate::rule::{
    Comparison, Condition, Fact, FactError, FactSpec, FactType, Join, MoneyReading, Operand,
    Operator, Rule, Schema, Test,
};
use crate::value::money::{self, MoneyErrorKind};

/// The trigger of a document; `rule` is `None` if a condition has an error.
pub(in crate::policy) struct Trigger {
    pub(in crate::policy) rule: Option<Rule>,
    pub(in crate::policy) actions: Vec<Action>,
    /// The minutes of the timer action, and their path.
    pub(in crate::policy) timer: Option<(u32, Path)>,
}

pub(in crate::policy) fn read(
    doc: &mut Section<'_>,
    schema: &Schema,
    money: MoneyReading,
    report: &mut Report,
) -> Option<Trigger> {
    let (node, path) = doc.require("handoff_trigger", report)?;
    let mut section = Section::open(node, path.clone(), report);
    let join = match section.get("require_all") {
        Some((Node::Bool(true), _)) => Join::All,
        Some((Node::Bool(false), _)) => Join::Any,
        Some((other, path)) => {
            let message = words!("expected true or false, found {}", other.describe());
            report.add(Diagnostic::error(Code::WrongKind, &path, message));
            Join::All
        }
        None => {
            report.note_default(&path, "require_all", "true");
            Join::All
        }
    };
    let mut reader = Conditions {
        schema,
        money,
        ids: Vec::new(),
    };
    let rule = section
        .require("conditions", report)
        .and_then(|(node, path)| {
            check_bant(node, &path, report);
            reader.group(node, path, join, report)
        });
    let (actions, timer) = match section.get("actions") {
        Some((node, path)) => actions(node, &path, report),
        None => {
            report.note_default(
                &path,
                "actions",
                "the pause, the CRM record, the Slack message and the SLA clock",
            );
            (DEFAULT_ACTIONS.to_vec(), None)
        }
    };
    section.close(report);
    Some(Trigger {
        rule,
        actions,
        timer,
    })
}

/// Warns of BANT criteria that no condition covers.
fn check_bant(conditions: &Node, path: &Path, report: &mut Report) {
    if let Some((message, field)) = bant::uncovered(conditions) {
        let hint = words!("add a condition on `{field}`");
        report.add(Diagnostic::warning(Code::BantUncovered, path, message).hint(hint));
    }
}

const DEFAULT_ACTIONS: [Action; 4] = [
    Action::PauseSequence,
    Action::WriteCrmContact,
    Action::NotifyAeSlack,
    Action::StartSlaTimer,
];

/// Reads conditions and ensures that their IDs are unique.
pub(in crate::policy) struct Conditions<'s> {
    pub(in crate::policy) schema: &'s Schema,
    pub(in crate::policy) money: MoneyReading,
    pub(in crate::policy) ids: Vec<String>,
}

impl Conditions<'_> {
    fn group(&mut self, node: &Node, path: Path, join: Join, report: &mut Report) -> Option<Rule> {
        let found = items(node, &path, report);
        if found.is_empty() {
            let what = match join {
                Join::All => "an empty group would hand off every call",
                Join::Any => "an empty group would hand off no call",
            };
            report.add(Diagnostic::error(Code::EmptyGroup, &path, what).hint("add a condition"));
        }
        // Reads all conditions before it stops at an error, so that all errors are reported.
        let rules: Vec<Option<Rule>> = found
            .into_iter()
            .map(|(n, p)| self.rule(n, p, report))
            .collect();
        let rules: Vec<Rule> = rules.into_iter().collect::<Option<_>>()?;
        (!rules.is_empty()).then(|| Rule::Group {
            id: path.to_string(),
            join,
            rules,
        })
    }

    fn rule(&mut self, node: &Node, path: Path, report: &mut Report) -> Option<Rule> {
        for (key, join) in [("all", Join::All), ("any", Join::Any)] {
            if let Some(below) = node.get(key) {
                let rule = self.group(below, path.key(key), join, report);
                self.check_single_key(key, node, path, report);
                return rule;
            }
        }
        if let Some(below) = node.get("not") {
            let rule = self.rule(below, path.key("not"), report);
            self.check_single_key("not", node, path.clone(), report);
            return Some(Rule::Not {
                id: path.to_string(),
                rule: Box::new(rule?),
            });
        }
        self.condition(node, path, report).map(Rule::Condition)
    }

    /// Checks that the mapping of a group has a single key.
    fn check_single_key(&self, key: &'static str, node: &Node, path: Path, report: &mut Report) {
        let mut section = Section::open(node, path, report);
        section.get(key);
        section.close(report);
    }

    pub(in crate::policy) fn condition(
        &mut self,
        node: &Node,
        path: Path,
        report: &mut Report,
    ) -> Option<Condition> {
        if *node == Node::Null {
            let message = "expected a condition, found nothing";
            report.add(
                Diagnostic::error(Code::WrongKind, &path, message)
                    .hint("give it a field, an operator and a value, or remove it"),
            );
        }
        let mut section = Section::open(node, path.clone(), report);
        if !matches!(node, Node::Map(_)) {
            return None;
        }
        let id = match section.get("id") {
            Some((node, path)) => name(node, &path, report).unwrap_or_else(|| path.to_string()),
            None => path.to_string(),
        };
        if self.ids.contains(&id) {
            let message = words!("the id `{id}` is already used by another condition");
            report.add(
                Diagnostic::error(Code::DuplicateId, &path.key("id"), message)
                    .hint("give each condition its own id"),
            );
        }
        self.ids.push(id.clone());

        let field = section.require("field", report);
        let operator = section
            .require("operator", report)
            .and_then(|(n, p)| Some((word::<Operator>(n, &p, report)?, p)));
        let value = match operator {
            Some((operator, _)) if operator.operand() == Operand::Nothing => None,
            _ => section.require("value", report),
        };
        section.close(report);

        let (field, field_path) = field?;
        let slot = self.field(field, &field_path, report)?;
        let spec = self.schema.spec(slot)?;
        let (operator, operator_path) = operator?;
        if !operator.applies_to(&spec.kind) {
            let message = words!(
                "`{}` does not work on {}, which is {}",
                operator.as_str(),
                spec.name,
                spec.kind
            );
            let words = Operator::ALL
                .iter()
                .filter(|operator| operator.applies_to(&spec.kind))
                .map(|operator| operator.as_str());
            let hint = suggest::hint(operator.as_str(), words);
            report.add(
                Diagnostic::error(Code::OperatorNotForType, &operator_path, message).hint(hint),
            );
            return None;
        }
        let test = self.test(operator, spec, value, report)?;
        Some(Condition {
            id,
            field: spec.name.clone(),
            slot,
            test,
        })
    }

    /// Compiles an operator and its operand.
    fn test(
        &self,
        operator: Operator,
        spec: &FactSpec,
        value: Option<(&Node, Path)>,
        report: &mut Report,
    ) -> Option<Test> {
        if operator.operand() == Operand::Nothing {
            return Some(if operator == Operator::IsPresent {
                Test::IsPresent
            } else {
                Test::IsMissing
            });
        }
        let (value, path) = value?;
        let compare = |comparison, report: &mut Report| {
            Some(Test::Compare(
                comparison,
                self.value(spec, value, &path, report)?,
            ))
        };
        match operator {
            Operator::Eq => compare(Comparison::Eq, report),
            Operator::Ne => compare(Comparison::Ne, report),
            Operator::Lt => compare(Comparison::Lt, report),
            Operator::Lte => compare(Comparison::Lte, report),
            Operator::Gt => compare(Comparison::Gt, report),
            Operator::Gte => compare(Comparison::Gte, report),
            Operator::Between => self.between(spec, value, &path, report),
            Operator::In => Some(Test::In(self.values(spec, value, &path, report)?)),
            Operator::NotIn => Some(Test::NotIn(self.values(spec, value, &path, report)?)),
            Operator::Contains => text(value, &path, report).map(Test::Contains),
            Operator::NotContains => text(value, &path, report).map(Test::NotContains),
            Operator::StartsWith => text(value, &path, report).map(Test::StartsWith),
            Operator::EndsWith => text(value, &path, report).map(Test::EndsWith),
            Operator::IsPresent | Operator::IsMissing => None,
        }
    }

    fn between(
        &self,
        spec: &FactSpec,
        node: &Node,
        path: &Path,
        report: &mut Report,
    ) -> Option<Test> {
        let values = self.values(spec, node, path, report)?;
        let Ok([low, high]) = <[Fact; 2]>::try_from(values) else {
            let message = "expected two values, the lower first";
            report
                .add(Diagnostic::error(Code::WrongKind, path, message).hint("write `[low, high]`"));
            return None;
        };
        if low > high {
            let message = "no value lies between these two: the lower comes first";
            report.add(Diagnostic::error(Code::EmptyRange, path, message).hint("swap the two"));
            return None;
        }
        Some(Test::Between(low, high))
    }

    fn values(
        &self,
        spec: &FactSpec,
        node: &Node,
        path: &Path,
        report: &mut Report,
    ) -> Option<Vec<Fact>> {
        if let Node::List(items) = node
            && items.is_empty()
        {
            let message = "an empty list would decide every call alike";
            report.add(Diagnostic::error(Code::EmptyGroup, path, message).hint("add a value"));
            return None;
        }
        let found = items(node, path, report);
        let values: Vec<Option<Fact>> = found
            .iter()
            .map(|(n, p)| self.value(spec, n, p, report))
            .collect();
        values
            .into_iter()
            .collect::<Option<Vec<_>>>()
            .filter(|values| !values.is_empty())
    }

    /// Reads a value of the field's type. A decimal may be quoted, as in the signed form.
    fn value(
        &self,
        spec: &FactSpec,
        node: &Node,
        path: &Path,
        report: &mut Report,
    ) -> Option<Fact> {
        let unquoted = match (&spec.kind, node) {
            (FactType::Number, Node::Text(text)) => Node::number(text),
            _ => None,
        };
        let read = match spec.kind {
            // A threshold is exact: neither a range nor an approximation.
            FactType::Money => match money::read_exact(node, self.money.currency) {
                Ok(minor) => Ok(Fact::Money(minor)),
                Err(why) => {
                    let message = words!("{} {why}", node.describe());
                    // As for any number outside the bounds of its type.
                    let is_beyond = why.kind == MoneyErrorKind::TooLarge;
                    if is_beyond && !matches!(node, Node::Text(_)) {
                        Err(FactError::OutOfRange(message))
                    } else {
                        Err(FactError::Amount(message))
                    }
                }
            },
            _ => spec.read(unquoted.as_ref().unwrap_or(node), self.money),
        };
        match read {
            Ok(fact) => Some(fact),
            Err(why) => {
                let code = match why {
                    FactError::WrongType(_) | FactError::Amount(_) | FactError::Marker(_) => {
                        Code::ValueWrongType
                    }
                    FactError::OutOfRange(_) => Code::ValueOutOfRange,
                };
                report.add(Diagnostic::error(code, path, why.message()));
                None
            }
        }
    }

    fn field(&self, node: &Node, path: &Path, report: &mut Report) -> Option<crate::rule::Slot> {
        let field = name(node, path, report)?;
        let slot = self.schema.slot(&field);
        if slot.is_none() {
            let message = words!("the policy has no fact `{field}`");
            let hint = suggest::hint(&field, self.schema.specs().iter().map(|s| s.name.as_str()));
            report.add(Diagnostic::error(Code::UnknownField, path, message).hint(hint));
        }
        slot
    }
}

fn actions(node: &Node, path: &Path, report: &mut Report) -> (Vec<Action>, Option<(u32, Path)>) {
    let (mut actions, mut timer) = (Vec::new(), None);
    for (item, path) in items(node, path, report) {
        let action = if let Some(value) = item.get(Action::TIMER_KEY) {
            let at = path.key(Action::TIMER_KEY);
            timer = minutes(value, &at, report)
                .map(|minutes| (minutes, at))
                .or(timer);
            let mut section = Section::open(item, path.clone(), report);
            section.get(Action::TIMER_KEY);
            section.close(report);
            Some(Action::StartSlaTimer)
        } else {
            word(item, &path, report)
        };
        match action {
            Some(action) if actions.contains(&action) => {
                let message = words!("`{}` is listed twice", action.as_str());
                report.add(
                    Diagnostic::error(Code::DuplicateId, &path, message)
                        .hint("keep one of the two"),
                );
            }
            Some(action) => actions.push(action),
            None => {}
        }
    }
    match actions.iter().position(|a| *a == Action::PauseSequence) {
        None => report.add(
            Diagnostic::error(
                Code::PauseMissing,
                path,
                "without `pause_sequence`, automated e-mails continue after the handoff",
            )
            .hint("add `- pause_sequence`"),
        ),
        Some(0) => {}
        Some(i) => {
            let message = "the pause is listed later, but the plan still puts it first";
            report.add(Diagnostic::note(
                Code::PauseMovedFirst,
                &path.index(i),
                message,
            ));
        }
    }
    warn_of_missing_actions(&actions, path, report);
    (actions, timer)
}

/// Warns of missing actions that would cost deals. (A missing pause is an error.)
fn warn_of_missing_actions(actions: &[Action], path: &Path, report: &mut Report) {
    for (action, code, message) in [
        (
            Action::NotifyAeSlack,
            Code::AeNotNotified,
            "the AE is not notified, so the lead waits until someone looks",
        ),
        (
            Action::WriteCrmContact,
            Code::ContextNotWritten,
            "the call is not written to the CRM, so the AE starts with only a name and a number",
        ),
        (
            Action::StartSlaTimer,
            Code::SlaClockMissing,
            "no SLA clock runs, so no one is alerted if the call back is missed",
        ),
    ] {
        if !actions.contains(&action) {
            let hint = words!("add `- {}`", action.as_str());
            report.add(Diagnostic::warning(code, path, message).hint(hint));
        }
    }
}
