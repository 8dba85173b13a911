//! What the page asks, as texts: the way of a file from the draft through two signatures to a report.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use baton_core::policy::Form;
use baton_core::{Instant, Node, PolicyDraft, canonical, json};
use baton_sign::Trust;
use baton_sign::key::Jwk;
use baton_sign::trust::{Content, Role, Root, Rule, Signer, Status};
use baton_worker::protocol::{
    Append, Asked, BUILD, Compare, Compared, Document, Inspect, Kind, Link, Prepare, Prepared,
    ReadYaml, Report, Request, Seal, Standing, TrustKept,
};
use ed25519_dalek::{Signer as _, SigningKey};
use serde::Serialize;
use serde::de::DeserializeOwned;

const AUTHOR: [u8; 32] = [1; 32];
const APPROVER: [u8; 32] = [2; 32];
const ROOT: [u8; 32] = [3; 32];

fn ask<R: Request + Serialize>(request: &R) -> Result<R::Told, String>
where
    R::Told: DeserializeOwned,
{
    let asked = Asked {
        id: 7,
        what: R::WHAT,
        body: request,
    };
    let told = json::parse(&baton_worker::answer(
        &canonical::to_string(&asked).unwrap(),
    ))
    .unwrap();
    assert_eq!(told.get("id"), Some(&Node::Int(7)));
    match told.get("failed") {
        Some(Node::Text(why)) => Err(why.clone()),
        _ => Ok(told.get("told").unwrap().read_as().unwrap()),
    }
}

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn jwk(seed: &[u8; 32]) -> Jwk {
    let public = SigningKey::from_bytes(seed).verifying_key();
    Jwk::ed25519(&URL_SAFE_NO_PAD.encode(public.as_bytes()))
}

fn keyid(seed: &[u8; 32]) -> String {
    jwk(seed).thumbprint()
}

fn sign(seed: &[u8; 32], text: &str) -> Vec<u8> {
    let signature = SigningKey::from_bytes(seed).sign(text.as_bytes());
    signature.to_bytes().to_vec()
}

/// The article's policy in the signed form, with a threshold of its own.
fn policy(score: i64) -> String {
    let yaml = include_str!("../../samples/article-policy.yaml");
    let yaml = yaml.replacen("value: 75", &format!("value: {score}"), 1);
    let policy = PolicyDraft::from_yaml(&yaml).unwrap().check().policy;
    canonical::to_string(&policy.unwrap().to_node(Form::Signed)).unwrap()
}

/// A trust document under which an author and an approver must sign.
fn trust(epoch: u64, root: &[u8; 32]) -> String {
    let signer = |seed: &[u8; 32], principal: &str, role| Signer {
        keyid: keyid(seed),
        public_key: jwk(seed),
        principal: principal.to_owned(),
        roles: vec![role],
        policies: vec!["*".to_owned()],
        audiences: vec!["prod".to_owned()],
        not_before: at("2026-01-01T00:00:00Z"),
        not_after: at("2027-01-01T00:00:00Z"),
        status: Status::Active,
    };
    let content = Content {
        schema: 1,
        epoch,
        expires_at: at("2027-01-01T00:00:00Z"),
        root: Root {
            threshold: 1,
            keys: vec![jwk(root)],
        },
        signers: vec![
            signer(&AUTHOR, "ops@example.com", Role::Author),
            signer(&APPROVER, "lead@example.com", Role::Approver),
        ],
        rules: vec![Rule {
            audience: "prod".to_owned(),
            min_principals: 2,
            require_roles: vec![Role::Author, Role::Approver],
        }],
    };
    let unsigned = Trust::new(content).unwrap().unsigned().unwrap();
    let signature = SigningKey::from_bytes(root)
        .sign(&unsigned.bytes_to_sign())
        .to_bytes();
    unsigned.signed(&keyid(root), signature).to_json()
}

fn kept() -> TrustKept {
    let report = ask(&inspection(&trust(1, &ROOT), None, Vec::new())).unwrap();
    report.trust.unwrap()
}

fn inspection(file: &str, trust: Option<TrustKept>, heads: Vec<Link>) -> Inspect {
    Inspect {
        file: file.to_owned(),
        trust,
        audience: "prod".to_owned(),
        heads,
        keyid: Some(keyid(&APPROVER)),
        now: at("2026-07-01T00:00:00Z"),
    }
}

