//! `cargo bench -p baton-sign`: the time to verify and import the largest policy, against its budget.
//!
//! The policy is generated and the same on every run: just under the limit of 64 KiB, with the largest self-test that
//! fits. The exit code is not 0 if a budget is exceeded.

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant as Clock;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use baton_core::{Instant, Policy, PolicyDraft, document::canonical};
use baton_sign::key::Jwk;
use baton_sign::payload::{Change, Payload, PayloadHeader};
use baton_sign::self_test::SelfTest;
use baton_sign::trust::{Content, Role, Root, Rule, Signer, Status};
use baton_sign::{Context, Envelope, Importer, Trust, verify};
use ed25519_dalek::{Signer as _, SigningKey};

/// The most bytes of a YAML document.
const LARGEST: usize = 64 * 1024;

/// The budget of verifying and of importing, in milliseconds.
const BUDGET: f64 = 20.0;

const ROUNDS: usize = 41;

fn at(text: &str) -> Instant {
    Instant::parse(text).expect("a moment")
}

/// Generates a document of just under 64 KiB: forty facts with their conditions, thirty tiers, and tests for the rest.
fn document() -> String {
    let mut yaml = String::from("baton: 1\npolicy: acme/largest\nfacts:\n");
    for i in 0..40 {
        let _ = writeln!(
            yaml,
            "  fact_{i}: {{ type: integer, min: 0, max: 100, when_missing: review }}"
        );
    }
    yaml.push_str("  deal_size: { type: money, when_missing: review }\n");
    yaml.push_str("handoff_trigger:\n  require_all: true\n  conditions:\n");
    for i in 0..40 {
        let threshold = 40 + i;
        let _ = writeln!(
            yaml,
            "    - {{ id: condition_{i}, field: fact_{i}, operator: gte, value: {threshold} }}"
        );
    }
    yaml.push_str("  actions: [pause_sequence, write_crm_contact, notify_ae_slack, start_sla_timer_minutes: 30]\n");
    yaml.push_str("handoff_formats:\n  when_unknown: review\n  tiers:\n");
    for i in 0..30 {
        let range = match i {
            0 => "below: 1000".to_owned(),
            29 => format!("from: {}", 29 * 1000),
            _ => format!("from: {}, below: {}", i * 1000, (i + 1) * 1000),
        };
        let _ = writeln!(
            yaml,
            "    - {{ id: tier_{i}, deal_size: {{ {range} }}, format: [slack_alert, crm_note] }}"
        );
    }
    yaml.push_str("tests:\n");
    for i in 0.. {
        let mut case = format!(
            "  - name: case number {i}\n    call: {{ deal_size: {}",
            i * 100
        );
        for fact in 0..40 {
            let _ = write!(
                case,
                ", fact_{fact}: {}",
                if fact == i % 41 { 0 } else { 90 }
            );
        }
        let outcome = if i % 41 == 40 {
            "hand_off"
        } else {
            "no_handoff"
        };
        let _ = write!(
            case,
            " }}\n    at: 2026-06-19T14:23:00Z\n    expect: {{ outcome: {outcome} }}\n"
        );
        if yaml.len() + case.len() > LARGEST {
            break;
        }
        yaml.push_str(&case);
    }
    yaml
}

fn policy(yaml: &str) -> Policy {
    let checked = PolicyDraft::from_yaml(yaml)
        .expect("the document can be read")
        .check();
    let why = format!("the policy is sound: {:?}", checked.diagnostics);
    checked.policy.expect(&why)
}

/// Creates a key from a seed.
fn key(seed: u8) -> (SigningKey, Jwk) {
    let key = SigningKey::from_bytes(&[seed; 32]);
    let jwk = Jwk::ed25519(&URL_SAFE_NO_PAD.encode(key.verifying_key().as_bytes()));
    (key, jwk)
}

fn sign((key, jwk): &(SigningKey, Jwk), unsigned: baton_sign::envelope::Unsigned) -> Envelope {
    let signature = key.sign(&unsigned.bytes_to_sign()).to_bytes();
    unsigned.signed(&jwk.thumbprint(), signature)
}

fn trust(root: &Jwk, author: &Jwk) -> Trust {
    let signer = Signer {
        keyid: author.thumbprint(),
        public_key: author.clone(),
        principal: "ops@example.com".to_owned(),
        roles: vec![Role::Author],
        policies: vec!["acme/*".to_owned()],
        audiences: vec!["prod".to_owned()],
        not_before: at("2026-01-01T00:00:00Z"),
        not_after: at("2027-01-01T00:00:00Z"),
        status: Status::Active,
    };
    let rule = Rule {
        audience: "prod".to_owned(),
        min_principals: 1,
        require_roles: vec![Role::Author],
    };
    let content = Content {
        schema: 1,
        epoch: 1,
        expires_at: at("2027-01-01T00:00:00Z"),
        root: Root {
            threshold: 1,
            keys: vec![root.clone()],
        },
        signers: vec![signer],
        rules: vec![rule],
    };
    Trust::new(content).expect("a sound trust document")
}

