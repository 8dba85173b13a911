//! Calls at the edges of a policy: below, at and above each threshold, with each choice, and without each fact.
//!
//! They verify an engine: an engine that reads `gte` as `gt`, or a missing fact as false, decides one of them
//! differently.

use std::collections::BTreeSet;

use crate::call::contact::PhoneNumber;
use crate::call::{Call, Phase};
use crate::policy::Policy;
use crate::rule::{
    Condition, Fact, FactSpec, FactType, Facts, Slot, Truth, edge_values, example_value, neighbours,
};

/// Maximum number of combinations tried to find a call that is handed off.
const MAX_TRIED: usize = 4096;

/// A field that the policy refers to, with its edge values.
struct Field<'p> {
    spec: &'p FactSpec,
    slot: Slot,
    values: Vec<Fact>,
}

/// Generates calls at the edges of a policy. For each reachable tier there is a handed-off call, and variants of it
/// with a fact changed to each of its edge values, or missing from a live or an ended call. The ID of each call
/// describes the variant. All calls are different.
#[must_use]
pub fn calls(policy: &Policy) -> Vec<Call> {
    let fields = fields(policy);
    let bases = bases(policy, &fields);
    let mut variants: Vec<Variant<'_>> = Vec::new();
    for (tier, chosen) in &bases {
        add_variants(tier, &fields, chosen, &mut variants);
    }
    // A large policy gives thousands of variants, most of them equal, so duplicates are removed before calls are built.
    let mut known = BTreeSet::new();
    variants.retain(|variant| known.insert(variant.key()));
    variants
        .iter()
        .map(|variant| variant.call(&fields))
        .collect()
}

/// A variant of a base call with at most a single fact changed.
struct Variant<'b> {
    tier: &'b str,
    base: &'b [usize],
    phase: Phase,
    /// The changed field and the index of its value; `None` if the fact is missing.
    changed: Option<(usize, Option<usize>)>,
    /// Hash of the values. Comparing it first avoids most comparisons of values.
    hash: u64,
}

impl Variant<'_> {
    /// Returns the index of each field's value.
    fn values(&self) -> impl Iterator<Item = Option<usize>> {
        let base = self.base.iter().copied().enumerate();
        base.map(|(field, value)| match self.changed {
            Some((changed, value)) if changed == field => value,
            _ => Some(value),
        })
    }

    /// Equal for equal calls. The hash comes first, so that few values are compared.
    fn key(&self) -> (u64, bool, Vec<Option<usize>>) {
        let is_live = self.phase == Phase::Live;
        (self.hash, is_live, self.values().collect())
    }

    fn call(&self, fields: &[Field<'_>]) -> Call {
        let changed = self
            .changed
            .and_then(|(field, value)| Some((&fields.get(field)?.spec.name, value)));
        let what = match (changed, self.phase) {
            (None, _) => "all facts".to_owned(),
            (Some((name, Some(value))), _) => format!("{name}, value {}", value + 1),
            (Some((name, None)), Phase::Ended) => format!("no {name}"),
            (Some((name, None)), Phase::Live) => format!("{name} to come"),
        };
        let mut call = Call::new(&format!("edge of {}: {what}", self.tier), self.phase);
        PhoneNumber::FICTIONAL.clone_into(&mut call.contact.phone);
        for (field, value) in fields.iter().zip(self.values()) {
            if let Some(value) = value.and_then(|value| field.values.get(value)) {
                call.set_fact(&field.spec.name, value.to_node());
            }
        }
        call
    }
}

fn add_variants<'b>(
    tier: &'b str,
    fields: &[Field<'_>],
    base: &'b [usize],
    variants: &mut Vec<Variant<'b>>,
) {
    // A sum, so that a changed value only changes a single term.
    let values = base.iter().enumerate();
    let sum = values.fold(0_u64, |sum, (field, value)| {
        sum.wrapping_add(hash(field, Some(*value)))
    });
    let mut add = |phase, changed: Option<(usize, Option<usize>)>| {
        let by = changed.map_or(0, |(field, value)| {
            let was = hash(field, base.get(field).copied());
            hash(field, value).wrapping_sub(was)
        });
        variants.push(Variant {
            tier,
            base,
            phase,
            changed,
            hash: sum.wrapping_add(by),
        });
    };
    add(Phase::Ended, None);
    for (i, (field, index)) in fields.iter().zip(base).enumerate() {
        for value in (0..field.values.len()).filter(|value| value != index) {
            add(Phase::Ended, Some((i, Some(value))));
        }
        add(Phase::Ended, Some((i, None)));
        add(Phase::Live, Some((i, None)));
    }
}

/// Returns a hash of a field's value.
fn hash(field: usize, value: Option<usize>) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let value = value.map_or(0, |value| number(value) + 1);
    let mixed = number(field).wrapping_add(ODD).wrapping_mul(ODD) ^ value;
    (mixed ^ (mixed >> 29))
        .wrapping_mul(ODD)
        .rotate_left(31)
        .wrapping_mul(ODD)
}

