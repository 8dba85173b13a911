//! "What would change it": the changes of facts that would turn the outcome, and trying one.

use baton_core::decision::explain;
use baton_core::rule::Fact;
use baton_core::rule::{Comparison, Condition, Test};
use baton_core::value::money::Currency;
use baton_core::{Call, Node, Outcome, Policy};

/// A changed call that is looked at in a sample's place.
#[derive(Clone, Debug)]
pub struct Trial {
    /// Which sample it stands for.
    pub sample: usize,
    /// The call with the change.
    pub call: Call,
    /// What was changed, in words.
    pub words: Vec<String>,
}

/// One fact that would have to be otherwise.
pub struct Change {
    /// The fact.
    pub field: String,
    /// A value that would do; `None` if none can be named.
    pub value: Option<Node>,
    /// What it would have to be, in words.
    pub words: String,
}

/// The fewest changes that would turn a decision: to a handoff, or away from one.
pub fn changes(policy: &Policy, call: &Call, outcome: Outcome) -> Vec<Change> {
    let (mut facts, _) = call.prepare(policy.schema(), policy.money());
    facts.close();
    let wanted = outcome != Outcome::HandOff;
    let currency = policy.money().currency;
    let all = explain::changes(policy.trigger(), &facts, wanted).into_iter();
    all.filter_map(|condition| {
        let spec = policy.schema().spec(condition.slot)?;
        let met = condition.evaluate(&facts) == baton_core::Truth::Met;
        let value = value(&condition.test, !met);
        Some(Change {
            words: words(condition, met, value.as_ref(), currency),
            value: value.map(|fact| fact.to_node()),
            field: spec.name.clone(),
        })
    })
    .collect()
}

fn words(condition: &Condition, met: bool, value: Option<&Fact>, currency: Currency) -> String {
    match (met, value) {
        (false, _) => explain::needs(&condition.test, currency),
        (true, Some(value)) => format!("such as {}", value.describe(currency)),
        (true, None) => format!("not: {}", explain::needs(&condition.test, currency)),
    }
}

/// A value with which a test comes out as wanted, as near to its edge as can be.
fn value(test: &Test, wanted: bool) -> Option<Fact> {
    match test {
        Test::Compare(how, to) => {
            let step = match (how, wanted) {
                (Comparison::Eq, true) | (Comparison::Ne, false) => 0,
                (Comparison::Eq, false) | (Comparison::Ne, true) => 1,
                (Comparison::Gte | Comparison::Lte, true) => 0,
                (Comparison::Gt, true) | (Comparison::Lte, false) => 1,
                (Comparison::Lt, true) | (Comparison::Gte, false) => -1,
                (Comparison::Gt | Comparison::Lt, false) => 0,
            };
            moved(to, step)
        }
        Test::Between(low, high) => {
            if wanted {
                Some(low.clone())
            } else {
                moved(high, 1)
            }
        }
        Test::In(values) if wanted => values.first().cloned(),
        Test::NotIn(values) if !wanted => values.first().cloned(),
        Test::Contains(part) | Test::StartsWith(part) | Test::EndsWith(part) if wanted => {
            Some(Fact::Text(part.clone()))
        }
        _ => None,
    }
}

fn moved(fact: &Fact, by: i64) -> Option<Fact> {
    if by == 0 {
        return Some(fact.clone());
    }
    match fact {
        Fact::Boolean(yes) => Some(Fact::Boolean(!yes)),
        Fact::Integer(number) => number.checked_add(by).map(Fact::Integer),
        Fact::Money(minor) => minor.checked_add(by.checked_mul(100)?).map(Fact::Money),
        Fact::Instant(at) => Some(Fact::Instant(at.plus(by))),
        Fact::Number(_) | Fact::Text(_) | Fact::Texts(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use baton_core::decide;

    use crate::model::tests::opened;

    /// Every change that names a value does what it says: with all of them made, the outcome turns.
    #[test]
    fn what_would_change_it_does_change_it() {
        let model = opened();
        let policy = model.policy();
        let mut turned = 0;
        for sample in model.samples().iter() {
            let at = sample.call.at.unwrap_or(model.now);
            let before = decide(policy, &sample.call, at).outcome;
            let changes = super::changes(policy, &sample.call, before);
            assert!(!changes.is_empty(), "{}", sample.call.id);
            let mut call = sample.call.clone();
            for change in changes {
                call.set_fact(
                    &change.field,
                    change.value.expect("the article's are all simple"),
                );
            }
            let after = decide(policy, &call, at).outcome;
            assert_ne!(before, after, "{}", sample.call.id);
            turned += 1;
        }
        assert_eq!(turned, model.samples().len());
    }
}
