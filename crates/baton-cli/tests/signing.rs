//! Keys, trust, signing and importing, as people do them on the command line.

mod support;

use std::fs;
use std::path::PathBuf;

use support::{baton, folder, json, text};

const ARTICLE: &str = "../../web/samples/article-policy.yaml";
const NOW: &str = "2026-06-20T09:00:00Z";

/// A folder with keys, and commands in it.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Self {
        let desk = Self(folder(name));
        for who in ["root", "ada", "bob"] {
            let made = desk.run(&[
                "keygen",
                "--principal",
                who,
                "--out",
                &desk.at(&format!("{who}.pem")),
            ]);
            assert_eq!(made.0, 0, "{}", made.1);
        }
        desk
    }

    fn at(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    /// The exit code, and everything that was said.
    fn run(&self, args: &[&str]) -> (i32, String) {
        let output = baton(args, "");
        let said = text(&output.stdout) + &text(&output.stderr);
        (output.status.code().unwrap_or(-1), said)
    }

    /// What a command prints with `--json`.
    fn json(&self, args: &[&str]) -> serde_json::Value {
        json(&baton(&[args, &["--json"]].concat(), ""))
    }

    fn trust(&self, more: &[&str]) -> String {
        let (card, root, out) = (
            self.at("ada.card.json"),
            self.at("root.pem"),
            self.at("trust.json"),
        );
        let args = ["trust", "init", &card, "--root", &root, "--out", &out];
        let made = self.json(&[&args, more].concat());
        made["digest"].as_str().unwrap().to_owned()
    }

    fn sign(&self, policy: &str, out: &str, more: &[&str]) -> serde_json::Value {
        let (key, out) = (self.at("ada.pem"), self.at(out));
        let args = [
            "sign", policy, "--key", &key, "--author", "ada", "--reason", "a test", "--out", &out,
        ];
        self.json(&[&args, more].concat())
    }
}

