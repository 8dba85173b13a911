//! Writing of a policy as a complete document.

use super::definition::Policy;
use super::document::VERSION;
use super::document_form::DocumentForm;
use super::sections::{cases, crm, intake, messages, quality, routing, sla, summary, transfer};
use crate::document::node::{self, Node};
use crate::handoff::{Action, Bound, SizeRange, Tier, WhenUnknown};
use crate::rule::{Condition, Fact, FactSpec, FactType, Join, Rule, Test};
use crate::value::money::{Basis, Currency};

impl Policy {
    /// Returns the complete document with every default written out.
    #[must_use]
    pub fn to_node(&self, form: DocumentForm) -> Node {
        write(self, form)
    }
}

fn write(policy: &Policy, form: DocumentForm) -> Node {
    let writer = Writer {
        form,
        currency: policy.money.currency,
    };
    let mut entries = vec![
        ("baton", Node::Int(VERSION)),
        ("policy", Node::text(&policy.id)),
        ("title", Node::text(&policy.title)),
        ("currency", Node::text(policy.money.currency.code())),
        ("facts", writer.facts(policy.schema.specs())),
        ("handoff_trigger", writer.trigger(policy)),
        ("handoff_formats", writer.formats(policy)),
        ("handoff_sla", sla_node(&policy.sla)),
        ("calendar", policy.calendar.to_node()),
        ("routing", routing::write(&policy.routing)),
        ("quality", quality::write(&policy.quality)),
        ("intake", intake::write(&policy.intake)),
        ("warm_transfer", transfer::write(&policy.transfer)),
        ("messages", messages::write(&policy.messages)),
        ("summary", summary::write(&policy.summary)),
        ("crm", crm::write(&policy.crm)),
    ];
    // Unlike settings, test cases have no default: a policy without any has no list.
    if !policy.tests.is_empty() {
        entries.push(("tests", cases::write(&policy.tests)));
    }
    Node::map(entries)
}

struct Writer {
    form: DocumentForm,
    currency: Currency,
}

impl Writer {
    fn facts(&self, specs: &[FactSpec]) -> Node {
        Node::Map(
            specs
                .iter()
                .map(|spec| (spec.name.clone(), fact_spec(spec)))
                .collect(),
        )
    }

    fn trigger(&self, policy: &Policy) -> Node {
        // The root of a trigger is always a group, as `conditions:` is read.
        let (join, conditions) = match &policy.trigger {
            Rule::Group { join, rules, .. } => {
                (*join, rules.iter().map(|r| self.rule(r)).collect())
            }
            other => (Join::All, vec![self.rule(other)]),
        };
        let actions = policy.actions.iter().map(|action| match action {
            Action::StartSlaTimer => Node::text("start_sla_timer"),
            other => Node::text(other.as_str()),
        });
        Node::map([
            ("require_all", Node::Bool(join == Join::All)),
            ("conditions", Node::List(conditions)),
            ("actions", Node::List(actions.collect())),
        ])
    }

    fn rule(&self, rule: &Rule) -> Node {
        match rule {
            Rule::Condition(condition) => self.condition(condition),
            Rule::Group { join, rules, .. } => Node::map([(
                join.as_str(),
                Node::List(rules.iter().map(|r| self.rule(r)).collect()),
            )]),
            Rule::Not { rule, .. } => Node::map([("not", self.rule(rule))]),
        }
    }

    fn condition(&self, condition: &Condition) -> Node {
        let mut entries = Vec::new();
        if !condition.id.starts_with('/') {
            entries.push(("id", Node::text(&condition.id)));
        }
        entries.push(("field", Node::text(&condition.field)));
        entries.push(("operator", Node::text(condition.test.operator().as_str())));
        if let Some(operand) = self.operand(&condition.test) {
            entries.push(("value", operand));
        }
        Node::map(entries)
    }

    fn operand(&self, test: &Test) -> Option<Node> {
        let list =
            |values: &[Fact]| Node::List(values.iter().map(|value| self.fact(value)).collect());
        match test {
            Test::Compare(_, value) => Some(self.fact(value)),
            Test::Between(low, high) => Some(Node::List(vec![self.fact(low), self.fact(high)])),
            Test::In(values) | Test::NotIn(values) => Some(list(values)),
            other => other.operand(),
        }
    }

