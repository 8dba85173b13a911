//! Trust documents: the chain from one to the next, and every way to break it.

use std::collections::BTreeSet;

use baton_sign::Trust;
use baton_sign::trust::{Content, Root, Status, TrustError};

use crate::common::{ROOT, TEST_1, TEST_2, at, jwk, rule, signer};
use crate::golden::{NOW, approver, pin, signed_trust, trust_content};

/// Three keys of a root that asks for two.
const ROOTS: [[u8; 32]; 3] = [[31; 32], [32; 32], [33; 32]];

/// The golden content as a later epoch.
fn epoch(epoch: u64, change: impl FnOnce(&mut Content)) -> Content {
    let mut content = trust_content();
    content.epoch = epoch;
    change(&mut content);
    content
}

fn first(content: &Content, roots: &[&[u8; 32]]) -> Result<Trust, TrustError> {
    let file = signed_trust(content, roots);
    Trust::first(file.as_bytes(), &pin(&file), at(NOW))
}

fn next(before: &Trust, content: &Content, roots: &[&[u8; 32]]) -> Result<Trust, &'static str> {
    let after = before.next(signed_trust(content, roots).as_bytes(), at(NOW));
    after.map_err(|why| why.code())
}

fn golden() -> Trust {
    first(&trust_content(), &[&ROOT]).unwrap()
}

fn two_of_three() -> Root {
    Root {
        threshold: 2,
        keys: ROOTS.iter().map(jwk).collect(),
    }
}

#[test]
fn the_next_epoch_is_followed_and_the_same_changes_nothing() {
    let one = golden();
    let two = next(&one, &epoch(2, |c| c.rules.push(elsewhere())), &[&ROOT]).unwrap();
    assert_eq!(two.epoch(), 2);
    assert!(one.rule("staging").is_none() && two.rule("staging").is_some());
    assert_eq!(next(&one, &trust_content(), &[&ROOT]), Ok(one.clone()));
    // The same document under another writing of its envelope.
    let file = format!(" {}\n", signed_trust(&trust_content(), &[&ROOT]));
    assert_eq!(one.next(file.as_bytes(), at(NOW)), Ok(one));
}

fn elsewhere() -> baton_sign::trust::Rule {
    baton_sign::trust::Rule {
        audience: "staging".to_owned(),
        ..rule()
    }
}

#[test]
fn epochs_come_one_by_one() {
    let two = next(&golden(), &epoch(2, |_| {}), &[&ROOT]).unwrap();
    for other in [1, 4, 9, (1 << 53) - 1] {
        let judged = next(&two, &epoch(other, |_| {}), &[&ROOT]);
        assert_eq!(judged, Err("trust_epoch"), "{other}");
    }
    let equivocal = epoch(2, |c| c.rules.push(elsewhere()));
    assert_eq!(next(&two, &equivocal, &[&ROOT]), Err("trust_equivocation"));
    assert_eq!(next(&two, &epoch(3, |_| {}), &[&ROOT]).unwrap().epoch(), 3);
}

#[test]
fn a_new_root_needs_the_old_one_and_its_own() {
    let rotated = epoch(2, |c| c.root = two_of_three());
    let [a, b, c] = &ROOTS;
    let one = golden();
    for (roots, expected) in [
        (vec![&ROOT, a, b], Ok(2)),
        (vec![c, &ROOT, a], Ok(2)),
        (vec![&ROOT], Err("trust_root_not_met")),
        (vec![&ROOT, a], Err("trust_root_not_met")),
        (vec![&ROOT, a, a], Err("trust_root_not_met")),
        (vec![a, b], Err("trust_root_not_met")),
        (vec![a, b, c], Err("trust_root_not_met")),
        (vec![&TEST_1, &TEST_2], Err("trust_root_not_met")),
    ] {
        let judged = next(&one, &rotated, &roots).map(|trust| trust.epoch());
        assert_eq!(judged, expected, "{} signatures", roots.len());
    }
    // Once followed, the root before counts for nothing.
    let two = next(&one, &rotated, &[&ROOT, a, b]).unwrap();
    let three = epoch(3, |c| c.root = two_of_three());
    assert_eq!(next(&two, &three, &[&ROOT]), Err("trust_root_not_met"));
    assert_eq!(next(&two, &three, &[&ROOT, a]), Err("trust_root_not_met"));
    let back = epoch(3, |_| {});
    assert_eq!(next(&two, &back, &[&ROOT]), Err("trust_root_not_met"));
    assert_eq!(next(&two, &back, &[&ROOT, a, b]).unwrap().epoch(), 3);
}

