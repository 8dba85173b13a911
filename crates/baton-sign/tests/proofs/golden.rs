//! The golden files in `tests/golden/signed`: what they hold, and that this library still writes them so.

use std::fs;
use std::path::PathBuf;

use baton_core::document::canonical;
use baton_sign::envelope::{Signed, TRUST_TYPE, pre_authentication_encoding};
use baton_sign::import::{Context, Imported, verify};
use baton_sign::payload::{Change, Payload, PayloadHeader};
use baton_sign::self_test::SelfTest;
use baton_sign::trust::{Content, Role, Rule, Signer};
use baton_sign::{Envelope, Trust};
use ed25519_dalek::{Signer as _, SigningKey};

use crate::common::{ROOT, TEST_1, TEST_2, at, content, context, jwk, policy, sign, signer};

/// The moment that the tests are at.
pub(crate) const NOW: &str = "2026-07-01T00:00:00Z";

/// The approver.
pub(crate) fn approver() -> Signer {
    Signer {
        roles: vec![Role::Approver],
        ..signer(&TEST_2, "lead@example.com")
    }
}

/// An author and an approver, and `prod` asks for both.
pub(crate) fn trust_content() -> Content {
    let rule = Rule {
        audience: "prod".to_owned(),
        min_principals: 2,
        require_roles: vec![Role::Author, Role::Approver],
    };
    content(vec![signer(&TEST_1, "ops@example.com"), approver()], rule)
}

/// A trust document signed by root keys, whether or not it is sound.
pub(crate) fn signed_trust(content: &Content, roots: &[&[u8; 32]]) -> String {
    let payload = canonical::to_string(content).unwrap().into_bytes();
    let bytes = pre_authentication_encoding(TRUST_TYPE, &payload);
    let sign = |root: &&[u8; 32]| Signed {
        keyid: jwk(root).thumbprint(),
        signature: SigningKey::from_bytes(root).sign(&bytes).to_bytes(),
    };
    let envelope = Envelope {
        payload_type: TRUST_TYPE.to_owned(),
        signatures: roots.iter().map(sign).collect(),
        payload,
    };
    envelope.to_json()
}

/// The digest that a trust document is pinned by.
pub(crate) fn pin(document: &str) -> String {
    canonical::digest(&Envelope::parse(document.as_bytes()).unwrap().payload)
}

/// The payload of the golden file.
pub(crate) fn payload() -> Payload {
    let policy = policy();
    let moment = at("2026-06-19T14:23:00Z");
    let header = PayloadHeader {
        audience: "prod".to_owned(),
        version: 1,
        trust_epoch: 1,
        previous: None,
        issued_at: at("2026-06-20T09:00:00Z"),
        expires_at: at("2026-12-01T09:00:00Z"),
        change: Change {
            author: "ops@example.com".to_owned(),
            reason: "the policy of the article".to_owned(),
            restores: None,
        },
    };
    let self_test = SelfTest::generate(&policy, moment, []).unwrap();
    Payload::new(&policy, header, self_test)
}

/// A payload signed by its author and its approver.
pub(crate) fn approved(payload: &Payload) -> Envelope {
    let second = sign(&TEST_2, payload.unsigned().unwrap());
    let second = &second.signatures[0];
    sign(&TEST_1, payload.unsigned().unwrap())
        .with(&second.keyid, second.signature)
        .unwrap()
}

/// The golden policy file.
pub(crate) fn policy_file() -> String {
    read("policy.signed.json")
}

/// The golden trust document, as a value.
pub(crate) fn trust() -> Trust {
    let file = read("trust.json");
    Trust::first(file.as_bytes(), &pin(&file), at(NOW)).unwrap()
}

/// The verified content of the golden file.
pub(crate) fn verified() -> Imported {
    verify(policy_file().as_bytes(), &trust(), golden_context()).unwrap()
}

/// For `prod`, in July.
pub(crate) fn golden_context() -> Context<'static> {
    context()
}

fn path(name: &str) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.join("tests/golden/signed").join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap()
}

fn public_key(seed: &[u8; 32]) -> String {
    format!("{}\n", canonical::to_string(&jwk(seed)).unwrap())
}

#[test]
fn this_library_writes_the_golden_files() {
    let files = [
        ("policy.signed.json", approved(&payload()).to_json()),
        ("trust.json", signed_trust(&trust_content(), &[&ROOT])),
        ("author.jwk.json", public_key(&TEST_1)),
        ("approver.jwk.json", public_key(&TEST_2)),
        ("root.jwk.json", public_key(&ROOT)),
    ];
    for (name, written) in files {
        if std::env::var_os("BATON_WRITE_GOLDEN").is_some() {
            fs::write(path(name), &written).unwrap();
        }
        assert_eq!(read(name), written, "{name}");
    }
}

#[test]
fn the_golden_file_is_taken_and_says_what_it_is() {
    let imported = verified();
    assert_eq!(imported.policy.digest(), policy().digest());
    assert_eq!(imported.principals, ["lead@example.com", "ops@example.com"]);
    let cases = &imported.payload.self_test.cases;
    assert!(cases.len() >= 20, "{} cases", cases.len());
    let keyid = jwk(&TEST_1).thumbprint();
    assert_eq!(
        keyid, "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
        "RFC 8037, appendix A.3"
    );
    let envelope = Envelope::parse(policy_file().as_bytes()).unwrap();
    assert_eq!(envelope.signatures[0].keyid, keyid);
}
