//! Rows of conditions: what they say, what they may say, and what a new one starts with.

use baton_core::document::Path;
use baton_core::policy::Edit;
use baton_core::rule::{FactSpec, FactType};
use baton_core::rule::{Operand, Operator};
use baton_core::{Node, Policy};

use crate::words;

/// The list of the trigger's conditions.
pub fn list() -> Path {
    Path::new("/handoff_trigger/conditions")
}

/// The fact that a condition is about, if the policy knows it.
pub fn spec<'p>(policy: &'p Policy, condition: &Node) -> Option<&'p FactSpec> {
    let Some(Node::Text(field)) = condition.get("field") else {
        return None;
    };
    let schema = policy.schema();
    schema.spec(schema.slot(field)?)
}

/// The operators that work on a type of fact.
pub fn operators(kind: &FactType) -> impl Iterator<Item = Operator> {
    Operator::ALL
        .iter()
        .copied()
        .filter(move |operator| operator.applies_to(kind))
}

/// The kinds of groups, with what each says of its members.
pub const GROUPS: [(&str, &str); 3] = [
    ("all", "all of these"),
    ("any", "any of these"),
    ("not", "not this"),
];

/// The kind of a group and what is in it; `None` for a condition. What `not` holds is one.
pub fn group(row: &Node) -> Option<(&'static str, &Node)> {
    let mut all = GROUPS.into_iter();
    all.find_map(|(kind, _)| Some((kind, row.get(kind)?)))
}

/// A condition or a group in a few words; `None` while a part of it cannot be read.
pub fn sentence(policy: &Policy, row: &Node) -> Option<String> {
    if let Some((kind, inside)) = group(row) {
        let Node::List(rows) = inside else {
            return sentence(policy, inside).map(|one| format!("it is not so that {one}"));
        };
        let said: Option<Vec<String>> = rows.iter().map(|row| sentence(policy, row)).collect();
        let said = said.filter(|said| !said.is_empty())?;
        return Some(match kind {
            "any" => format!("either {}", words::list(&said, "or")),
            _ => words::list(&said, "and"),
        });
    }
    let spec = spec(policy, row)?;
    let operator = operator(row)?;
    let currency = policy.money().currency;
    let read = |node: &Node| spec.read(node, policy.money()).ok();
    let value = row.get("value");
    let say = |texts: &[String]| words::several(&spec.name, operator, texts);
    match operator.operand() {
        Operand::Nothing => Some(say(&[])),
        Operand::One if part_of_text(operator) => match value? {
            Node::Text(part) if !part.is_empty() => Some(say(&[format!("“{part}”")])),
            _ => None,
        },
        Operand::One => Some(words::condition(
            &spec.name,
            operator,
            &read(value?)?,
            currency,
        )),
        Operand::Two | Operand::Several => {
            let Node::List(items) = value? else {
                return None;
            };
            let texts: Option<Vec<String>> = items
                .iter()
                .map(|item| Some(read(item)?.describe(currency)))
                .collect();
            Some(say(&texts.filter(|texts| !texts.is_empty())?))
        }
    }
}

/// Whether an operator looks for a part of a text, or for an item of a list.
pub const fn part_of_text(operator: Operator) -> bool {
    matches!(
        operator,
        Operator::Contains | Operator::NotContains | Operator::StartsWith | Operator::EndsWith
    )
}

/// The operator of a condition, if it is one that is known.
pub fn operator(condition: &Node) -> Option<Operator> {
    let Some(Node::Text(word)) = condition.get("operator") else {
        return None;
    };
    word.parse().ok()
}

/// The changes that turn a row to another operator: a value becomes a list, a list its first value, as is needed.
pub fn change_operator(at: &Path, row: &Node, to: Operator) -> Vec<Edit> {
    let mut edits = vec![Edit::Set {
        at: at.key("operator"),
        to: Node::text(to.as_str()),
    }];
    let value = row.get("value").cloned().unwrap_or_else(|| Node::text(""));
    let first = match &value {
        Node::List(items) => items.first().cloned().unwrap_or_else(|| Node::text("")),
        one => one.clone(),
    };
    let wanted = match (to.operand(), value) {
        (Operand::Nothing, _) => {
            if row.get("value").is_some() {
                edits.push(Edit::Remove {
                    at: at.key("value"),
                });
            }
            return edits;
        }
        (Operand::Two, Node::List(items)) if items.len() == 2 => return edits,
        (Operand::Two, _) => Node::List(vec![first, Node::text("")]),
        (Operand::Several, Node::List(_)) => return edits,
        (Operand::Several, _) => Node::List(vec![first]),
        (Operand::One, _) => first,
    };
    if row.get("value") != Some(&wanted) {
        edits.push(Edit::Set {
            at: at.key("value"),
            to: wanted,
        });
    }
    edits
}

/// A condition about the first fact that no row asks for yet. What it is compared with, if that is a number, is
/// still to be said: none would do for everybody.
pub fn fresh(policy: &Policy, rows: &Node) -> Option<Node> {
    let Node::List(rows) = rows else {
        return None;
    };
    let asked = |spec: &&FactSpec| {
        let name = Node::text(&spec.name);
        rows.iter().any(|row| row.get("field") == Some(&name))
    };
    let specs = policy.schema().specs();
    let spec = specs.iter().find(|spec| !asked(spec)).or(specs.first())?;
    Some(Node::map([
        ("field", Node::text(&spec.name)),
        ("operator", Node::text(usual(&spec.kind).as_str())),
        ("value", start(&spec.kind)),
    ]))
}

