//! Each ordered check of an import, with the code it refuses with.

mod common;

use baton_core::{Node, Path};
use baton_sign::import::{HighWaterMark, verify, verify_in_force};
use baton_sign::payload::Payload;
use baton_sign::trust::{Role, Rule, Signer, Status};
use baton_sign::{Context, RefusalCode, Trust};
use common::*;
// The same tests run under Node.
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn refused(file: &[u8], trust: &Trust, context: Context<'_>) -> RefusalCode {
    verify(file, trust, context)
        .map(|i| i.digest)
        .unwrap_err()
        .code
}

/// The code for a payload that was changed before it was signed.
fn refused_when(change: impl FnOnce(&mut Payload)) -> RefusalCode {
    let mut payload = payload();
    change(&mut payload);
    refused(&file(&payload), &trust(), context())
}

#[test]
fn a_sound_file_is_taken() {
    let imported = verify(&file(&payload()), &trust(), context()).unwrap();
    assert_eq!(imported.policy.digest(), policy().digest());
    assert_eq!(imported.principals, ["ops@example.com"]);
    assert!(!imported.unchanged);
}

#[test]
fn every_flipped_bit_is_refused() {
    let good = file(&payload());
    let (trust, mut codes) = (trust(), std::collections::BTreeSet::new());
    for i in 0..good.len() {
        for bit in 0..8 {
            let mut bad = good.clone();
            bad[i] ^= 1 << bit;
            codes.insert(refused(&bad, &trust, context()).as_str());
        }
    }
    let expected = [
        "envelope_malformed",
        "payload_type_unsupported",
        "signature_invalid",
        "signer_unknown",
    ];
    assert_eq!(codes.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn checks_4_and_5_the_key() {
    let file = file(&payload());
    let other = trust_of(vec![signer(&TEST_2, "other@example.com")], rule());
    assert_eq!(
        refused(&file, &other, context()),
        RefusalCode::SignerUnknown
    );

    let mut revoked = signer(&TEST_1, "ops@example.com");
    revoked.status = Status::Revoked;
    assert_eq!(
        refused(&file, &trust_of(vec![revoked], rule()), context()),
        RefusalCode::SignerRevoked
    );

    let mut old = signer(&TEST_1, "ops@example.com");
    old.not_after = at("2026-06-30T00:00:00Z");
    assert_eq!(
        refused(&file, &trust_of(vec![old], rule()), context()),
        RefusalCode::SignerNotValidNow
    );
}

#[test]
fn check_6_a_key_that_borrows_anothers_name() {
    let mut envelope = sign(&TEST_2, payload().unsigned().unwrap());
    envelope.signatures[0].keyid = jwk(&TEST_1).thumbprint();
    assert_eq!(
        refused(envelope.to_json().as_bytes(), &trust(), context()),
        RefusalCode::SignatureInvalid
    );
}

#[test]
fn check_7_two_keys_of_one_person_count_once() {
    let two = Rule {
        min_principals: 2,
        ..rule()
    };
    let one_person = trust_of(
        vec![signer(&TEST_1, "ops"), signer(&TEST_2, "ops")],
        two.clone(),
    );
    let two_people = trust_of(vec![signer(&TEST_1, "ops"), signer(&TEST_2, "lead")], two);
    let mut envelope = sign(&TEST_1, payload().unsigned().unwrap());
    envelope
        .signatures
        .extend(sign(&TEST_2, payload().unsigned().unwrap()).signatures);
    let file = envelope.to_json().into_bytes();
    assert_eq!(
        refused(&file, &one_person, context()),
        RefusalCode::ThresholdNotMet
    );
    assert!(verify(&file, &two_people, context()).is_ok());

    envelope.signatures[1] = envelope.signatures[0].clone();
    assert_eq!(
        refused(envelope.to_json().as_bytes(), &two_people, context()),
        RefusalCode::ThresholdNotMet
    );

    let approved = Rule {
        require_roles: vec![Role::Approver],
        ..rule()
    };
    let trust = trust_of(vec![signer(&TEST_1, "ops")], approved);
    assert_eq!(
        refused(&common::file(&payload()), &trust, context()),
        RefusalCode::ThresholdNotMet
    );
    let nowhere = Context {
        audience: "staging",
        ..context()
    };
    assert_eq!(
        refused(&common::file(&payload()), &common::trust(), nowhere),
        RefusalCode::ThresholdNotMet
    );
}

#[test]
fn check_7_two_spellings_of_a_name_are_one_person() {
    let mut envelope = sign(&TEST_1, payload().unsigned().unwrap());
    envelope
        .signatures
        .extend(sign(&TEST_2, payload().unsigned().unwrap()).signatures);
    let file = envelope.to_json().into_bytes();
    let approver = |name: &str| Signer {
        roles: vec![Role::Approver],
        ..signer(&TEST_2, name)
    };
    for (one, other) in [
        ("ada", "ada "),
        ("ada", "Ada"),
        ("ada", "a\u{200b}da"),
        ("ada", "\u{feff}ada"),
        ("ada@example.com", "Ada@Example.com"),
        ("José", "Jose\u{301}"),
        ("Ada Lovelace", "ada\u{a0}lovelace"),
        ("Strauß", "STRAUSS"),
    ] {
        let two = Rule {
            min_principals: 2,
            require_roles: vec![],
            ..rule()
        };
        let trust = trust_of(vec![signer(&TEST_1, one), signer(&TEST_2, other)], two);
        let code = refused(&file, &trust, context());
        assert_eq!(code, RefusalCode::ThresholdNotMet, "{one:?} {other:?}");
        // Nor do the two fill two roles.
        let roles = Rule {
            require_roles: vec![Role::Author, Role::Approver],
            ..rule()
        };
        let trust = trust_of(vec![signer(&TEST_1, one), approver(other)], roles);
        let code = refused(&file, &trust, context());
        assert_eq!(code, RefusalCode::ThresholdNotMet, "{one:?} {other:?}");
    }
    let two = Rule {
        min_principals: 2,
        ..rule()
    };
    let trust = trust_of(vec![signer(&TEST_1, "ada"), signer(&TEST_2, "adá")], two);
    let taken = verify(&file, &trust, context()).unwrap();
    assert_eq!(taken.principals, ["ada", "adá"]);
}

#[test]
fn check_8_one_canonical_form() {
    use baton_sign::envelope::{Envelope, POLICY_TYPE, Signed, pre_authentication_encoding};
    use ed25519_dalek::{Signer as _, SigningKey};
    let canonical = baton_core::document::canonical::to_string(&payload()).unwrap();
    for other in [
        canonical.replacen("\"schema\":1", "\"schema\":1.0", 1),
        canonical.replacen("\"schema\":1", "\"schema\": 1", 1),
        canonical.replacen("\"schema\":1", "\"schema\":1,\"schema\":1", 1),
        canonical.replacen("\"reason\":\"first\"", "\"reason\":\"\\u0066irst\"", 1),
        canonical.replacen("\"version\":1", "\"version\":1e0", 1),
        canonical.replacen(
            "\"issued_at\":\"2026-06-20T09:00:00Z\"",
            "\"issued_at\":\"2026-06-20T09:00:00.5Z\"",
            1,
        ),
        canonical.replacen(
            "\"change\":{\"author\":\"ops@example.com\",\"reason\":\"first\",\"restores\":null}",
            "\"change\":[\"ops@example.com\",\"first\",null]",
            1,
        ),
    ] {
        assert_ne!(other, canonical);
        // A list never stands for a mapping, so that is no payload of this schema at all.
        let expected = if other.contains("\"change\":[") {
            RefusalCode::SchemaUnsupported
        } else {
            RefusalCode::PayloadNotCanonical
        };
        let payload = other.clone().into_bytes();
        let bytes = pre_authentication_encoding(POLICY_TYPE, &payload);
        let signature = SigningKey::from_bytes(&TEST_1).sign(&bytes).to_bytes();
        let keyid = jwk(&TEST_1).thumbprint();
        let envelope = Envelope {
            payload_type: POLICY_TYPE.to_owned(),
            payload,
            signatures: vec![Signed { keyid, signature }],
        };
        let code = refused(envelope.to_json().as_bytes(), &trust(), context());
        assert_eq!(code, expected, "{other}");
    }
}

#[test]
fn checks_9_to_12() {
    assert_eq!(
        refused_when(|p| p.schema = 2),
        RefusalCode::SchemaUnsupported
    );
    assert_eq!(
        refused_when(|p| p.requires.push("telepathy".to_owned())),
        RefusalCode::FeatureUnsupported
    );
    assert_eq!(
        refused_when(|p| p.audience = "staging".to_owned()),
        RefusalCode::WrongAudience
    );
    assert_eq!(
        refused_when(|p| p.trust_epoch = 2),
        RefusalCode::TrustOutdated
    );
    assert_eq!(
        refused_when(|p| p.issued_at = at("2026-08-01T00:00:00Z")),
        RefusalCode::IssuedInFuture
    );
    assert_eq!(
        refused_when(|p| p.expires_at = at("2026-06-30T00:00:00Z")),
        RefusalCode::Expired
    );
    assert_eq!(
        refused_when(|p| p.expires_at = at("2026-12-31T00:00:00Z")),
        RefusalCode::LifetimeTooLong
    );

    assert_eq!(
        refused_when(|p| p.version = 0),
        RefusalCode::SchemaUnsupported
    );
    assert_eq!(
        refused_when(|p| p.change.author = " ".to_owned()),
        RefusalCode::SchemaUnsupported
    );

    let wanted = Context {
        policy: Some("acme/other"),
        ..context()
    };
    assert_eq!(
        refused(&file(&payload()), &trust(), wanted),
        RefusalCode::WrongPolicy
    );
    let mut scoped = signer(&TEST_1, "ops");
    scoped.policies = vec!["acme/*".to_owned()];
    assert_eq!(
        refused(
            &file(&payload()),
            &trust_of(vec![scoped], rule()),
            context()
        ),
        RefusalCode::WrongPolicy
    );
}

#[test]
fn check_13_history_only_goes_forward() {
    let first = verify(&file(&payload()), &trust(), context()).unwrap();
    let with = |mark: &HighWaterMark, change: &dyn Fn(&mut Payload)| {
        let mut payload = payload();
        change(&mut payload);
        verify(
            &file(&payload),
            &trust(),
            Context {
                mark: Some(mark),
                ..context()
            },
        )
        .map(|i| i.unchanged)
        .map_err(|r| r.code)
    };
    let mark = first.mark();
    assert_eq!(with(&mark, &|_| {}), Ok(true));
    assert_eq!(
        with(&mark, &|p| p.change.reason = "second".to_owned()),
        Err(RefusalCode::Equivocation)
    );
    assert_eq!(with(&mark, &|p| p.version = 2), Err(RefusalCode::Fork));
    let digest = mark.digest.clone();
    assert_eq!(
        with(&mark, &|p| {
            p.version = 2;
            p.previous = Some(digest.clone());
        }),
        Ok(false)
    );
    // Another policy's or audience's history is not continued here.
    let elsewhere = HighWaterMark {
        policy_id: "acme/other".to_owned(),
        ..mark.clone()
    };
    assert_eq!(
        with(&elsewhere, &|p| p.version = 9),
        Err(RefusalCode::WrongPolicy)
    );
    let staging = HighWaterMark {
        audience: "staging".to_owned(),
        ..mark.clone()
    };
    assert_eq!(
        with(&staging, &|p| p.version = 9),
        Err(RefusalCode::WrongAudience)
    );
    let later = HighWaterMark {
        version: 2,
        ..mark.clone()
    };
    assert_eq!(with(&later, &|_| {}), Err(RefusalCode::Rollback));
}

#[test]
fn check_14_a_policy_is_signed_in_full() {
    let code = refused_when(|p| {
        if let Node::Map(entries) = &mut p.policy {
            entries.retain(|(key, _)| key != "handoff_sla");
        }
    });
    assert_eq!(
        code,
        RefusalCode::PolicyInvalid,
        "the importer's own defaults must not fill it in"
    );
}

#[test]
fn checks_14_and_15_the_policy_itself() {
    let score = Path::new("/handoff_trigger/conditions/0/value");
    let code = refused_when(|p| *p.policy.at_mut(&score).unwrap() = Node::text("high"));
    assert_eq!(code, RefusalCode::PolicyInvalid);
    // The self-test's call has a score of 75: under a threshold of 76 it is decided otherwise.
    let code = refused_when(|p| *p.policy.at_mut(&score).unwrap() = Node::Int(76));
    assert_eq!(code, RefusalCode::EngineMismatch);
}

#[test]
fn an_expired_policy_in_force_is_stale_and_serves() {
    let late = Context {
        now: at("2026-12-01T00:00:00Z"),
        ..context()
    };
    assert_eq!(
        refused(&file(&payload()), &trust(), late),
        RefusalCode::Expired
    );
    assert!(
        verify_in_force(&file(&payload()), &trust(), late)
            .unwrap()
            .stale
    );
}
