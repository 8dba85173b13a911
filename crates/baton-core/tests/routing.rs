//! Round robin over the AEs who are available.

#[macro_use]
#[path = "support/samples.rs"]
mod samples;

use fastrand::Rng;
use std::collections::{BTreeMap, BTreeSet};

use baton_core::PolicyDraft;
use baton_core::handoff::routing::{AeId, Member, Reason, Roster, Rotation, Weight};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn ae(id: &str) -> AeId {
    AeId::new(id).unwrap()
}

fn roster(weights: &[(&str, u16)]) -> Roster {
    let member = |(id, weight): &(&str, u16)| Member {
        id: ae(id),
        weight: Weight::new(*weight).unwrap(),
    };
    Roster::new(weights.iter().map(member).collect()).unwrap()
}

fn only(ids: &[&str]) -> BTreeSet<AeId> {
    ids.iter().map(|id| ae(id)).collect()
}

/// The winners of so many handoffs in a row.
fn deal(
    rotation: &mut Rotation,
    roster: &Roster,
    available: &BTreeSet<AeId>,
    n: usize,
) -> Vec<String> {
    (0..n)
        .map(|_| {
            rotation
                .assign(roster, available, None)
                .unwrap()
                .ae
                .to_string()
        })
        .collect()
}

#[test]
fn weights_5_1_1_give_a_a_b_a_c_a_a() {
    let roster = roster(&[("a", 5), ("b", 1), ("c", 1)]);
    let mut rotation = Rotation::default();
    let cycle = ["a", "a", "b", "a", "c", "a", "a"];
    for _ in 0..3 {
        assert_eq!(deal(&mut rotation, &roster, &roster.everyone(), 7), cycle);
        for id in ["a", "b", "c"] {
            assert_eq!(rotation.standing(&ae(id)).credit, 0, "{id}");
        }
    }
    assert_eq!(rotation.handoffs(), 21);
}

const NAMES: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

fn some_roster(numbers: &mut Rng) -> Vec<(&'static str, u16)> {
    let team = 1 + numbers.u64(..8) as usize;
    NAMES
        .into_iter()
        .take(team)
        .map(|name| (name, 1 + numbers.u64(..20) as u16))
        .collect()
}

#[test]
fn every_full_cycle_gives_each_ae_exactly_their_weight() {
    let mut numbers = Rng::with_seed(2026);
    for _ in 0..200 {
        let weights = some_roster(&mut numbers);
        let roster = roster(&weights);
        let cycle: usize = weights.iter().map(|(_, weight)| usize::from(*weight)).sum();
        let mut rotation = Rotation::default();
        for _ in 0..3 {
            let mut turns: BTreeMap<String, u16> = BTreeMap::new();
            for winner in deal(&mut rotation, &roster, &roster.everyone(), cycle) {
                *turns.entry(winner).or_default() += 1;
            }
            let want: BTreeMap<String, u16> =
                weights.iter().map(|(n, w)| ((*n).to_owned(), *w)).collect();
            assert_eq!(turns, want);
        }
    }
}

#[test]
fn any_window_of_cycle_length_is_a_full_cycle() {
    let mut numbers = Rng::with_seed(11);
    for _ in 0..100 {
        let weights = some_roster(&mut numbers);
        let roster = roster(&weights);
        let cycle: usize = weights.iter().map(|(_, weight)| usize::from(*weight)).sum();
        let mut rotation = Rotation::default();
        let dealt = deal(&mut rotation, &roster, &roster.everyone(), 3 * cycle);
        for stretch in dealt.windows(cycle) {
            for (name, weight) in &weights {
                let turns = stretch.iter().filter(|winner| winner == name).count();
                assert_eq!(turns, usize::from(*weight), "{name} of {weights:?}");
            }
        }
    }
}

#[test]
fn credits_sum_to_zero_and_absent_aes_keep_theirs() {
    let mut numbers = Rng::with_seed(7);
    for _ in 0..100 {
        let weights = some_roster(&mut numbers);
        let roster = roster(&weights);
        let mut rotation = Rotation::default();
        for _ in 0..100 {
            let available: BTreeSet<AeId> = roster
                .everyone()
                .into_iter()
                .filter(|_| numbers.u64(..3) > 0)
                .collect();
            let owner = ae(NAMES[numbers.u64(..8) as usize]);
            let before = rotation.clone();
            let given = rotation.assign(&roster, &available, Some(&owner));
            assert_eq!(given.is_none(), available.is_empty());
            if let Some(given) = given {
                assert!(available.contains(&given.ae));
                assert_eq!(
                    given.reason == Reason::AccountOwner,
                    available.contains(&owner)
                );
            }
            for away in roster.everyone().difference(&available) {
                assert_eq!(rotation.standing(away), before.standing(away));
            }
            let credits = roster
                .members()
                .iter()
                .map(|m| rotation.standing(&m.id).credit);
            assert_eq!(credits.sum::<i64>(), 0);
        }
    }
}

