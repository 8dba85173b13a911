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

    /// Runs a command with `--json` and returns its output.
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

fn json_file(path: &str) -> serde_json::Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
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
    let pin = desk.json(&args)["digest"].as_str().unwrap().to_owned();
    desk.sign(ARTICLE, "v1.json", &[]);
    let file = desk.at("v1.json");
    let alone = desk.json(&["verify", &file, "--trust", &trust, "--pin", &pin]);
    assert_eq!(alone["error"]["code"], "threshold_not_met");
    assert_eq!(alone["checks"][6]["result"], "threshold_not_met");
    assert_eq!(alone["checks"][7]["result"], "not_made");
    assert_eq!(
        desk.run(&["cosign", &file, "--key", &desk.at("ada.pem")]).0,
        0
    );
    let twice = desk.json(&["verify", &file, "--trust", &trust, "--pin", &pin]);
    assert_eq!(
        twice["error"]["code"], "threshold_not_met",
        "one person counts once"
    );
    assert_eq!(
        desk.run(&["cosign", &file, "--key", &desk.at("bob.pem")]).0,
        0
    );
    assert_eq!(
        desk.json(&["verify", &file, "--trust", &trust, "--pin", &pin])["verified"],
        true
    );
    let explained = desk.run(&[
        "verify",
        &file,
        "--trust",
        &trust,
        "--pin",
        &pin,
        "--explain",
    ]);
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
        status.1.contains("NO LONGER TRUSTED, and still in force"),
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

#[test]
fn a_name_is_enrolled_in_one_spelling() {
    let desk = Desk::new("names");
    for (name, code) in [
        ("ada ", "trust_principal_not_normal"),
        (" ada", "trust_principal_not_normal"),
        ("a\u{200b}da", "trust_principal_not_normal"),
        ("ada  b", "trust_principal_not_normal"),
        ("Jose\u{301}", "trust_principal_not_normal"),
        ("", "trust_principal_unusable"),
        ("\u{2800}", "trust_principal_unusable"),
        ("a\nb", "trust_principal_unusable"),
    ] {
        let out = desk.at("new.pem");
        let made = desk.json(&["keygen", "--principal", name, "--out", &out]);
        assert_eq!(made["error"]["code"], code, "{name:?}");
        assert!(!desk.0.join("new.pem").exists());
        // A card that was written by hand is met with the same.
        let card = desk.at("hand.card.json");
        let jwk = json_file(&desk.at("bob.card.json"))["jwk"].clone();
        let text = serde_json::json!({ "principal": name, "jwk": jwk }).to_string();
        fs::write(&card, text).unwrap();
        let (root, out) = (desk.at("root.pem"), desk.at("t.json"));
        let made = desk.json(&["trust", "init", &card, "--root", &root, "--out", &out]);
        assert_eq!(made["error"]["code"], code, "{name:?}");
        let _ = desk.trust(&[]);
        let add = [
            "trust",
            "add",
            &desk.at("trust.json"),
            &card,
            "--root",
            &root,
            "--out",
            &out,
        ];
        assert_eq!(desk.json(&add)["error"]["code"], code, "{name:?}");
        fs::remove_file(desk.at("trust.json")).unwrap();
    }
}

#[test]
fn revoking_a_person_revokes_every_spelling() {
    let desk = Desk::new("spellings");
    let (one, two) = (desk.at("Ada.pem"), desk.at("Ada.card.json"));
    assert_eq!(
        desk.run(&["keygen", "--principal", "ADA", "--out", &one]).0,
        0
    );
    let (root, out) = (desk.at("root.pem"), desk.at("trust.json"));
    let cards = [desk.at("ada.card.json"), two];
    let init = [
        "trust", "init", &cards[0], &cards[1], "--root", &root, "--out", &out,
    ];
    assert_eq!(desk.run(&init).0, 0);
    let next = desk.at("t2.json");
    let revoke = [
        "trust", "revoke", &out, " Ada", "--root", &root, "--out", &next,
    ];
    assert_eq!(desk.run(&revoke).0, 0);
    let shown = desk.run(&["trust", "show", &next]).1;
    assert_eq!(shown.matches("REVOKED").count(), 2, "{shown}");
}