/// Creates a version of the payload.
fn payload(
    policy: &Policy,
    self_test: &SelfTest,
    version: u64,
    previous: Option<String>,
) -> Payload {
    let header = PayloadHeader {
        audience: "prod".to_owned(),
        version,
        trust_epoch: 1,
        previous,
        issued_at: at("2026-06-20T09:00:00Z"),
        expires_at: at("2026-12-01T09:00:00Z"),
        change: Change {
            author: "ops@example.com".to_owned(),
            reason: "a bench".to_owned(),
            restores: None,
        },
    };
    Payload::new(policy, header, self_test.clone())
}

/// Returns the milliseconds of each round, the fastest first.
fn rounds(mut round: impl FnMut(usize)) -> Vec<f64> {
    let mut took: Vec<f64> = (0..ROUNDS)
        .map(|i| {
            let begin = Clock::now();
            round(i);
            begin.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    took.sort_by(f64::total_cmp);
    took
}

/// Prints a row. Returns true if it is within the budget.
fn row(what: &str, took: &[f64], budget: Option<f64>) -> bool {
    let median = took[ROUNDS / 2];
    let noise = (took[ROUNDS * 3 / 4] - took[ROUNDS / 4]) / median * 100.0;
    let within = budget.is_none_or(|budget| median <= budget);
    let verdict = match budget {
        None => String::new(),
        Some(budget) => format!("{budget:>7.1} ms  {}", if within { "pass" } else { "OVER" }),
    };
    println!(
        "{what:<34} {:>7.2} ms {median:>7.2} ms {noise:>5.1} %  {verdict}",
        took[0]
    );
    within
}

fn main() -> ExitCode {
    let yaml = document();
    assert!(
        (LARGEST - 2048..=LARGEST).contains(&yaml.len()),
        "{}",
        yaml.len()
    );
    let policy = policy(&yaml);
    let moment = at("2026-06-19T14:23:00Z");
    let self_test = SelfTest::generate(&policy, moment, []).expect("a self-test");
    assert!(
        self_test.cases.len() >= 40,
        "a self-test as large as there is room for"
    );
    let (root, author) = (key(1), key(2));
    let trust = trust(&root.1, &author.1);
    let document = sign(&root, trust.unsigned().expect("canonical")).to_json();
    let now = at("2026-07-01T00:00:00Z");
    let mut files: Vec<String> = Vec::new();
    let mut previous = None;
    for version in 1..=ROUNDS as u64 {
        let payload = payload(&policy, &self_test, version, previous.take());
        let unsigned = payload.unsigned().expect("canonical");
        previous = Some(unsigned.digest());
        files.push(sign(&author, unsigned).to_json());
    }
    println!(
        "a policy of {} bytes of YAML, {} bytes signed with {} calls of self-test\n",
        yaml.len(),
        files[0].len(),
        self_test.cases.len()
    );
    println!(
        "{:<34} {:>10} {:>10} {:>7} {:>11}",
        "", "fastest", "median", "noise", "budget"
    );

    let mut within = true;
    let verified = rounds(|_| {
        let imported = verify(files[0].as_bytes(), &trust, Context::new("prod", now));
        assert!(imported.is_ok(), "{:?}", imported.err());
        black_box(imported.is_ok());
    });
    within &= row("verify, checks 1 to 15", &verified, Some(BUDGET));

    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bench-import");
    let _ = fs::remove_dir_all(&folder);
    let importer = Importer::new(&folder, "prod");
    let pin = canonical::digest(
        &Envelope::parse(document.as_bytes())
            .expect("an envelope")
            .payload,
    );
    importer.pin(&document, &pin, now).expect("pinned");
    let imported = rounds(|i| {
        let (_, result) = importer.import(&files[i], now);
        assert!(result.is_ok(), "{:?}", result.err());
    });
    within &= row("import, checks 1 to 16, on disk", &imported, Some(BUDGET));

    // Parts of the figures above.
    row(
        "  of it the self-test alone",
        &rounds(|_| {
            for case in &self_test.cases {
                assert!(black_box(case.holds(&policy, baton_core::decide)));
            }
        }),
        None,
    );
    row(
        "  of it reading the policy",
        &rounds(|_| {
            let node = policy.to_node(baton_core::policy::DocumentForm::Signed);
            assert!(
                black_box(PolicyDraft::from_node(node).read())
                    .policy
                    .is_some()
            );
        }),
        None,
    );
    row(
        "restart: running()",
        &rounds(|_| {
            assert!(black_box(importer.running(now)).is_ok_and(|running| running.is_some()));
        }),
        None,
    );
    if within {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