#[test]
#[cfg(unix)]
fn a_private_key_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new("keys");
    let mode = fs::metadata(desk.at("ada.pem"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let again = desk.run(&["keygen", "--principal", "eve", "--out", &desk.at("ada.pem")]);
    assert_eq!(again.0, 2, "an existing key is not overwritten");

    let (sealed, word) = (desk.at("sealed.pem"), desk.at("word"));
    fs::write(&word, "correct horse\n").unwrap();
    let args = [
        "keygen",
        "--principal",
        "zoe",
        "--out",
        &sealed,
        "--encrypt",
        "--passphrase-file",
        &word,
    ];
    assert_eq!(desk.run(&args).0, 0);
    assert!(fs::read_to_string(&sealed).unwrap().contains("ENCRYPTED"));
    let out = desk.at("signed.json");
    let sign = [
        "sign", ARTICLE, "--key", &sealed, "--author", "zoe", "--reason", "x", "--out", &out,
    ];
    let without = desk.run(&sign);
    assert_eq!(without.0, 2);
    assert!(without.1.contains("passphrase_missing"), "{}", without.1);
    fs::write(desk.at("wrong"), "wrong").unwrap();
    let wrong = desk.run(&[&sign[..], &["--passphrase-file", &desk.at("wrong")]].concat());
    assert!(wrong.1.contains("is the passphrase right?"), "{}", wrong.1);
    assert_eq!(
        desk.run(&[&sign[..], &["--passphrase-file", &word]].concat())
            .0,
        0
    );
}

#[test]
fn from_a_key_to_a_policy_in_force_and_on() {
    let desk = Desk::new("path");
    let pin = desk.trust(&[]);
    let first = desk.sign(ARTICLE, "v1.json", &[]);
    assert_eq!(first["version"], 1);
    let (state, trust) = (desk.at("state"), desk.at("trust.json"));
    let unpinned = desk.run(&["import", &desk.at("v1.json"), "--state", &state]);
    assert!(unpinned.1.contains("trust_missing"), "{}", unpinned.1);
    let wrong = desk.run(&[
        "import",
        &desk.at("v1.json"),
        "--state",
        &state,
        "--trust",
        &trust,
        "--pin",
        "sha256:00",
    ]);
    assert!(wrong.1.contains("trust_not_pinned"), "{}", wrong.1);
    let taken = desk.json(&[
        "import",
        &desk.at("v1.json"),
        "--state",
        &state,
        "--trust",
        &trust,
        "--pin",
        &pin,
    ]);
    assert_eq!(taken["digest"], first["digest"]);

    let stricter = fs::read_to_string(ARTICLE)
        .unwrap()
        .replace("value: 75", "value: 80");
    fs::write(desk.at("p2.yaml"), stricter).unwrap();
    let second = desk.sign(
        &desk.at("p2.yaml"),
        "v2.json",
        &["--after", &desk.at("v1.json")],
    );
    assert_eq!(second["version"], 2);
    let seen = desk.json(&[
        "cosign",
        &desk.at("v2.json"),
        "--against",
        &desk.at("v1.json"),
        "--dry-run",
    ]);
    assert_eq!(seen["follows"], true);
    assert_eq!(seen["changes"].as_array().map(Vec::len), Some(1), "{seen}");
    assert!(
        seen["changes"][0]
            .as_str()
            .unwrap()
            .ends_with("75 becomes 80"),
        "{seen}"
    );
    assert_eq!(
        desk.run(&["import", &desk.at("v2.json"), "--state", &state])
            .0,
        0
    );

    let back = desk.run(&["import", &desk.at("v1.json"), "--state", &state]);
    assert_eq!(back.0, 1);
    assert!(
        back.1.contains("refused[rollback] at check 13"),
        "{}",
        back.1
    );
    let third = desk.sign(
        ARTICLE,
        "v3.json",
        &["--after", &desk.at("v2.json"), "--restores", "1"],
    );
    assert_eq!(third["version"], 3);
    assert_eq!(
        desk.run(&["import", &desk.at("v3.json"), "--state", &state])
            .0,
        0
    );
    let status = desk.json(&["status", "--state", &state]);
    assert_eq!(
        (&status["version"], &status["distrusted"]),
        (&3.into(), &serde_json::Value::Null)
    );
    let call = r#"{"id":"c","facts":{}}"#;
    let decided = baton(
        &["decide", "--state", &state, "--call", "-", "--at", NOW],
        call,
    );
    assert!(decided.status.success());
}

#[test]
fn a_second_person_approves_what_they_see() {
    let desk = Desk::new("approval");
    let (ada, bob, root) = (
        desk.at("ada.card.json"),
        desk.at("bob.card.json"),
        desk.at("root.pem"),
    );
    let trust = desk.at("trust.json");
    let args = [
        "trust",
        "init",
        &ada,
        &bob,
        "--roles",
        "author,approver",
        "--approval",
        "--root",
        &root,
        "--out",
        &trust,
    ];
    assert_eq!(desk.run(&args).0, 0);
    desk.sign(ARTICLE, "v1.json", &[]);
    let file = desk.at("v1.json");
    let alone = desk.json(&["verify", &file, "--trust", &trust]);
    assert_eq!(alone["refused"], "threshold_not_met");
    assert_eq!(alone["checks"][6]["result"], "threshold_not_met");
    assert_eq!(alone["checks"][7]["result"], "not_made");
    assert_eq!(
        desk.run(&["cosign", &file, "--key", &desk.at("ada.pem")]).0,
        0
    );
    let twice = desk.json(&["verify", &file, "--trust", &trust]);
    assert_eq!(
        twice["refused"], "threshold_not_met",
        "one person counts once"
    );
    assert_eq!(
        desk.run(&["cosign", &file, "--key", &desk.at("bob.pem")]).0,
        0
    );
    assert_eq!(
        desk.json(&["verify", &file, "--trust", &trust])["verified"],
        true
    );
    let explained = desk.run(&["verify", &file, "--trust", &trust, "--explain"]);
    assert_eq!(
        explained
            .1
            .lines()
            .filter(|line| line.contains('✓'))
            .count(),
        15,
        "{}",
        explained.1
    );
}

#[test]
fn trust_goes_from_epoch_to_epoch() {
    let desk = Desk::new("epochs");
    let pin = desk.trust(&[]);
    let (state, trust, root) = (desk.at("state"), desk.at("trust.json"), desk.at("root.pem"));
    desk.sign(ARTICLE, "v1.json", &[]);
    let file = desk.at("v1.json");
    let first = desk.run(&[
        "import", &file, "--state", &state, "--trust", &trust, "--pin", &pin,
    ]);
    assert_eq!(first.0, 0, "{}", first.1);
    let (second, third, fourth) = (
        desk.at("trust-2.json"),
        desk.at("trust-3.json"),
        desk.at("trust-4.json"),
    );
    let card = desk.at("bob.card.json");
    assert_eq!(
        desk.run(&[
            "trust", "add", &trust, &card, "--root", &root, "--out", &second
        ])
        .0,
        0
    );
    let new_root = desk.at("bob.pem");
    let rotate = [
        "trust",
        "rotate",
        &second,
        "--root",
        &root,
        "--new-root",
        &new_root,
        "--out",
        &third,
    ];
    assert_eq!(desk.run(&rotate).0, 0);
    let old = desk.run(&[
        "trust", "revoke", &third, "ada", "--root", &root, "--out", &fourth,
    ]);
    assert_eq!(old.0, 0, "{}", old.1);
    let skipped = desk.run(&["import", &file, "--state", &state, "--trust", &third]);
    assert!(skipped.1.contains("trust_epoch"), "{}", skipped.1);
    let followed = desk.run(&[
        "import", &file, "--state", &state, "--trust", &second, "--trust", &third,
    ]);
    assert_eq!(followed.0, 0, "{}", followed.1);
    let stranger = desk.run(&["import", &file, "--state", &state, "--trust", &fourth]);
    assert!(
        stranger.1.contains("trust_root_not_met"),
        "the old root is out: {}",
        stranger.1
    );

    fs::remove_file(&fourth).unwrap();
    assert_eq!(
        desk.run(&[
            "trust", "revoke", &third, "ada", "--root", &new_root, "--out", &fourth
        ])
        .0,
        0
    );
    let revoked = desk.run(&["import", &file, "--state", &state, "--trust", &fourth]);
    assert!(
        revoked.1.contains("refused[signer_revoked]"),
        "{}",
        revoked.1
    );
    let status = desk.run(&["status", "--state", &state]);
    assert_eq!(status.0, 1);
    assert!(
        status.1.contains("NO LONGER TRUSTED, and still serving"),
        "{}",
        status.1
    );
    let nobody = desk.run(&[
        "trust",
        "revoke",
        &fourth,
        "eve",
        "--root",
        &new_root,
        "--out",
        &desk.at("t5"),
    ]);
    assert!(nobody.1.contains("key_unknown"), "{}", nobody.1);
}

#[test]
fn what_a_file_says_does_not_reach_the_terminal_as_control() {
    let desk = Desk::new("control");
    let card = desk.at("evil.card.json");
    let jwk = r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
    fs::write(
        &card,
        format!(r#"{{"principal":"mal\u001b[31m\nevil","jwk":{jwk}}}"#),
    )
    .unwrap();
    let (root, out) = (desk.at("root.pem"), desk.at("evil.json"));
    let (code, said) = desk.run(&["trust", "init", &card, "--root", &root, "--out", &out]);
    assert_eq!(code, 1, "{said}");
    assert!(!said.contains('\u{1b}') && !desk.0.join("evil.json").exists());
}

#[test]
fn what_is_no_signed_file_changes_nothing() {
    let desk = Desk::new("refused");
    let pin = desk.trust(&[]);
    let (state, trust, file) = (
        desk.at("state"),
        desk.at("trust.json"),
        desk.at("file.json"),
    );
    fs::write(&file, "{}").unwrap();
    let refused = desk.json(&[
        "import", &file, "--state", &state, "--trust", &trust, "--pin", &pin,
    ]);
    assert_eq!(refused["error"]["code"], "envelope_malformed");
    let empty = desk.run(&["decide", "--state", &state, "--call", "-"]);
    assert_eq!(empty.0, 2);
    assert!(empty.1.contains("state_empty"), "{}", empty.1);
}