#[test]
fn a_trust_document_without_a_pin_verifies_nothing() {
    let desk = Desk::new("unpinned");
    let pin = desk.trust(&[]);
    desk.sign(ARTICLE, "v1.json", &[]);
    let (file, trust) = (desk.at("v1.json"), desk.at("trust.json"));
    let verify = ["verify", &file, "--trust", &trust];
    let told = baton(&[&verify[..], &["--json"]].concat(), "");
    assert_eq!(told.status.code(), Some(3));
    let value = json(&told);
    assert_eq!(
        (&value["verified"], &value["trust"], &value["error"]),
        (&false.into(), &"unpinned".into(), &serde_json::Value::Null)
    );
    let checks = value["checks"].as_array().unwrap();
    let passed = checks.iter().filter(|check| check["result"] == "passed");
    assert_eq!(passed.count(), 15, "{value}");

    let shown = baton(&verify, "");
    assert_eq!(shown.status.code(), Some(3));
    let said = text(&shown.stdout);
    assert!(said.starts_with("NOT VERIFIED: "), "{said}");
    assert!(
        said.contains(&format!("--pin {pin}")),
        "the digest to compare: {said}"
    );
    assert!(!said.contains("\nverified"), "{said}");

    let pinned = baton(&[&verify[..], &["--pin", &pin, "--json"]].concat(), "");
    assert_eq!(pinned.status.code(), Some(0));
    let value = json(&pinned);
    assert_eq!(
        (&value["verified"], &value["trust"]),
        (&true.into(), &"pinned".into())
    );
    let shown = desk.run(&[&verify[..], &["--pin", &pin]].concat());
    assert!(
        shown.0 == 0 && shown.1.starts_with("verified: "),
        "{}",
        shown.1
    );

    let wrong = baton(
        &[&verify[..], &["--pin", "sha256:00", "--json"]].concat(),
        "",
    );
    assert_eq!(wrong.status.code(), Some(1));
    assert_eq!(json(&wrong)["error"]["code"], "trust_not_pinned");
    // A refusal counts for more than a missing pin.
    fs::write(&file, "{}").unwrap();
    let refused = baton(&[&verify[..], &["--json"]].concat(), "");
    assert_eq!(refused.status.code(), Some(1));
    let value = json(&refused);
    assert_eq!(value["trust"], "unpinned");
    assert_eq!(value["verified"], false);
    assert_eq!(value["error"]["code"], "envelope_malformed");
}

/// Signs a payload that `baton sign` would not make.
fn resigned(envelope: &str, key: &str, change: impl FnOnce(&str) -> String) -> String {
    use baton_sign::envelope::{Envelope, Signed};
    use ed25519_dalek::pkcs8::DecodePrivateKey as _;
    use ed25519_dalek::{Signer as _, SigningKey};
    let mut envelope = Envelope::parse(envelope.as_bytes()).unwrap();
    let before = text(&envelope.payload);
    let after = change(&before);
    assert_ne!(after, before);
    envelope.payload = after.into_bytes();
    let key = SigningKey::from_pkcs8_pem(key).unwrap();
    let keyid = envelope.signatures[0].keyid.clone();
    let signature = key.sign(&envelope.bytes_signed()).to_bytes();
    envelope.signatures = vec![Signed { keyid, signature }];
    envelope.to_json()
}

#[test]
fn a_refused_file_is_an_error_like_any_other() {
    let desk = Desk::new("errors");
    let pin = desk.trust(&[]);
    desk.sign(ARTICLE, "v1.json", &[]);
    let (file, trust) = (desk.at("bad.json"), desk.at("trust.json"));
    let sound = fs::read_to_string(desk.at("v1.json")).unwrap();
    let key = fs::read_to_string(desk.at("ada.pem")).unwrap();
    let verify = |more: &[&str]| {
        let args = ["verify", &file, "--trust", &trust, "--pin", &pin, "--json"];
        let output = baton(&[&args, more].concat(), "");
        (output.status.code(), json(&output))
    };
    for (from, to, check, code) in [
        ("\"gte\"", "\"gtx\"", 14, "policy_invalid"),
        ("\"queue_next_opening\"", "\"sleep\"", 14, "policy_invalid"),
        ("\"prod\"", "\"test\"", 10, "wrong_audience"),
        (
            "\"trust_epoch\":1",
            "\"trust_epoch\":7",
            11,
            "trust_outdated",
        ),
        ("\"schema\":1", "\"schema\":2", 9, "schema_unsupported"),
        (
            "\"version\":1",
            "\"version\": 1",
            8,
            "payload_not_canonical",
        ),
    ] {
        let bad = resigned(&sound, &key, |payload| payload.replace(from, to));
        fs::write(&file, bad).unwrap();
        let (exit, value) = verify(&[]);
        assert_eq!(exit, Some(1), "{value}");
        assert_eq!(value["verified"], false);
        assert!(value.get("refused").is_none(), "{value}");
        let error = &value["error"];
        assert_eq!(
            (&error["code"], &error["check"]),
            (&code.into(), &check.into()),
            "{error}"
        );
        assert!(!error["message"].as_str().unwrap().is_empty());
        let diagnostics = error["diagnostics"].as_array().unwrap();
        assert_eq!(diagnostics.is_empty(), check != 14, "{error}");
        for diagnostic in diagnostics {
            assert!(diagnostic["code"].is_string() && diagnostic["path"].is_string());
        }
        // `import` says the same of it.
        let state = desk.at(&format!("state-{check}"));
        let args = [
            "import", &file, "--state", &state, "--trust", &trust, "--pin", &pin,
        ];
        assert_eq!(desk.json(&args)["error"], *error);
        let _ = fs::remove_dir_all(&state);
    }
}