fn prepared(version: u64, score: i64, previous: Option<String>) -> Prepared {
    ask(&Prepare {
        policy: policy(score),
        calls: Vec::new(),
        audience: "prod".to_owned(),
        version,
        trust_epoch: 1,
        previous,
        author: "ops@example.com".to_owned(),
        reason: "fewer weak leads".to_owned(),
        restores: None,
        issued_at: at("2026-06-20T09:00:00Z"),
        expires_at: at("2026-09-18T09:00:00Z"),
    })
    .unwrap()
}

fn sealed(prepared: &Prepared) -> String {
    ask(&Seal {
        payload: prepared.payload.clone(),
        keyid: keyid(&AUTHOR),
        signature: sign(&AUTHOR, &prepared.to_sign),
    })
    .unwrap()
}

fn standings(report: &Report) -> Vec<Standing> {
    report.checks.iter().map(|row| row.standing).collect()
}

#[test]
fn the_greeting_names_the_build() {
    let greeting = json::parse(&baton_worker::greeting()).unwrap();
    assert_eq!(greeting.get("told"), Some(&Node::text(BUILD)));
    assert!(BUILD.starts_with("0.1.0 "), "{BUILD}");
}

#[test]
fn what_is_no_request_is_answered_all_the_same() {
    for text in [
        "",
        "{}",
        r#"{"id":3,"what":"fly","body":{}}"#,
        r#"{"id":3,"what":"inspect","body":{}}"#,
    ] {
        let answer = json::parse(&baton_worker::answer(text)).unwrap();
        assert!(
            matches!(answer.get("failed"), Some(Node::Text(_))),
            "{text}"
        );
    }
}

#[test]
fn a_second_signature_makes_a_file_good() {
    let one = sealed(&prepared(1, 75, None));
    let waiting = ask(&inspection(&one, Some(kept()), Vec::new())).unwrap();
    assert_eq!(waiting.kind, Kind::Policy);
    assert_eq!(waiting.standing, Standing::Open);
    assert_eq!(waiting.code.as_deref(), Some("threshold_not_met"));
    // Only check 7 is in the way: the others have been made for whoever signs next.
    let mut expected = vec![Standing::Passed; 16];
    expected[6] = Standing::Refused;
    expected[15] = Standing::NotMade;
    assert_eq!(standings(&waiting), expected);
    let to_sign = waiting.to_sign.unwrap();

    let two = ask(&Append {
        file: one,
        keyid: keyid(&APPROVER),
        signature: sign(&APPROVER, &to_sign),
    })
    .unwrap();
    let good = ask(&inspection(&two, Some(kept()), Vec::new())).unwrap();
    assert_eq!((good.standing, good.code), (Standing::Passed, None));
    assert_eq!(
        good.headline,
        "Verified: signed by lead@example.com and ops@example.com."
    );
    assert_eq!(
        good.checks
            .iter()
            .filter(|row| row.standing == Standing::Passed)
            .count(),
        15
    );
    assert!(good.to_sign.is_none() && good.not_to_sign.unwrap().contains("already"));
    assert_eq!(good.link.unwrap().policy, policy(75));
}

#[test]
fn what_is_wrong_with_the_file_is_said_before_who_has_yet_to_sign() {
    let first = ask(&inspection(
        &sealed(&prepared(1, 75, None)),
        None,
        Vec::new(),
    ))
    .unwrap();
    let head = first.link.clone().unwrap();
    assert_eq!(
        first.standing,
        Standing::Open,
        "without trust nobody can tell"
    );
    assert!(first.to_sign.is_none());
    let seen = |version, score, previous: Option<&str>| {
        let file = sealed(&prepared(version, score, previous.map(str::to_owned)));
        ask(&inspection(&file, Some(kept()), vec![head.clone()])).unwrap()
    };
    let other = seen(1, 80, None);
    assert_eq!(other.code.as_deref(), Some("equivocation"));
    assert!(other.to_sign.is_none(), "nobody signs a refused file");
    assert_eq!(seen(2, 80, Some("sha256:00")).code.as_deref(), Some("fork"));
    let next = seen(2, 80, Some(&head.digest));
    assert_eq!(next.code.as_deref(), Some("threshold_not_met"));
    assert_eq!(
        next.differences,
        ["handoff_trigger › conditions › 1 › value: 75 becomes 80"]
    );
}