#[test]
fn ties_go_to_the_least_recently_assigned_then_to_the_smaller_id() {
    let roster = roster(&[("a", 1), ("b", 1), ("c", 1)]);
    let mut rotation = Rotation::default();
    assert_eq!(
        deal(&mut rotation, &roster, &only(&["b", "c"]), 2),
        ["b", "c"]
    );
    // All stand at 0 again; a never had one, b had one before c.
    assert_eq!(
        deal(&mut rotation, &roster, &roster.everyone(), 3),
        ["a", "b", "c"]
    );
}

#[test]
fn absent_aes_do_not_save_up_turns() {
    let roster = roster(&[("a", 1), ("b", 1)]);
    let mut rotation = Rotation::default();
    assert_eq!(deal(&mut rotation, &roster, &only(&["a"]), 10), ["a"; 10]);
    assert_eq!(
        deal(&mut rotation, &roster, &roster.everyone(), 4),
        ["b", "a", "b", "a"]
    );
}

#[test]
fn an_available_account_owner_takes_precedence_and_uses_a_turn() {
    let roster = roster(&[("a", 1), ("b", 1), ("c", 1)]);
    let mut rotation = Rotation::default();
    let given = rotation
        .assign(&roster, &roster.everyone(), Some(&ae("c")))
        .unwrap();
    assert_eq!((given.ae, given.reason), (ae("c"), Reason::AccountOwner));
    assert_eq!(
        deal(&mut rotation, &roster, &roster.everyone(), 2),
        ["a", "b"]
    );

    let away = rotation
        .assign(&roster, &only(&["a", "b"]), Some(&ae("c")))
        .unwrap();
    assert_eq!((away.ae, away.reason), (ae("a"), Reason::Turn));
    let stranger = rotation.assign(&roster, &roster.everyone(), Some(&ae("zoe")));
    assert_eq!(
        stranger.unwrap().reason,
        Reason::Turn,
        "an owner who is not on the team"
    );
}

#[test]
fn no_assignment_is_made_if_no_ae_is_available() {
    let roster = roster(&[("a", 1)]);
    let mut rotation = Rotation::default();
    assert_eq!(rotation.assign(&roster, &BTreeSet::new(), None), None);
    assert_eq!(rotation.assign(&roster, &only(&["zoe"]), None), None);
    assert_eq!(rotation, Rotation::default(), "nothing was dealt");
}

#[test]
fn a_preview_changes_nothing_and_the_state_round_trips() {
    let roster = roster(&[("a", 5), ("b", 1), ("c", 1)]);
    let mut rotation = Rotation::default();
    deal(&mut rotation, &roster, &roster.everyone(), 2);
    let before = rotation.clone();
    let preview = rotation.preview(&roster, &roster.everyone(), 5);
    assert_eq!(rotation, before);

    let stored = serde_json::to_string(&rotation).unwrap();
    let mut restored: Rotation = serde_json::from_str(&stored).unwrap();
    assert_eq!(restored, rotation);
    let dealt = deal(&mut restored, &roster, &roster.everyone(), 5);
    assert_eq!(preview.iter().map(AeId::as_str).collect::<Vec<_>>(), dealt);
    assert!(
        rotation
            .preview(&roster, &BTreeSet::new(), usize::MAX)
            .is_empty()
    );
}

#[test]
fn the_routing_section_accepts_only_known_words() {
    let errors = |section: &str| -> Vec<String> {
        let article = sample!("article-policy.yaml");
        let draft = PolicyDraft::from_yaml(&format!("{article}{section}\n")).unwrap();
        let checked = draft.check();
        checked
            .errors()
            .map(|d| format!("{} {}", d.code, d.hint.as_deref().unwrap_or_default()))
            .collect()
    };
    let none: [&str; 0] = [];
    assert_eq!(
        errors("routing: { strategy: smooth_weighted_round_robin, on_breach: notify }"),
        none
    );
    assert_eq!(
        errors("routing: { strategy: round_robin }"),
        ["unknown_word one of `smooth_weighted_round_robin`"]
    );
    assert_eq!(
        errors("routing: { on_breech: notify }"),
        ["unknown_key did you mean `on_breach`?"]
    );
}
