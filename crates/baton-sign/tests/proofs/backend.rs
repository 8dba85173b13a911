//! The example of a backend: it decides by the newest good file, whatever else arrives.
#![cfg(unix)]

use std::env;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, Stdio};
use std::time::SystemTime;

use baton_core::{Instant, Node, Path as Place, PolicyDraft, policy::DocumentForm};
use baton_sign::payload::{Change, Payload, PayloadHeader};
use baton_sign::self_test::SelfTest;

use crate::common::{ROOT, TEST_1, content, file, policy, rule, signer};
use crate::golden::{pin, signed_trust};
use crate::importer::folder;

/// Builds the example beside this test, and says where it is.
fn example() -> PathBuf {
    // target/debug/deps/proofs-…: three folders up is the build folder.
    let test = env::current_exe().unwrap();
    let profile = test.parent().and_then(Path::parent).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args([
            "build",
            "--quiet",
            "--example",
            "backend",
            "--manifest-path",
        ])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .arg("--target-dir")
        .arg(profile.parent().unwrap());
    if profile.ends_with("release") {
        cargo.arg("--release");
    }
    assert!(cargo.status().unwrap().success());
    profile.join("examples/backend")
}

fn now() -> Instant {
    let since_1970 = SystemTime::UNIX_EPOCH.elapsed().unwrap();
    Instant::from_epoch(since_1970.as_secs().try_into().unwrap())
}

/// A signed version with another threshold, and its digest.
fn version(number: u64, threshold: i64, previous: Option<String>) -> (String, String) {
    let mut node = policy().to_node(DocumentForm::Signed);
    let place = Place::new("/handoff_trigger/conditions/0/value");
    *node.at_mut(&place).unwrap() = Node::Int(threshold);
    let policy = PolicyDraft::from_node(node).check().policy.unwrap();
    let header = PayloadHeader {
        audience: "prod".to_owned(),
        version: number,
        trust_epoch: 1,
        previous,
        issued_at: now().plus(-3600),
        expires_at: now().plus(30 * 86_400),
        change: Change {
            author: "ops@example.com".to_owned(),
            reason: "a threshold".to_owned(),
            restores: None,
        },
    };
    let self_test = SelfTest::generate(&policy, now(), []).unwrap();
    let payload = Payload::new(&policy, header, self_test);
    let digest = payload.unsigned().unwrap().digest();
    (String::from_utf8(file(&payload)).unwrap(), digest)
}

struct Backend {
    child: Child,
    calls: ChildStdin,
    decisions: BufReader<ChildStdout>,
    complaints: BufReader<ChildStderr>,
}

impl Backend {
    fn start(folder: &Path, digest: &str) -> Self {
        let mut child = Command::new(example())
            .arg(folder.join("policy.signed.json"))
            .arg("--trust")
            .arg(folder.join("trust.json"))
            .args(["--pin", digest, "--state"])
            .arg(folder.join("state"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            calls: child.stdin.take().unwrap(),
            decisions: BufReader::new(child.stdout.take().unwrap()),
            complaints: BufReader::new(child.stderr.take().unwrap()),
            child,
        }
    }

    /// The outcome of a call with a score of 78.
    fn outcome(&mut self) -> String {
        let call = r#"{"id":"c","facts":{"qualification_score":78,"budget_confirmed":true,"decision_maker_confirmed":true}}"#;
        writeln!(self.calls, "{call}").unwrap();
        let mut line = String::new();
        self.decisions.read_line(&mut line).unwrap();
        let decision: serde_json::Value = serde_json::from_str(&line).unwrap();
        decision["outcome"].as_str().unwrap().to_owned()
    }

    /// The next line that it says of a file.
    fn says(&mut self) -> String {
        let mut line = String::new();
        self.complaints.read_line(&mut line).unwrap();
        line
    }

    /// Ends it as its input ends.
    fn end(self) {
        let Self {
            mut child, calls, ..
        } = self;
        drop(calls);
        assert!(child.wait().unwrap().success());
    }
}

/// A file put in the place of another, whole.
fn put(folder: &Path, name: &str, text: &str) {
    let temporary = folder.join(format!("{name}.new"));
    fs::write(&temporary, text).unwrap();
    fs::rename(&temporary, folder.join(name)).unwrap();
}

#[test]
fn the_backend_decides_by_the_last_good_file() {
    let folder = folder("backend");
    fs::create_dir_all(&folder).unwrap();
    let mut author = signer(&TEST_1, "ops@example.com");
    author.not_before = now().plus(-86_400);
    author.not_after = now().plus(60 * 86_400);
    let mut trusted = content(vec![author], rule());
    trusted.expires_at = now().plus(60 * 86_400);
    let document = signed_trust(&trusted, &[&ROOT]);
    let digest = pin(&document);
    put(&folder, "trust.json", &document);
    let (first, first_digest) = version(1, 75, None);
    put(&folder, "policy.signed.json", &first);

    let mut backend = Backend::start(&folder, &digest);
    assert_eq!(backend.outcome(), "hand_off", "78 is over 75");

    let bad = first.replacen("\"sig\":\"", "\"sig\":\"A", 1);
    put(&folder, "policy.signed.json", &bad);
    let said = backend.says();
    assert!(said.contains("refused[envelope_malformed]"), "{said}");
    assert_eq!(backend.outcome(), "hand_off", "the old one still decides");

    let (second, second_digest) = version(2, 80, Some(first_digest));
    put(&folder, "policy.signed.json", &second);
    let said = backend.says();
    assert!(said.starts_with("in force: sha256:"), "{said}");
    assert_eq!(backend.outcome(), "no_handoff", "78 is short of 80");

    put(&folder, "policy.signed.json", &first);
    let said = backend.says();
    assert!(said.contains("refused[rollback]"), "{said}");
    assert_eq!(backend.outcome(), "no_handoff");
    backend.end();

    // With that bad file still lying there, it starts again with what was in force.
    let mut backend = Backend::start(&folder, &digest);
    let said = backend.says();
    assert!(said.contains("refused[rollback]"), "{said}");
    assert_eq!(backend.outcome(), "no_handoff");
    let (third, _) = version(3, 70, Some(second_digest));
    put(&folder, "policy.signed.json", &third);
    assert!(backend.says().starts_with("in force: "));
    assert_eq!(backend.outcome(), "hand_off");
    backend.end();
}
