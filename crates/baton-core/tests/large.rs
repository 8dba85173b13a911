//! A policy near the largest that a document can hold is checked at once.
#![cfg(not(target_arch = "wasm32"))]

use std::time::Instant;

use baton_core::PolicyDraft;

#[path = "support/large.rs"]
mod large;

#[test]
fn a_large_policy_is_checked_at_once() {
    for (what, yaml) in large::all() {
        let draft = PolicyDraft::from_yaml(&yaml).unwrap();
        let began = Instant::now();
        let checked = draft.check();
        let took = began.elapsed();
        println!(
            "{what:<45} {:>6} bytes {took:>12.1?} {} {}",
            yaml.len(),
            checked.policy.is_some(),
            checked.diagnostics.len()
        );
        if checked.policy.is_none() {
            println!("   {:?}", checked.errors().next());
        }
    }
}
