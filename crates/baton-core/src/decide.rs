//! `decide`: a policy and a call in, a decision out.

use crate::brief::Brief;
use crate::call::{Call, Phase};
use crate::condition::{Condition, Operator, Rule};
use crate::decision::{Decision, FormatChoice, Missing, Outcome, TraceLine};
use crate::fact::{Fact, Facts, WhenMissing};
use crate::format::Why;
use crate::instant::Instant;
use crate::plan::plan;
use crate::policy::Policy;
use crate::truth::Truth;

/// Decides a call for a moment: the one at which the trigger became true, or the end of the call.
///
/// The moment is an argument, so that the same three values give the same decision for ever; a call usually
/// brings its own ([`Call::at`]).
#[must_use]
pub fn decide(policy: &Policy, call: &Call, at: Instant) -> Decision {
    let (facts, intake) = call.prepare(policy.schema(), policy.money());
    let missing = missing(policy, &facts);
    let outcome = outcome(policy, call.phase, policy.trigger().holds(&facts), &missing);
    let handed_off = outcome == Outcome::HandOff;
    let format = handed_off.then(|| choose_format(policy, &facts, at));
    let steps = format.as_ref().map_or(&[][..], |f| &f.steps);
    Decision {
        call: call.id.clone(),
        at,
        outcome,
        sentence: sentence(outcome, format.as_ref(), &missing),
        trace: trace(policy, &facts),
        missing,
        intake,
        plan: if handed_off {
            plan(policy.actions(), steps)
        } else {
            Vec::new()
        },
        brief: Brief::of(call, outcome, handed_off.then_some(at)),
        timeline: if handed_off {
            policy.sla().timeline(policy.calendar(), at)
        } else {
            Vec::new()
        },
        format,
        policy_digest: policy.digest().to_owned(),
    }
}

/// What the trigger's value means for the call, now that it is live or over.
fn outcome(policy: &Policy, phase: Phase, trigger: Truth, missing: &[Missing]) -> Outcome {
    let settled_no = |m: &Missing| {
        let slot = policy
            .schema()
            .slot(&m.field)
            .and_then(|s| policy.schema().spec(s));
        slot.is_some_and(|spec| spec.when_missing == WhenMissing::NoHandoff)
    };
    match trigger {
        Truth::Met => Outcome::HandOff,
        Truth::NotMet => Outcome::NoHandoff,
        Truth::Unknown if phase == Phase::Ended && missing.iter().all(settled_no) => {
            Outcome::NoHandoff
        }
        Truth::Unknown => Outcome::Undecided,
    }
}

/// The fields that the trigger's value waits for, each once, in the order of the policy.
fn missing(policy: &Policy, facts: &Facts) -> Vec<Missing> {
    let mut conditions = Vec::new();
    policy.trigger().waits_for(facts, &mut conditions);
    let mut missing: Vec<Missing> = Vec::new();
    for condition in conditions {
        if missing.iter().all(|m| m.field != condition.field) {
            let ask = policy
                .schema()
                .spec(condition.slot)
                .and_then(|spec| spec.ask.clone());
            missing.push(Missing {
                field: condition.field.clone(),
                ask,
            });
        }
    }
    missing
}

fn trace(policy: &Policy, facts: &Facts) -> Vec<TraceLine> {
    let mut lines = Vec::new();
    policy.trigger().walk(0, &mut |rule, depth| {
        lines.push(trace_line(policy, facts, rule, depth))
    });
    lines
}

fn trace_line(policy: &Policy, facts: &Facts, rule: &Rule, depth: usize) -> TraceLine {
    let result = rule.holds(facts);
    let group = |id: &str, kind, sentence: &str| TraceLine {
        id: id.to_owned(),
        kind,
        depth,
        result,
        field: None,
        actual: None,
        expected: None,
        sentence: sentence.to_owned(),
        distance: None,
    };
    match rule {
        Rule::Condition(condition) => {
            let actual = facts.get(condition.slot).cloned();
            TraceLine {
                id: condition.id.clone(),
                kind: "condition",
                depth,
                result,
                field: Some(condition.field.clone()),
                sentence: condition_sentence(policy, condition, actual.as_ref()),
                distance: actual
                    .as_ref()
                    .filter(|_| result == Truth::NotMet)
                    .and_then(|a| distance(policy, condition, a)),
                actual,
                expected: Some(condition.expected.clone()),
            }
        }
        Rule::Group { id, join, .. } => {
            let sentence = match join {
                crate::condition::Join::All => "all of these must hold",
                crate::condition::Join::Any => "one of these is enough",
            };
            group(id, join.as_str(), sentence)
        }
        Rule::Not { id, .. } => group(id, "not", "this must not hold"),
    }
}

