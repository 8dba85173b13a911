//! Files that are larger than anything may be: ten gigabytes of nothing, which no test could read to the end.
#![cfg(unix)]

mod support;

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::Output;

use support::{folder, json, text};

const ARTICLE: &str = "../../web/samples/article-policy.yaml";
const CALL: &str = r#"{"id":"c-1","at":"2026-06-19T14:23:00Z","facts":{"qualification_score":60}}"#;

fn baton(args: &[&str]) -> Output {
    support::baton(args, "")
}

/// A file that begins with a text and goes on with zeros. It takes no room on the disk.
fn sparse(folder: &Path, begins: &str) -> String {
    let path = folder.join("large");
    let mut file = File::create(&path).unwrap();
    file.write_all(begins.as_bytes()).unwrap();
    file.set_len(10 << 30).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_large_policy_is_refused_at_once() {
    let folder = folder("large_policy");
    let file = sparse(&folder, "baton: 1\n# £");
    let output = baton(&["check", &file, "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let found = json(&output);
    assert_eq!(found["ok"], false);
    assert_eq!(found["diagnostics"][0]["code"], "document_too_large");
    assert_eq!(found["diagnostics"][0]["span"]["line"], 2);
    let people = baton(&["check", &file]);
    assert!(people.stdout.len() < 1000, "the line itself is not shown");
    for args in [
        vec!["test", &file],
        vec!["fmt", &file],
        vec!["decide", "--policy", &file, "--call", "-"],
        vec![
            "deadline",
            "--calendar",
            &file,
            "--from",
            "2026-06-19T14:23:00Z",
            "--minutes",
            "1",
        ],
    ] {
        let output = baton(&args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        let said = text(&output.stderr);
        assert!(
            said.contains("error[document_too_large] at line 2"),
            "{args:?}: {said}"
        );
    }
}

#[test]
fn a_large_call_is_refused_at_once() {
    let folder = folder("large_call");
    let file = sparse(&folder, CALL);
    for command in ["decide", "brief"] {
        let output = baton(&[command, "--policy", ARTICLE, "--call", &file, "--json"]);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(
            json(&output)["error"]["code"],
            "file_too_large",
            "{command}"
        );
    }
}

#[test]
fn a_large_signed_policy_is_refused_at_once() {
    let folder = folder("large_import");
    let at = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (key, card, trust, state) = (
        at("a.pem"),
        at("a.card.json"),
        at("trust.json"),
        at("state"),
    );
    let made = baton(&["keygen", "--principal", "ada", "--out", &key]);
    assert!(made.status.success(), "{made:?}");
    let init = [
        "trust", "init", &card, "--root", &key, "--out", &trust, "--json",
    ];
    let digest = json(&baton(&init))["digest"].clone();
    let pin = digest.as_str().unwrap();
    let file = sparse(&folder, "{");
    let code = |args: &[&str]| {
        let output = baton(args);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        json(&output)["error"].clone()
    };
    let import = [
        "import", &file, "--state", &state, "--trust", &trust, "--pin", pin, "--json",
    ];
    assert_eq!(code(&import)["code"], "too_large");
    let with_large_trust = [
        "import", &file, "--state", &state, "--trust", &file, "--pin", pin, "--json",
    ];
    let said = code(&with_large_trust)["message"].to_string();
    assert!(said.contains("over 256 KiB"), "{said}");
    let cosign = ["cosign", &file, "--key", &key, "--json"];
    assert_eq!(code(&cosign)["code"], "file_too_large");
}

#[test]
fn a_large_call_among_others_is_an_error_on_its_line() {
    let folder = folder("large_line");
    let file = folder.join("calls.ndjson");
    let summary = "x".repeat(1 << 20);
    let large = CALL.replace(
        "{\"id\"",
        &format!("{{\"call_summary\":\"{summary}\",\"id\""),
    );
    let fits = CALL.replace(
        "{\"id\"",
        &format!("{{\"call_summary\":\"{}\",\"id\"", &summary[..1000]),
    );
    fs::write(&file, format!("{CALL}\n{large}\n\n{fits}\n{large}")).unwrap();
    let output = baton(&[
        "decide",
        "--policy",
        ARTICLE,
        "--calls",
        file.to_str().unwrap(),
        "--json",
    ]);
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<serde_json::Value> = text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let said: Vec<_> = lines
        .iter()
        .map(|line| {
            (
                line["outcome"].as_str(),
                line["error"]["code"].as_str(),
                line["error"]["line"].as_u64(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            (Some("no_handoff"), None, None),
            (None, Some("line_too_long"), Some(2)),
            (Some("no_handoff"), None, None),
            (None, Some("line_too_long"), Some(5)),
        ]
    );
    let help = text(&baton(&["decide", "--help"]).stdout);
    assert!(help.contains("A call may have at most 1 MiB"));
}
