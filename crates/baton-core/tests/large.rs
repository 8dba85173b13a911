//! Policies near the largest that a document can hold are read and checked at once.
#![cfg(not(target_arch = "wasm32"))]

use std::time::{Duration, Instant};

use baton_core::{Code, PolicyDraft};

#[path = "support/large.rs"]
mod large;

/// Generous, for a build without optimisation on a busy machine: with it the slowest takes a tenth of a second, which
/// `cargo bench` measures.
const MOST: Duration = Duration::from_secs(8);

/// How many tiers no call gets, where that is plain.
fn unreachable(kind: &str) -> Option<usize> {
    // Of half-open ranges of two fields, one holds the corner of each that is covered.
    let dominated = |count: usize, falls: bool| {
        let corner = |i: usize| ((i * 37) % 1000, (i * 61) % 1000);
        let covers = |(a, b): (usize, usize), (c, d): (usize, usize)| {
            a <= c && if falls { b >= d } else { b <= d }
        };
        let covered = |i: &usize| (0..*i).any(|by| covers(corner(by), corner(*i)));
        (0..count).filter(covered).count()
    };
    match kind {
        "no tier reached but the first" => Some(700),
        "each tier covered by the two before it" => Some(399),
        "a condition each, beside a band" => Some(dominated(530, false)),
        "two conditions each, on two fields" => Some(dominated(400, true)),
        "300 tiers, three facts of 20 each" => None,
        _ => Some(0),
    }
}

#[test]
fn a_large_policy_is_checked_quickly() {
    for (kind, yaml) in large::all() {
        let draft = PolicyDraft::from_yaml(&yaml).unwrap();
        let began = Instant::now();
        let checked = draft.check();
        let took = began.elapsed();
        println!("{kind:<45} {:>6} bytes {took:>12.1?}", yaml.len());
        assert!(took < MOST, "{kind}: {took:?}");
        let warned = checked.diagnostics.iter();
        let warned = warned.filter(|found| found.code == Code::TierUnreachable);
        if let Some(unreachable) = unreachable(kind) {
            assert_eq!(warned.count(), unreachable, "{kind}");
        }
    }
}

#[test]
fn reading_a_policy_skips_the_analysis() {
    let analysed = [
        Code::TriggerNever,
        Code::TriggerAlways,
        Code::TierUnreachable,
    ];
    let mut seen = 0;
    for (kind, yaml) in large::all() {
        let draft = PolicyDraft::from_yaml(&yaml).unwrap();
        let (read, checked) = (draft.read(), draft.check());
        assert!(read.policy == checked.policy, "{kind}");
        let (analysis, rest): (Vec<_>, Vec<_>) = checked
            .diagnostics
            .into_iter()
            .partition(|found| analysed.contains(&found.code));
        assert_eq!(read.diagnostics, rest, "{kind}");
        seen += analysis.len();
    }
    assert!(seen > 1_000, "{seen}");
}