/// "qualification score is 72; at least 75 is needed"
fn condition_sentence(policy: &Policy, condition: &Condition, actual: Option<&Fact>) -> String {
    let currency = policy.money().currency;
    let name = condition.field.replace('_', " ");
    let is = actual.map_or_else(|| "not known".to_owned(), |fact| fact.words(currency));
    let wanted = match (condition.operator, &condition.expected) {
        (Operator::Eq, expected) => expected.words(currency),
        (operator, expected) => format!("{} {}", operator.words(), expected.words(currency)),
    };
    format!("{name} is {is}; {wanted} is needed")
}

/// How far a known value is from what would meet the condition.
fn distance(policy: &Policy, condition: &Condition, actual: &Fact) -> Option<String> {
    let currency = policy.money().currency;
    let amount = |units: i64, money: bool| {
        if money {
            currency.format(units)
        } else {
            units.to_string()
        }
    };
    let (from, to, money) = match (actual, &condition.expected) {
        (Fact::Integer(a), Fact::Integer(e)) => (*a, *e, false),
        (Fact::Money(a), Fact::Money(e)) => (*a, *e, true),
        (Fact::Boolean(_), Fact::Boolean(e)) => {
            let wanted = (condition.operator == Operator::Eq) == *e;
            return Some(format!("must be {}", if wanted { "yes" } else { "no" }));
        }
        (Fact::Text(_), expected) => {
            let word = if condition.operator == Operator::Eq {
                "must be"
            } else {
                "must not be"
            };
            return Some(format!("{word} {}", expected.words(currency)));
        }
        _ => return None,
    };
    Some(match condition.operator {
        Operator::Gte => format!("{} short", amount(to.saturating_sub(from), money)),
        Operator::Gt => format!(
            "{} short",
            amount(to.saturating_sub(from).saturating_add(1), money)
        ),
        Operator::Lte => format!("{} over", amount(from.saturating_sub(to), money)),
        Operator::Lt => format!(
            "{} over",
            amount(from.saturating_sub(to).saturating_add(1), money)
        ),
        Operator::Eq if from < to => format!("{} short", amount(to.saturating_sub(from), money)),
        Operator::Eq => format!("{} over", amount(from.saturating_sub(to), money)),
        Operator::Ne => format!("must not be {}", amount(to, money)),
    })
}

fn choose_format(policy: &Policy, facts: &Facts, at: Instant) -> FormatChoice {
    let chosen = policy.formats().choose(facts);
    let currency = policy.money().currency;
    let size = facts
        .get(policy.formats().deal_size)
        .map(|fact| fact.words(currency));
    let why = match (chosen.why, chosen.tier) {
        (Why::Matched, Some(tier)) => {
            let conditions = tier
                .when
                .iter()
                .map(|c| condition_sentence(policy, c, facts.get(c.slot)));
            let range = tier.deal_size.map(|range| {
                format!(
                    "the deal size is {}, {}",
                    size.as_deref().unwrap_or("not known"),
                    range.words(currency)
                )
            });
            let reasons: Vec<String> = conditions.chain(range).collect();
            if reasons.is_empty() {
                "this tier takes every call".to_owned()
            } else {
                reasons.join("; ")
            }
        }
        (Why::SizeUnknown, Some(_)) => {
            "the deal size is not known, and the policy names this tier for that".to_owned()
        }
        _ => "the deal size is not known: a person picks the format".to_owned(),
    };
    FormatChoice {
        tier: chosen.tier.map(|t| t.id.clone()),
        steps: chosen.tier.map(|t| t.format.clone()).unwrap_or_default(),
        why,
        callback_by: chosen
            .tier
            .and_then(|t| t.callback_within_minutes)
            .map(|minutes| policy.sla().deadline(policy.calendar(), at, minutes)),
    }
}

fn sentence(outcome: Outcome, format: Option<&FormatChoice>, missing: &[Missing]) -> String {
    match (outcome, format) {
        (Outcome::HandOff, Some(format)) if !format.steps.is_empty() => {
            format!(
                "Handed to an AE: {}.",
                list(format.steps.iter().map(|s| s.words().to_owned()))
            )
        }
        (Outcome::HandOff, _) => "Handed to an AE; a person picks the format.".to_owned(),
        (Outcome::NoHandoff, _) => "Not handed off.".to_owned(),
        (Outcome::Undecided, _) => {
            let fields = missing.iter().map(|m| m.field.replace('_', " "));
            format!("Cannot tell yet; still to learn: {}.", list(fields))
        }
    }
}

/// "a, b and c"
fn list(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    match items.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => items.concat(),
    }
}