#[test]
fn two_of_three_are_any_two_different_keys() {
    let content = epoch(1, |c| c.root = two_of_three());
    let [a, b, c] = &ROOTS;
    for (roots, enough) in [
        (vec![a, b], true),
        (vec![b, c], true),
        (vec![c, a], true),
        (vec![a, b, c], true),
        (vec![&ROOT, c, b], true),
        (vec![a], false),
        (vec![a, a], false),
        (vec![b, b, b], false),
        (vec![a, &ROOT], false),
        (vec![&ROOT], false),
    ] {
        assert_eq!(first(&content, &roots).is_ok(), enough);
    }
    // A third signature that does not fit is not passed over.
    let mut envelope =
        baton_sign::Envelope::parse(signed_trust(&content, &[a, b, c]).as_bytes()).unwrap();
    envelope.signatures[2].signature[0] ^= 1;
    let file = envelope.to_json();
    let why = Trust::first(file.as_bytes(), &pin(&file), at(NOW)).unwrap_err();
    assert_eq!(why.code(), "trust_signature_invalid");
}

#[test]
fn the_first_document_is_the_pinned_one() {
    let file = signed_trust(&trust_content(), &[&ROOT]);
    let other = pin(&signed_trust(&epoch(1, |c| c.rules.clear()), &[&ROOT]));
    let why = Trust::first(file.as_bytes(), &other, at(NOW)).unwrap_err();
    assert_eq!(why, TrustError::NotPinned(pin(&file)));
    let pin = pin(&file);
    let digits = &pin["sha256:".len()..];
    let upper = digits.to_uppercase();
    for digest in [
        &pin,
        digits,
        &upper,
        &format!("sha256:{upper}"),
        &format!("SHA256:{digits}"),
        &format!(" {pin}\n"),
    ] {
        assert!(
            Trust::first(file.as_bytes(), digest, at(NOW)).is_ok(),
            "{digest}"
        );
    }
    for digest in [
        "",
        "sha256:",
        &pin[..pin.len() - 1],
        &digits[1..],
        &format!("{pin}0"),
        &format!("sha256:{pin}"),
        &format!("sha512:{digits}"),
        &format!("sha256: {digits}"),
        "sha256:0000000000000000000000000000000000000000000000000000000000000000",
    ] {
        assert!(
            Trust::first(file.as_bytes(), digest, at(NOW)).is_err(),
            "{digest}"
        );
    }
}

#[test]
fn a_key_never_changes_hands_and_a_revoked_one_stays_revoked() {
    let one = golden();
    let moved = epoch(2, |c| {
        c.signers[0].principal = "lead@example.com".to_owned()
    });
    assert_eq!(next(&one, &moved, &[&ROOT]), Err("trust_key_moved"));
    let revoked = epoch(2, |c| c.signers[0].status = Status::Revoked);
    let two = next(&one, &revoked, &[&ROOT]).unwrap();
    assert_eq!(
        next(&two, &epoch(3, |_| {}), &[&ROOT]),
        Err("trust_key_unrevoked")
    );
    // Nor by way of a document in between that lacks it.
    let without = |n| epoch(n, |c| drop(c.signers.remove(0)));
    assert_eq!(next(&two, &without(3), &[&ROOT]), Err("trust_key_dropped"));
    assert_eq!(next(&one, &without(2), &[&ROOT]), Err("trust_key_dropped"));
}

#[test]
fn a_name_is_enrolled_in_its_normal_form_and_may_be_put_into_it() {
    let one = golden();
    let named = |n, name: &str| epoch(n, |c| c.signers[1].principal = name.to_owned());
    let name = one.signers()[1].principal.clone();
    for spelling in [
        format!("{name} "),
        format!(" {name}"),
        format!("{name}\u{200b}"),
        name.replacen('@', "\u{ad}@", 1),
        name.replacen('@', "\u{2060}@", 1),
    ] {
        let refused = Err("trust_principal_not_normal");
        assert_eq!(
            next(&one, &named(2, &spelling), &[&ROOT]),
            refused,
            "{spelling:?}"
        );
        let pinned = first(&named(1, &spelling), &[&ROOT]).map_err(|why| why.code());
        assert_eq!(pinned, refused, "{spelling:?}");
        // A document that is trusted already is followed, and its name can be put right.
        let before = Trust::new(named(1, &spelling)).unwrap();
        assert!(next(&before, &named(2, &spelling), &[&ROOT]).is_ok());
        assert!(next(&before, &named(2, &name), &[&ROOT]).is_ok());
        let another = named(2, "eve@example.com");
        assert_eq!(next(&before, &another, &[&ROOT]), Err("trust_key_moved"));
    }
    let upper = named(2, &name.to_uppercase());
    assert!(
        next(&one, &upper, &[&ROOT]).is_ok(),
        "case is no difference"
    );
}