/// Returns every field of the trigger and of the formats.
fn fields(policy: &Policy) -> Vec<Field<'_>> {
    let mut fields: Vec<Field<'_>> = Vec::new();
    let tiers = &policy.formats().tiers;
    let mut conditions = policy.trigger().conditions();
    conditions.extend(tiers.iter().flat_map(|tier| &tier.when));
    for Condition { slot, test, .. } in conditions {
        add(policy, &mut fields, *slot, &edge_values(test));
    }
    let deal_size = policy.formats().deal_size;
    for range in tiers.iter().filter_map(|tier| tier.deal_size) {
        for edge in [range.low, range.high].into_iter().flatten() {
            add(
                policy,
                &mut fields,
                deal_size,
                &neighbours(&Fact::Money(edge.minor)),
            );
        }
    }
    for field in &mut fields {
        let mut known = BTreeSet::new();
        field.values.retain(|value| known.insert(value.clone()));
        if let FactType::Choice(options) = &field.spec.kind {
            field.values = options.iter().cloned().map(Fact::Text).collect();
        }
        if field.values.is_empty() {
            field.values.extend(example_value(&field.spec.kind));
        }
    }
    fields
}

/// Adds the values that the field can have.
fn add<'p>(policy: &'p Policy, fields: &mut Vec<Field<'p>>, slot: Slot, values: &[Fact]) {
    let Some(spec) = policy.schema().spec(slot) else {
        return;
    };
    if !fields.iter().any(|field| field.slot == slot) {
        let values = Vec::new();
        fields.push(Field { spec, slot, values });
    }
    let Some(field) = fields.iter_mut().find(|field| field.slot == slot) else {
        return;
    };
    let possible = |value: &&Fact| {
        spec.read_from_call(&value.to_node(), policy.money())
            .is_ok()
    };
    field.values.extend(values.iter().filter(possible).cloned());
}

/// Finds, for each tier, the first values that meet the trigger and choose the tier. If no combination meets the
/// trigger, the result is the first combination.
fn bases(policy: &Policy, fields: &[Field<'_>]) -> Vec<(String, Vec<usize>)> {
    let mut facts = Facts::empty(policy.schema());
    facts.close();
    let mut found: Vec<(String, Vec<usize>)> = Vec::new();
    let mut chosen = vec![0; fields.len()];
    for _ in 0..MAX_TRIED {
        for (field, index) in fields.iter().zip(&chosen) {
            let value = field.values.get(*index).cloned();
            facts.set(policy.schema(), field.slot, value);
        }
        if policy.trigger().evaluate(&facts) == Truth::Met {
            let tier = policy.formats().choose(&facts).tier;
            let tier = tier.map_or("review", |tier| &tier.id);
            if !found.iter().any(|(known, _)| known == tier) {
                found.push((tier.to_owned(), chosen.clone()));
            }
        }
        if !advance(&mut chosen, fields) {
            break;
        }
    }
    if found.is_empty() {
        found.push(("the trigger".to_owned(), vec![0; fields.len()]));
    }
    found
}

/// Advances to the next combination, like an odometer. Returns false after the last.
fn advance(chosen: &mut [usize], fields: &[Field<'_>]) -> bool {
    chosen.iter_mut().zip(fields).any(|(index, field)| {
        *index += 1;
        let turned = *index < field.values.len();
        if !turned {
            *index = 0;
        }
        turned
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Instant;
    use crate::call::Outcome;
    use crate::decision::decide;
    use crate::policy::PolicyDraft;

    fn outcomes(yaml: &str) -> Vec<(String, Outcome, Option<String>)> {
        let policy = PolicyDraft::from_yaml(yaml)
            .unwrap()
            .check()
            .policy
            .unwrap();
        let at = Instant::parse("2026-06-19T14:23:00Z").unwrap();
        let decided = calls(&policy).into_iter().map(|call| {
            let decision = decide(&policy, &call, at);
            assert_eq!(decision.intake, [], "{}: {:?}", call.id, call.facts);
            let tier = decision.format.and_then(|format| format.tier);
            (call.id, decision.outcome, tier)
        });
        decided.collect()
    }

    #[test]
    fn edge_cases_reach_every_outcome_and_tier_of_the_article() {
        let decided = outcomes(include_str!("../../../../web/samples/article-policy.yaml"));
        for outcome in [Outcome::HandOff, Outcome::NoHandoff, Outcome::Undecided] {
            assert!(decided.iter().any(|(_, o, _)| *o == outcome), "{outcome:?}");
        }
        for tier in ["small", "medium", "large"] {
            let reached = |(_, _, t): &(_, _, Option<String>)| t.as_deref() == Some(tier);
            assert!(decided.iter().any(reached), "{tier}: {decided:?}");
        }
        let id = "edge of inbound: qualification_score, value 2";
        let one_short = decided.iter().find(|(found, ..)| found == id).unwrap();
        assert_eq!(one_short.1, Outcome::NoHandoff, "74 is one short of 75");
    }

    #[test]
    fn edge_cases_have_no_duplicates() {
        let yaml = include_str!("../../../../web/samples/policies/good.yaml");
        let calls = calls(&PolicyDraft::from_yaml(yaml).unwrap().read().policy.unwrap());
        for (i, call) in calls.iter().enumerate() {
            let alike = |other: &&Call| other.facts == call.facts && other.phase == call.phase;
            assert_eq!(calls.iter().take(i).find(alike), None, "{}", call.id);
        }
        assert!(calls.len() > 50, "{}", calls.len());
    }

    #[test]
    fn a_trigger_that_requires_a_no_can_be_met() {
        let yaml = r#"
baton: 1
policy: test/nested
handoff_trigger:
  conditions:
    - not: { field: budget_confirmed, operator: eq, value: true }
    - any:
        - { field: mood, operator: in, value: [warm, hot] }
        - { field: qualification_score, operator: between, value: [40, 60] }
  actions: [pause_sequence]
"#;
        let decided = outcomes(yaml);
        assert_eq!(decided[0].1, Outcome::HandOff, "{decided:?}");
    }
}
