//! A signer with the published test keys of RFC 8032, and a policy to sign.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use baton_core::{Call, Instant, Policy, PolicyDraft};
use baton_sign::envelope::Unsigned;
use baton_sign::key::Jwk;
use baton_sign::payload::{Change, Payload, PayloadHeader};
use baton_sign::self_test::{SelfTest, SelfTestCase};
use baton_sign::trust::{Content, Role, Root, Rule, Signer, Status};
use baton_sign::{Context, Envelope, Trust};
use ed25519_dalek::{Signer as _, SigningKey};

/// RFC 8032 §7.1, TEST 1.
pub(crate) const TEST_1: [u8; 32] = *b"\x9d\x61\xb1\x9d\xef\xfd\x5a\x60\xba\x84\x4a\xf4\x92\xec\x2c\xc4\x44\x49\xc5\x69\x7b\x32\x69\x19\x70\x3b\xac\x03\x1c\xae\x7f\x60";
/// RFC 8032 §7.1, TEST 2.
pub(crate) const TEST_2: [u8; 32] = *b"\x4c\xcd\x08\x9b\x28\xff\x96\xda\x9d\xb6\xc3\x46\xec\x11\x4e\x0f\x5b\x8a\x31\x9f\x35\xab\xa6\x24\xda\x8c\xf6\xed\x4f\xb8\xa6\xfb";

/// RFC 8032 §7.1, TEST 3: the root.
pub(crate) const ROOT: [u8; 32] = *b"\xc5\xaa\x8d\xf4\x3f\x9f\x83\x7b\xed\xb7\x44\x2f\x31\xdc\xb7\xb1\x66\xd3\x85\x35\x07\x6f\x09\x4b\x85\xce\x3a\x2e\x0b\x44\x58\xf7";

pub(crate) fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

pub(crate) fn policy() -> Policy {
    let yaml = include_str!("../../../../web/samples/article-policy.yaml");
    PolicyDraft::from_yaml(yaml)
        .unwrap()
        .check()
        .policy
        .unwrap()
}

pub(crate) fn jwk(seed: &[u8; 32]) -> Jwk {
    let public = SigningKey::from_bytes(seed).verifying_key();
    Jwk::ed25519(&URL_SAFE_NO_PAD.encode(public.as_bytes()))
}

pub(crate) fn signer(seed: &[u8; 32], principal: &str) -> Signer {
    let public_key = jwk(seed);
    Signer {
        keyid: public_key.thumbprint(),
        public_key,
        principal: principal.to_owned(),
        roles: vec![Role::Author],
        policies: vec!["*".to_owned()],
        audiences: vec!["prod".to_owned()],
        not_before: at("2026-01-01T00:00:00Z"),
        not_after: at("2027-01-01T00:00:00Z"),
        status: Status::Active,
    }
}

pub(crate) fn rule() -> Rule {
    Rule {
        audience: "prod".to_owned(),
        min_principals: 1,
        require_roles: vec![Role::Author],
    }
}

pub(crate) fn content(signers: Vec<Signer>, rule: Rule) -> Content {
    Content {
        schema: 1,
        epoch: 1,
        expires_at: at("2027-01-01T00:00:00Z"),
        root: Root {
            threshold: 1,
            keys: vec![jwk(&ROOT)],
        },
        signers,
        rules: vec![rule],
    }
}

pub(crate) fn trust_of(signers: Vec<Signer>, rule: Rule) -> Trust {
    Trust::new(content(signers, rule)).unwrap()
}

pub(crate) fn trust() -> Trust {
    trust_of(vec![signer(&TEST_1, "ops@example.com")], rule())
}

pub(crate) fn context() -> Context<'static> {
    Context::new("prod", at("2026-07-01T00:00:00Z"))
}

pub(crate) fn payload() -> Payload {
    let policy = policy();
    let call = Call::from_json(
        r#"{"id":"c-1","facts":{"qualification_score":75,"budget_confirmed":true,"decision_maker_confirmed":true,"deal_size":12000.5}}"#,
    )
    .unwrap();
    let case = SelfTestCase::of(&policy, &call, at("2026-06-19T14:23:00Z")).unwrap();
    let header = PayloadHeader {
        audience: "prod".to_owned(),
        version: 1,
        trust_epoch: 1,
        previous: None,
        issued_at: at("2026-06-20T09:00:00Z"),
        expires_at: at("2026-09-18T09:00:00Z"),
        change: Change {
            author: "ops@example.com".to_owned(),
            reason: "first".to_owned(),
            restores: None,
        },
    };
    Payload::new(&policy, header, SelfTest { cases: vec![case] })
}

pub(crate) fn sign(seed: &[u8; 32], unsigned: Unsigned) -> Envelope {
    let signature = SigningKey::from_bytes(seed)
        .sign(&unsigned.bytes_to_sign())
        .to_bytes();
    unsigned.signed(&jwk(seed).thumbprint(), signature)
}

/// The payload signed with the first test key, as a file.
pub(crate) fn file(payload: &Payload) -> Vec<u8> {
    sign(&TEST_1, payload.unsigned().unwrap())
        .to_json()
        .into_bytes()
}