#[test]
fn every_code_of_a_trust_document_is_produced() {
    let one = golden();
    let signers = |c: &mut Content, change: fn(&mut Vec<baton_sign::trust::Signer>)| {
        change(&mut c.signers);
    };
    let weak = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let second: [Content; 18] = [
        epoch(2, |c| c.schema = 2),
        epoch(2, |c| c.signers[0].public_key.x = weak.to_owned()),
        epoch(2, |c| c.root.keys[0].x = weak.to_owned()),
        epoch(2, |c| c.signers[0].keyid = "kPrK".to_owned()),
        epoch(2, |c| c.signers[0].principal = " ".to_owned()),
        epoch(2, |c| signers(c, |s| s.push(signer(&ROOT, "x ")))),
        epoch(2, |c| signers(c, |s| s.push(s[0].clone()))),
        // The same key under another principal is one key twice.
        epoch(2, |c| signers(c, |s| s[1] = signer(&TEST_1, "x"))),
        epoch(2, |c| c.rules[0].min_principals = 0),
        epoch(2, |c| c.rules.push(c.rules[0].clone())),
        epoch(2, |c| c.root.threshold = 2),
        epoch(2, |c| c.root = two_of_three()),
        epoch(3, |_| {}),
        epoch(1, |c| c.rules.clear()),
        epoch(2, |c| c.signers[1].principal = "x".to_owned()),
        epoch(2, |c| signers(c, |s| drop(s.pop()))),
        epoch(2, |c| c.expires_at = at("2026-06-30T00:00:00Z")),
        epoch(0, |_| {}),
    ];
    let mut codes: BTreeSet<&str> = second
        .iter()
        .map(|content| next(&one, content, &[&ROOT]).unwrap_err())
        .collect();
    let revoked = next(
        &one,
        &epoch(2, |c| c.signers[1].status = Status::Revoked),
        &[&ROOT],
    );
    codes.insert(next(&revoked.unwrap(), &epoch(3, |_| {}), &[&ROOT]).unwrap_err());
    let file = signed_trust(&trust_content(), &[&ROOT]);
    let not_pinned = Trust::first(file.as_bytes(), "sha256:00", at(NOW));
    codes.insert(not_pinned.unwrap_err().code());
    let mut envelope = baton_sign::Envelope::parse(file.as_bytes()).unwrap();
    envelope.signatures[0].signature[0] ^= 1;
    let why = one.next(envelope.to_json().as_bytes(), at(NOW));
    codes.insert(why.unwrap_err().code());
    let expected = [
        "trust_epoch",
        "trust_equivocation",
        "trust_expired",
        "trust_key_dropped",
        "trust_key_moved",
        "trust_key_twice",
        "trust_key_unrevoked",
        "trust_key_unusable",
        "trust_keyid_mismatch",
        "trust_malformed",
        "trust_not_pinned",
        "trust_principal_not_normal",
        "trust_principal_unusable",
        "trust_root_not_met",
        "trust_root_threshold",
        "trust_rule_twice",
        "trust_rule_without_principals",
        "trust_signature_invalid",
    ];
    assert_eq!(codes.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn one_key_has_one_writing() {
    let x = jwk(&TEST_1).x;
    let last = x.chars().last().unwrap();
    // 43 characters hold two bits more than 32 bytes.
    for other in ["p", "q", "r", "="] {
        if other != last.to_string() {
            let other = format!("{}{other}", &x[..42]);
            let twice = epoch(2, |c| {
                c.signers[1].public_key.x = other.clone();
                c.signers[1].keyid = baton_sign::key::thumbprint(&other);
            });
            assert!(next(&golden(), &twice, &[&ROOT]).is_err(), "{other}");
        }
    }
}

#[test]
fn every_flipped_bit_and_every_prefix_of_the_next_document_is_refused() {
    let one = golden();
    let content = epoch(2, |c| c.signers[1] = approver());
    let good = signed_trust(&content, &[&ROOT]).into_bytes();
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    for i in 0..good.len() {
        for bit in 0..8 {
            let mut bad = good.clone();
            bad[i] ^= 1 << bit;
            let why = one.next(&bad, at(NOW)).unwrap_err();
            *counts.entry(why.code()).or_default() += 1;
        }
        let why = one.next(&good[..i], at(NOW)).unwrap_err();
        assert_eq!(why.code(), "trust_malformed", "{i} bytes");
    }
    assert_eq!(counts.values().sum::<usize>(), good.len() * 8);
    assert_eq!(
        counts.into_iter().collect::<Vec<_>>(),
        [
            ("trust_key_unusable", 440),
            ("trust_keyid_mismatch", 521),
            ("trust_malformed", 9701),
            ("trust_principal_unusable", 1),
            ("trust_root_not_met", 342),
            ("trust_root_threshold", 2),
            ("trust_signature_invalid", 721),
        ]
    );
}

#[test]
fn every_flipped_bit_of_the_pinned_document_is_refused() {
    let good = signed_trust(&trust_content(), &[&ROOT]);
    let digest = pin(&good);
    for i in 0..good.len() {
        for bit in 0..8 {
            let mut bad = good.clone().into_bytes();
            bad[i] ^= 1 << bit;
            assert!(Trust::first(&bad, &digest, at(NOW)).is_err(), "{i} {bit}");
        }
    }
}
