//! What the page asks, as texts: the way of a file from the draft through two signatures to a report.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use baton_core::policy::DocumentForm;
use baton_core::{Instant, Node, Policy, PolicyDraft, decide, document::canonical, document::json};
use baton_sign::Verdict;
use baton_sign::key::Jwk;
use baton_sign::self_test::SelfTest;
use baton_sign::trust::{Content, Role, Root, Rule, Signer, Status};
use baton_sign::{Trust, import};
use baton_worker::protocol::{
    Append, BUILD, Field, Inspect, Inspected, Look, Looked, Prepare, Prepared, Proof, READER,
    ReadYaml, Request, Restore, Seal, Sealed,
};
use ed25519_dalek::{Signer as _, SigningKey};

const AUTHOR: [u8; 32] = [1; 32];
const APPROVER: [u8; 32] = [2; 32];
const ROOT: [u8; 32] = [3; 32];

fn ask<R: Request + Clone>(request: &R) -> Result<R::Told, String> {
    let asked = Node::map([
        ("id", Node::Int(7)),
        ("what", Node::text(R::WHAT)),
        ("body", request.clone().to_node()),
    ]);
    let asked = canonical::to_string(&asked).unwrap();
    let answer = match R::WORKER {
        READER => baton_worker::read(&asked),
        _ => baton_worker::answer(&asked),
    };
    let told = json::parse(&answer).unwrap();
    assert_eq!(told.get("id"), Some(&Node::Int(7)));
    match told.get("failed") {
        Some(Node::Text(why)) => Err(why.clone()),
        _ => Ok(R::Told::from_node(told.get("told").unwrap()).unwrap()),
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

/// The article's policy with a threshold of its own.
fn policy(score: i64) -> Policy {
    let yaml = include_str!("../../samples/article-policy.yaml");
    let yaml = yaml.replacen("value: 75", &format!("value: {score}"), 1);
    let checked = PolicyDraft::from_yaml(&yaml).unwrap().check();
    checked.policy.unwrap()
}

/// The same in the signed form.
fn written(score: i64) -> String {
    canonical::to_string(&policy(score).to_node(DocumentForm::Signed)).unwrap()
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

fn kept() -> String {
    inspected(&inspection(&trust(1, &ROOT), None, None))
        .trust
        .unwrap()
}

fn inspection(file: &str, trust: Option<String>, history: Option<String>) -> Inspect {
    Inspect {
        name: "v1.signed.json".to_owned(),
        file: file.to_owned(),
        trust,
        history,
        audience: "prod".to_owned(),
        keyid: Some(keyid(&APPROVER)),
        proof: None,
        now: at("2026-07-01T00:00:00Z"),
    }
}

/// What this engine finds of what is to be proved, as the page asks its own.
fn proof(prove: &str) -> Proof {
    let node = json::parse(prove).unwrap();
    let text = |key| node.get(key).unwrap().typed();
    let self_test: SelfTest = node.get("self_test").unwrap().read_as().unwrap();
    assert_eq!(
        SelfTest::from_node(node.get("self_test").unwrap()),
        Some(self_test.clone())
    );
    let document = node.get("policy").unwrap();
    let (report, result) = import::prove(document, &text("policy_id"), &self_test, decide);
    let rows = report.rows(&result);
    let seen = rows.into_iter().filter_map(|(_, verdict)| match verdict {
        Verdict::Passed(seen) => Some(seen),
        _ => None,
    });
    let (refused, message) = match result {
        Ok(_) => (None, String::new()),
        Err(why) => (Some(why.code.as_str().to_owned()), why.message),
    };
    Proof {
        digest: text("digest"),
        passed: seen.collect(),
        refused,
        message,
    }
}

/// The whole report: what the worker finds, and what the engine proves if there is something to prove.
fn inspected(request: &Inspect) -> Inspected {
    let first = ask(request).unwrap();
    let Some(prove) = &first.prove else {
        return first;
    };
    assert!(
        !first.html.contains("data-standing=\"passed\" data-code"),
        "not before the proof"
    );
    let proved = Inspect {
        proof: Some(proof(prove)),
        ..request.clone()
    };
    ask(&proved).unwrap()
}

/// The standing and the code of a report.
fn verdict(told: &Inspected) -> (String, String) {
    let attribute = |name: &str| {
        let (_, rest) = told.html.split_once(&format!("{name}=\"")).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    (attribute("data-standing"), attribute("data-code"))
}

fn is(told: &Inspected, standing: &str, code: &str) {
    assert_eq!(
        verdict(told),
        (standing.to_owned(), code.to_owned()),
        "{}",
        told.html
    );
}

/// How each of the sixteen checks went.
fn standings(told: &Inspected) -> Vec<String> {
    let rows = told.html.split("<tr data-standing=\"").skip(1);
    rows.map(|row| row.split('"').next().unwrap().to_owned())
        .collect()
}

fn look(history: Option<String>, score: i64) -> Look {
    Look {
        history,
        trust: None,
        policy_id: policy(score).id().to_owned(),
        audience: "prod".to_owned(),
        policy: written(score),
        wanted: None,
    }
}

fn prepared(version: u64, score: i64, history: Option<String>) -> Prepared {
    let now = at("2026-06-20T09:00:00Z");
    let self_test = SelfTest::generate(&policy(score), now, []).unwrap();
    ask(&Prepare {
        look: look(history, score),
        self_test: canonical::to_string(&self_test).unwrap(),
        version,
        author: "ops@example.com".to_owned(),
        reason: "fewer <b>weak</b> leads".to_owned(),
        issued_at: now,
        expires_at: at("2026-09-18T09:00:00Z"),
    })
    .unwrap()
}

fn sealed(version: u64, score: i64, history: Option<String>) -> Sealed {
    let prepared = prepared(version, score, history.clone());
    ask(&Seal {
        keyid: keyid(&AUTHOR),
        signature: sign(&AUTHOR, &prepared.to_sign),
        payload: prepared.payload,
        history,
    })
    .unwrap()
}

/// The file with the approver's signature too.
fn approved(file: &str, to_sign: &str) -> String {
    ask(&Append {
        file: file.to_owned(),
        keyid: keyid(&APPROVER),
        signature: sign(&APPROVER, to_sign),
    })
    .unwrap()
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
    let one = sealed(1, 75, None).file;
    let waiting = inspected(&inspection(&one, Some(kept()), None));
    is(&waiting, "open", "threshold_not_met");
    // Only check 7 is in the way: the others have been made for whoever signs next.
    let mut expected = vec!["passed"; 16];
    (expected[6], expected[15]) = ("refused", "not_made");
    assert_eq!(standings(&waiting), expected);

    let two = approved(&one, &waiting.to_sign.unwrap());
    let good = inspected(&inspection(&two, Some(kept()), None));
    is(&good, "passed", "");
    assert_eq!(
        good.said,
        "Verified: signed by lead@example.com and ops@example.com."
    );
    assert_eq!(
        standings(&good)
            .iter()
            .filter(|word| *word == "passed")
            .count(),
        15
    );
    assert!(good.to_sign.is_none() && good.html.contains("signed this file already"));
    assert_eq!(good.policy, Some(written(75)));
    // A reason with markup in it stays a text.
    assert!(
        good.html.contains("fewer &lt;b&gt;weak&lt;/b&gt; leads"),
        "{}",
        good.html
    );
    // It is taken into the history once.
    let again = inspected(&inspection(&two, Some(kept()), good.history));
    assert_eq!(again.history, None);
}

#[test]
fn what_is_wrong_with_the_file_is_said_before_who_has_yet_to_sign() {
    let first = sealed(1, 75, None);
    let unknown = inspected(&inspection(&first.file, None, None));
    is(&unknown, "open", "");
    assert!(unknown.to_sign.is_none(), "without trust nobody can tell");
    let seen = |file: &str| inspected(&inspection(file, Some(kept()), Some(first.history.clone())));
    let other = seen(&sealed(1, 80, None).file);
    is(&other, "refused", "equivocation");
    assert!(
        other.to_sign.is_none() && other.policy.is_none(),
        "nobody signs a refused file"
    );
    is(&seen(&sealed(2, 80, None).file), "refused", "fork");
    let next = seen(&sealed(2, 80, Some(first.history.clone())).file);
    is(&next, "open", "threshold_not_met");
    assert!(
        next.html.contains("<li>handoff_trigger › conditions › "),
        "{}",
        next.html
    );
    assert!(next.html.contains("75 becomes 80</li>"), "{}", next.html);
}

#[test]
fn another_engine_is_found_out() {
    let one = sealed(1, 75, None).file;
    let to_sign = inspected(&inspection(&one, Some(kept()), None))
        .to_sign
        .unwrap();
    let request = inspection(&approved(&one, &to_sign), Some(kept()), None);
    let good = proof(&ask(&request).unwrap().prove.unwrap());
    let with = |proof: Proof| {
        ask(&Inspect {
            proof: Some(proof),
            ..request.clone()
        })
        .unwrap()
    };
    is(&with(good.clone()), "passed", "");
    let mut differs = good.clone();
    differs.passed.truncate(1);
    differs.refused = Some("engine_mismatch".to_owned());
    differs.message = "it decides otherwise".to_owned();
    let refused = with(differs);
    is(&refused, "refused", "engine_mismatch");
    assert_eq!(standings(&refused)[13..15], ["passed", "refused"]);
    // A proof of something else, or of nothing, proves nothing.
    let mut elsewhere = good.clone();
    elsewhere.digest = "sha256:00".to_owned();
    let mut empty = good;
    empty.passed.clear();
    for proof in [elsewhere, empty] {
        let told = with(proof);
        is(&told, "open", "");
        assert_eq!((told.history, told.to_sign), (None, None));
    }
}

#[test]
fn a_file_that_is_neither_says_so() {
    let report = inspected(&inspection("%PDF-1.7", Some(kept()), None));
    is(&report, "refused", "envelope_malformed");
    assert!(
        report.said.starts_with("This is neither"),
        "{}",
        report.said
    );
    assert_eq!(standings(&report).len(), 16);
    let card = r#"{"principal":"ada@example.com","jwk":{"kty":"OKP"}}"#;
    for file in [card, "handoff_trigger:\n  require_all: true\n"] {
        let report = inspected(&inspection(file, Some(kept()), None));
        assert!(report.said.starts_with("This is neither"), "{file}");
        for word in ["damaged", "struct", "Written", "expected", "field"] {
            assert!(!report.html.contains(word), "{word}: {}", report.html);
        }
    }
    let cut = &sealed(1, 75, None).file[..400];
    let report = inspected(&inspection(cut, Some(kept()), None));
    assert!(report.said.contains("damaged"), "{}", report.said);
}

#[test]
fn the_first_trust_document_is_a_person_s_choice_and_the_next_one_the_root_s() {
    let ask_of = |document: &str| inspected(&inspection(document, Some(kept()), None));
    let same = ask_of(&trust(1, &ROOT));
    is(&same, "passed", "");
    assert_eq!(same.trust, None);
    let next = ask_of(&trust(2, &ROOT));
    is(&next, "open", "");
    assert!(next.trust.is_some() && next.html.contains("Use epoch 2"));
    let stranger = ask_of(&trust(2, &[9; 32]));
    is(&stranger, "refused", "trust_root_not_met");
    assert_eq!(stranger.trust, None);
    // A document that was exchanged in the browser's storage does not count.
    let own = json::parse(&kept()).unwrap().get("digest").unwrap().typed();
    let mut forged = String::from("{\"document\":");
    json::push_text(&trust(1, &[9; 32]), &mut forged);
    forged.push_str(&format!(",\"digest\":\"{own}\"}}"));
    let report = inspected(&inspection(&sealed(1, 75, None).file, Some(forged), None));
    assert!(
        report.html.contains("not the one that was accepted"),
        "{}",
        report.html
    );
    is(&report, "open", "");
}

#[test]
fn the_draft_stands_in_a_chain() {
    let nothing: Looked = ask(&look(None, 75)).unwrap();
    assert_eq!((nothing.last, nothing.restores, nothing.head), (0, 0, None));
    assert!(nothing.review.contains("Nothing is published yet"));
    let one = sealed(1, 75, None);
    let two = sealed(2, 80, Some(one.history));
    let now: Looked = ask(&look(Some(two.history.clone()), 85)).unwrap();
    assert_eq!((now.last, now.restores), (2, 0));
    assert!(now.review.contains("80 becomes 85"), "{}", now.review);
    assert!(
        now.chain.contains("data-do=\"desk restore 1\""),
        "{}",
        now.chain
    );
    let back: Looked = ask(&look(Some(two.history.clone()), 75)).unwrap();
    assert_eq!(back.restores, 1);
    let three = prepared(3, 75, Some(two.history.clone())).payload;
    assert!(three.contains("\"restores\":1"));
    assert!(three.contains(&format!("\"previous\":\"{}\"", two.digest)));
    let restored = Restore {
        history: Some(two.history),
        policy_id: policy(75).id().to_owned(),
        audience: "prod".to_owned(),
        version: 1,
    };
    assert_eq!(ask(&restored), Ok(written(75)));
}

#[test]
fn yaml_is_read_with_the_line_of_what_is_wrong() {
    let read = |text: &str| {
        ask(&ReadYaml {
            text: text.to_owned(),
        })
    };
    let good = read(include_str!("../../samples/article-policy.yaml")).unwrap();
    assert_eq!(good.refused, None);
    let good = good.document.unwrap();
    let draft = PolicyDraft::from_node(json::parse(&good).unwrap());
    assert!(draft.check().policy.is_some());
    let twice = read("a: 1\n  \nb: {c: 1, c: 2}\n").unwrap();
    assert_eq!(twice.document, None);
    let refused = twice.refused.unwrap();
    assert_eq!((refused.line, refused.column), (3, 11));
    assert_eq!(refused.code, "duplicate_key");
    assert!(refused.message.contains('c'), "{}", refused.message);
    let decimal = read("score: 74.5\n").unwrap().document.unwrap();
    let node = json::parse(&decimal).unwrap();
    assert_eq!(node.get("score"), Some(&Node::Decimal("74.5".to_owned())));
}

#[test]
fn a_signature_has_64_bytes() {
    let append = Append {
        file: sealed(1, 75, None).file,
        keyid: String::new(),
        signature: vec![1; 63],
    };
    assert!(ask(&append).unwrap_err().contains("64 bytes"));
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
