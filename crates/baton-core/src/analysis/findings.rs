//! Warnings from the analysis of a policy.

use super::shape::{TriggerShape, shape};
use super::tiers;
use super::unreachable::Unreachable;
use crate::decision::explain;
use crate::document::{Code, Diagnostic, Path, words};
use crate::handoff::Formats;
use crate::policy::Analysable;
use crate::rule::{Join, MoneyReading, Rule, Schema};

/// Maximum number of conditions that are searched for the cause of a warning.
const MAX_CAUSES: usize = 16;

/// Returns a warning if the trigger has the same result for every call, and a warning for each unreachable tier.
pub(super) fn findings(sections: &Analysable<'_>) -> Vec<Diagnostic> {
    let Analysable {
        trigger,
        formats,
        schema,
        money,
    } = *sections;
    let mut found = Vec::new();
    if let Some(rule) = trigger {
        let at = Path::root().key("handoff_trigger").key("conditions");
        found.extend(trigger_warning(rule, schema, money, &at));
    }
    if let Some(formats) = formats {
        let at = Path::root().key("handoff_formats").key("tiers");
        found.extend(tier_warnings(formats, schema, money, &at));
    }
    found
}

/// Returns a warning if a trigger has the same result for every call.
fn trigger_warning(
    rule: &Rule,
    schema: &Schema,
    money: MoneyReading,
    at: &Path,
) -> Option<Diagnostic> {
    let found = shape(rule, schema, money);
    let never = match found {
        TriggerShape::Never => true,
        TriggerShape::Always => false,
        _ => return None,
    };
    let mut causes: Vec<Rule> = match rule {
        Rule::Group { join, rules, .. } if (*join == Join::All) == never => rules.clone(),
        _ => Vec::new(),
    };
    causes.truncate(MAX_CAUSES);
    let join = if never { Join::All } else { Join::Any };
    let has_same_shape = |rules: Vec<Rule>| {
        let id = String::new();
        let group = Rule::Group { id, join, rules };
        shape(&group, schema, money) == found
    };
    // Drops every condition that can be left out without a change; the rest are the cause.
    let mut i = 0;
    while i < causes.len() {
        let mut without = causes.clone();
        without.remove(i);
        if !without.is_empty() && has_same_shape(without.clone()) {
            causes = without;
        } else {
            i += 1;
        }
    }
    if !causes.is_empty() && !has_same_shape(causes.clone()) {
        causes.clear();
    }
    let named = causes.iter().map(|rule| match rule {
        Rule::Condition(condition) => {
            words!("“{}”", explain::condition(condition, money.currency))
        }
        Rule::Group { id, .. } | Rule::Not { id, .. } => words!("the group at {id}"),
    });
    let named = named
        .collect::<Vec<_>>()
        .join(if never { " and " } else { " or " });
    let why = match (never, causes.len()) {
        (true, 0) => "the conditions are never met together".to_owned(),
        (true, 1) => words!("{named} is never met"),
        (true, _) => words!("{named} are never met together"),
        (false, 0) => "the conditions are always met".to_owned(),
        (false, _) => words!("{named} is always met"),
    };
    Some(if never {
        let message = words!("no call can be handed off: {why}");
        Diagnostic::warning(Code::TriggerNever, at, message).hint("change or remove one condition")
    } else {
        let message = words!("every call whose facts are known is handed off: {why}");
        Diagnostic::warning(Code::TriggerAlways, at, message)
            .hint("narrow a condition, or add one that all must meet")
    })
}

/// Returns a warning for each unreachable tier.
fn tier_warnings(
    formats: &Formats,
    schema: &Schema,
    money: MoneyReading,
    at: &Path,
) -> Vec<Diagnostic> {
    let found = tiers::unreachable(formats, schema, money).into_iter();
    let warning = |found: Unreachable| {
        Diagnostic::warning(Code::TierUnreachable, &at.index(found.tier), found.message)
            .hint(found.hint)
    };
    found.map(warning).collect()
}
