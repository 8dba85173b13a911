//! Whose turn it is, as a story tells it.

use std::collections::BTreeSet;

use baton_core::handoff::routing::{AeId, Member, Roster, Rotation, Weight};
use serde_json::Value;

/// A team of a mapping such as `{ amara: 5, ben: 1 }`.
pub(crate) fn team(told: &Value) -> Roster {
    let members = told.as_object().unwrap().iter().map(|(id, weight)| Member {
        id: AeId::new(id).unwrap(),
        weight: Weight::new(u16::try_from(weight.as_u64().unwrap()).unwrap()).unwrap(),
    });
    Roster::new(members.collect()).unwrap()
}

/// Deals so many handoffs as `gives` has names, and says who got them; nobody is an empty text.
pub(crate) fn deal(told: &Value, roster: &Roster, rotation: &mut Rotation) -> Vec<String> {
    let names = |key: &str| -> BTreeSet<AeId> {
        let named = told.get(key).and_then(Value::as_array);
        let named = named.into_iter().flatten();
        named
            .map(|name| AeId::new(name.as_str().unwrap()).unwrap())
            .collect()
    };
    let away = names("away");
    let available: BTreeSet<AeId> = &roster.everyone() - &away;
    let owner = told
        .get("owner")
        .and_then(Value::as_str)
        .and_then(AeId::new);
    let turns = told["gives"].as_array().unwrap().len();
    let given = (0..turns).map(|_| rotation.assign(roster, &available, owner.as_ref()));
    given
        .map(|one| one.map_or_else(String::new, |one| one.ae.to_string()))
        .collect()
}