#[test]
fn a_file_that_is_neither_says_so() {
    let report = ask(&inspection("%PDF-1.7", Some(kept()), Vec::new())).unwrap();
    assert_eq!(
        (report.kind, report.standing),
        (Kind::Neither, Standing::Refused)
    );
    assert_eq!(report.code.as_deref(), Some("envelope_malformed"));
    assert_eq!(report.checks.len(), 16);
}

#[test]
fn the_first_trust_document_is_a_person_s_choice_and_the_next_one_the_root_s() {
    let kept = kept();
    let ask_of =
        |document: &str| ask(&inspection(document, Some(kept.clone()), Vec::new())).unwrap();
    let same = ask_of(&kept.document);
    assert_eq!((same.standing, same.trust), (Standing::Passed, None));
    let next = ask_of(&trust(2, &ROOT)).trust.unwrap();
    assert_eq!(next.epoch, 2);
    let stranger = ask_of(&trust(2, &[9; 32]));
    assert_eq!(stranger.code.as_deref(), Some("trust_root_not_met"));
    assert_eq!(stranger.trust, None);
    // A document that was exchanged in the browser's storage does not count.
    let forged = TrustKept {
        document: trust(1, &[9; 32]),
        ..kept.clone()
    };
    let file = sealed(&prepared(1, 75, None));
    let report = ask(&inspection(&file, Some(forged), Vec::new())).unwrap();
    assert!(
        report.advice.contains("not the one that was accepted"),
        "{}",
        report.advice
    );
}

#[test]
fn two_policies_are_compared() {
    let (old, new) = (policy(75), policy(80));
    let compared: Compared = ask(&Compare {
        old,
        new,
        calls: Vec::new(),
    })
    .unwrap();
    assert_eq!(compared.differences.len(), 1);
    assert_eq!(compared.changed, [""; 0]);
}

#[test]
fn yaml_is_read_with_the_lines_of_what_is_wrong() {
    let read = |text: &str| -> Document {
        ask(&ReadYaml {
            text: text.to_owned(),
        })
        .unwrap()
    };
    let good = read(include_str!("../../samples/article-policy.yaml"));
    assert_eq!(good.errors, 0, "{:?}", good.found);
    assert!(json::parse(&good.json.unwrap()).is_ok());
    let twice = read("a: 1\na: 2\n");
    assert_eq!(twice.json, None);
    assert!(twice.found[0].starts_with("line 2: "), "{:?}", twice.found);
    let unfinished = read("policy: {id: x}\nscore: 74.5\n");
    assert!(unfinished.errors > 0);
    let node = json::parse(&unfinished.json.unwrap()).unwrap();
    assert_eq!(node.get("score"), Some(&Node::Decimal("74.5".to_owned())));
}

#[test]
fn a_signature_has_64_bytes() {
    let file = sealed(&prepared(1, 75, None));
    let why = ask(&Append {
        file,
        keyid: String::new(),
        signature: vec![1; 63],
    })
    .unwrap_err();
    assert!(why.contains("64 bytes"));
}

#[test]
fn the_worker_has_no_page_in_it() {
    let lock = include_str!("../../../Cargo.lock");
    let packages = lock.split("[[package]]");
    let named = |text: &str, name: &str| text.contains(&format!("\nname = \"{name}\"\n"));
    let mut reached = vec!["baton-worker".to_owned()];
    let mut next = 0;
    while let Some(name) = reached.get(next).cloned() {
        next += 1;
        for package in packages.clone().filter(|package| named(package, &name)) {
            let (_, list) = package.split_once("dependencies = [").unwrap_or_default();
            let list = list.split(']').next().unwrap_or_default();
            for quoted in list.split('"').skip(1).step_by(2) {
                let found = quoted.split(' ').next().unwrap_or_default().to_owned();
                if !reached.contains(&found) {
                    reached.push(found);
                }
            }
        }
    }
    assert!(reached.len() > 20, "the lock file was read: {reached:?}");
    assert!(reached.iter().any(|name| name == "ed25519-dalek"));
    let page = ["leptos", "reactive_graph", "tachys", "web-sys", "baton-web"];
    assert!(
        !reached.iter().any(|name| page.contains(&name.as_str())),
        "{reached:?}"
    );
}