    fn fact(&self, fact: &Fact) -> Node {
        match (fact, self.form) {
            (Fact::Money(minor), _) => self.money(*minor),
            // An integer is written as such even if the fact's type is number, because the reader will see an integer.
            (Fact::Number(number), DocumentForm::Authored) => node::number(&number.to_string()),
            (other, _) => other.to_node(),
        }
    }

    fn money(&self, minor: i64) -> Node {
        let unit = 10i64.pow(self.currency.exponent());
        match self.form {
            DocumentForm::Signed => Node::map([("minor", Node::Int(minor))]),
            DocumentForm::Authored if minor % unit == 0 => Node::Int(minor / unit),
            DocumentForm::Authored => {
                let width = self.currency.exponent() as usize;
                Node::Decimal(format!("{}.{:0width$}", minor / unit, minor % unit))
            }
        }
    }

    fn formats(&self, policy: &Policy) -> Node {
        let basis = match policy.formats.basis {
            Basis::Low => "low",
            Basis::Mid => "mid",
            Basis::High => "high",
        };
        let unknown = match &policy.formats.when_unknown {
            WhenUnknown::Tier(id) => id.as_str(),
            WhenUnknown::Review => "review",
        };
        Node::map([
            ("deal_size_basis", Node::text(basis)),
            (
                "tiers",
                Node::List(policy.formats.tiers.iter().map(|t| self.tier(t)).collect()),
            ),
            ("when_unknown", Node::text(unknown)),
        ])
    }

    fn tier(&self, tier: &Tier) -> Node {
        let mut entries = vec![("id", Node::text(&tier.id))];
        if !tier.when.is_empty() {
            let when = tier.when.iter().map(|c| self.condition(c)).collect();
            entries.push(("when", Node::List(when)));
        }
        if let Some(range) = &tier.deal_size {
            entries.push(("deal_size", self.range(range)));
        }
        let format = tier
            .format
            .iter()
            .map(|step| Node::text(step.as_str()))
            .collect();
        entries.push(("format", Node::List(format)));
        if let Some(minutes) = tier.callback_within_minutes {
            entries.push(("callback_within_minutes", Node::Int(minutes.into())));
        }
        Node::map(entries)
    }

    fn range(&self, range: &SizeRange) -> Node {
        let end = |edge: Option<Bound>, included, excluded| {
            edge.map(|e| {
                let key = if e.included { included } else { excluded };
                (key, self.money(e.minor))
            })
        };
        let ends = [
            end(range.low, "from", "above"),
            end(range.high, "up_to", "below"),
        ];
        Node::map(ends.into_iter().flatten().collect::<Vec<_>>())
    }
}

fn fact_spec(spec: &FactSpec) -> Node {
    let mut entries = vec![("type", Node::text(spec.kind.name()))];
    match &spec.kind {
        FactType::Integer { min, max } => {
            for (key, end) in [("min", min), ("max", max)] {
                if let Some(n) = end {
                    entries.push((key, Node::Int(*n)));
                }
            }
        }
        FactType::Choice(options) => {
            entries.push((
                "options",
                Node::List(options.iter().map(Node::text).collect()),
            ));
        }
        FactType::Boolean
        | FactType::Money
        | FactType::Text
        | FactType::Texts
        | FactType::Number
        | FactType::Instant => {}
    }
    entries.push(("when_missing", Node::text(spec.when_missing.as_str())));
    if let Some(ask) = &spec.ask {
        entries.push(("ask", Node::text(ask)));
    }
    Node::map(entries)
}

fn sla_node(sla: &crate::handoff::Sla) -> Node {
    Node::map([
        (
            "warm_hold_sms_minutes",
            Node::Int(sla.warm_hold_sms_minutes.into()),
        ),
        (
            "tier_1_response_minutes",
            Node::Int(sla.tier_1_response_minutes.into()),
        ),
        (
            "tier_2_escalation_minutes",
            Node::Int(sla.tier_2_escalation_minutes.into()),
        ),
        ("tier_3_minutes", Node::Int(sla.tier_3_minutes.into())),
        ("clock", Node::text(sla.clock.as_str())),
        ("late_day", Node::text(sla.late_day.as_str())),
        ("out_of_hours", Node::text(sla::OUT_OF_HOURS)),
    ])
}
