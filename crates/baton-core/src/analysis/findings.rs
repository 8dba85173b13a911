//! What an analysis finds, as warnings.

use super::shape::{TriggerShape, shape};
use super::tiers;
use super::unreachable::Unreachable;
use crate::decision::explain;
use crate::document::Path;
use crate::document::{Code, Diagnostic, words};
use crate::handoff::Formats;
use crate::policy::Analysable;
use crate::rule::{Join, Rule};
use crate::rule::{MoneyReading, Schema};

/// The most conditions among which the ones at fault are looked for.
const MOST_AT_FAULT: usize = 16;

/// A warning if the trigger decides all calls alike, and one for each tier that no call gets.
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
        found.extend(of_trigger(rule, schema, money, &at));
    }
    if let Some(formats) = formats {
        let at = Path::root().key("handoff_formats").key("tiers");
        found.extend(of_tiers(formats, schema, money, &at));
    }
    found
}

/// A warning if a trigger decides all calls alike.
fn of_trigger(rule: &Rule, schema: &Schema, money: MoneyReading, at: &Path) -> Option<Diagnostic> {
    let found = shape(rule, schema, money);
    let never = match found {
        TriggerShape::Never => true,
        TriggerShape::Always => false,
        _ => return None,
    };
    let mut at_fault: Vec<Rule> = match rule {
        Rule::Group { join, rules, .. } if (*join == Join::All) == never => rules.clone(),
        _ => Vec::new(),
    };
    at_fault.truncate(MOST_AT_FAULT);
    let join = if never { Join::All } else { Join::Any };
    let alike = |rules: Vec<Rule>| {
        let id = String::new();
        let group = Rule::Group { id, join, rules };
        shape(&group, schema, money) == found
    };
    // What can be left out without a change is not at fault.
    let mut i = 0;
    while i < at_fault.len() {
        let mut without = at_fault.clone();
        without.remove(i);
        if !without.is_empty() && alike(without.clone()) {
            at_fault = without;
        } else {
            i += 1;
        }
    }
    if !at_fault.is_empty() && !alike(at_fault.clone()) {
        at_fault.clear();
    }
    let named = at_fault.iter().map(|rule| match rule {
        Rule::Condition(condition) => {
            words!("“{}”", explain::condition(condition, money.currency))
        }
        Rule::Group { id, .. } | Rule::Not { id, .. } => words!("the group at {id}"),
    });
    let named = named
        .collect::<Vec<_>>()
        .join(if never { " and " } else { " or " });
    let why = match (never, at_fault.len()) {
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

/// A warning for each tier that no call gets.
fn of_tiers(formats: &Formats, schema: &Schema, money: MoneyReading, at: &Path) -> Vec<Diagnostic> {
    let found = tiers::unreachable(formats, schema, money).into_iter();
    let warning = |found: Unreachable| {
        Diagnostic::warning(Code::TierUnreachable, &at.index(found.tier), found.message)
            .hint(found.hint)
    };
    found.map(warning).collect()
}