/// The changes that turn a row to another fact: what no longer fits it is replaced.
pub fn change_field(policy: &Policy, at: &Path, row: &Node, field: &str) -> Vec<Edit> {
    let set = |key, to| Edit::Set {
        at: at.key(key),
        to,
    };
    let mut edits = vec![set("field", Node::text(field))];
    let schema = policy.schema();
    let Some(spec) = schema.slot(field).and_then(|slot| schema.spec(slot)) else {
        return edits;
    };
    if operator(row).is_none_or(|kept| operators(&spec.kind).all(|other| other != kept)) {
        edits.push(set("operator", Node::text(usual(&spec.kind).as_str())));
    }
    let fits = |value: &Node| spec.read(value, policy.money()).is_ok();
    let takes_one = operator(row).is_none_or(|kept| kept.operand() == Operand::One);
    if !(takes_one && row.get("value").is_some_and(fits)) {
        // What was compared with the other fact means nothing for this one.
        if let Some(first) = edits.get_mut(1) {
            *first = set("operator", Node::text(usual(&spec.kind).as_str()));
        } else if !takes_one {
            edits.push(set("operator", Node::text(usual(&spec.kind).as_str())));
        }
        edits.push(set("value", start(&spec.kind)));
    }
    edits
}

fn usual(kind: &FactType) -> Operator {
    if kind.is_ordered() {
        Operator::Gte
    } else {
        Operator::Eq
    }
}

fn start(kind: &FactType) -> Node {
    match kind {
        FactType::Boolean => Node::Bool(true),
        FactType::Choice(options) => Node::text(options.first().cloned().unwrap_or_default()),
        FactType::Integer { .. }
        | FactType::Money
        | FactType::Text
        | FactType::Texts
        | FactType::Number
        | FactType::Instant => Node::text(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use baton_core::PolicyDraft;

    fn draft() -> PolicyDraft {
        let yaml = include_str!("../../samples/article-policy.yaml");
        PolicyDraft::from_yaml(yaml).unwrap().completed()
    }

    /// The errors of a draft; those of a row whose number is still to be said go once it is.
    fn errors_once_filled_in(draft: &mut PolicyDraft, at: &Path) -> usize {
        let value = at.key("value");
        if draft.node().at(&value) == Some(&Node::text("")) {
            let checked = draft.check();
            let places: Vec<_> = checked.errors().map(|error| &error.path).collect();
            assert_eq!(places, [&value], "the error is at the field to fill in");
            let to = Node::Int(5);
            draft.apply(&Edit::Set { at: value, to }).unwrap();
        }
        draft.check().errors().count()
    }

    #[test]
    fn a_fresh_row_about_a_number_is_incomplete_until_it_is_filled_in() {
        let draft = draft();
        let policy = draft.check().policy.unwrap();
        let asked = policy
            .schema()
            .specs()
            .iter()
            .filter(|s| !s.kind.is_ordered());
        let rows = asked.map(|spec| Node::map([("field", Node::text(&spec.name))]));
        let item = fresh(&policy, &Node::List(rows.collect())).unwrap();
        assert_eq!(item.get("operator"), Some(&Node::text("gte")));
        assert_eq!(item.get("value"), Some(&Node::text("")));
        assert_eq!(sentence(&policy, &item), None);
    }

    #[test]
    fn every_fresh_row_and_every_change_of_field_makes_a_sound_policy_once_filled_in() {
        let mut draft = draft();
        for step in 0..6 {
            let policy = draft.check().policy.unwrap();
            let rows = draft.node().at(&list()).unwrap();
            let item = fresh(&policy, rows).unwrap();
            let Some(Node::List(before)) = draft.node().at(&list()) else {
                unreachable!("the trigger has conditions")
            };
            let index = before.len();
            draft
                .apply(&Edit::Insert {
                    list: list(),
                    index,
                    item,
                })
                .unwrap();
            let errors = errors_once_filled_in(&mut draft, &list().index(index));
            assert_eq!(errors, 0, "after row {step}");
        }
        let policy = draft.check().policy.unwrap();
        for spec in policy.schema().specs() {
            let at = list().index(0);
            let row = draft.node().at(&at).unwrap().clone();
            for edit in change_field(&policy, &at, &row, &spec.name) {
                draft.apply(&edit).unwrap();
            }
            let errors = errors_once_filled_in(&mut draft, &at);
            assert_eq!(errors, 0, "as {}", spec.name);
        }
    }

    #[test]
    fn a_row_that_cannot_be_read_has_no_sentence() {
        let draft = draft();
        let policy = draft.check().policy.unwrap();
        let row = draft.node().at(&list().index(0)).unwrap();
        assert_eq!(
            sentence(&policy, row).as_deref(),
            Some("the qualification score is at least 75")
        );
        let mut broken = row.clone();
        *broken.at_mut(&Path::new("/value")).unwrap() = Node::text("lots");
        assert_eq!(sentence(&policy, &broken), None);
    }
}
