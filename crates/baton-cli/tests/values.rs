//! A call is decided alike by every way through the command, and what the command writes is JSON.

#[path = "../../baton-core/tests/support/call_texts.rs"]
mod call_texts;
mod support;

use std::fs;
use std::path::Path;

use baton_core::{Call, Policy, PolicyDraft, decide};
use call_texts::{CallText, NUMBERS, POLICY};
use fastrand::Rng;
use support::{baton, folder, json, text};

/// A source that reads every fact as it is.
const INTAKE: &str = "
intake:
  own:
    preset: custom
    call: { id: /id, at: /at }
    facts:
      talk_ratio: { from: /facts/talk_ratio }
      minutes: { from: /facts/minutes }
      qualification_score: { from: /facts/qualification_score }
      deal_size: { from: /facts/deal_size }
      budget_confirmed: { from: /facts/budget_confirmed }
      mood: { from: /facts/mood }
      tags: { from: /facts/tags }
      met_at: { from: /facts/met_at }
      plan: { from: /facts/plan }
";

const AT: &str = "2026-06-19T14:23:00Z";

fn policy_file(folder: &Path) -> (Policy, String) {
    let yaml = [POLICY, INTAKE].concat();
    let checked = PolicyDraft::from_yaml(&yaml).unwrap().check();
    let errors: Vec<_> = checked.errors().cloned().collect();
    let file = folder.join("policy.yaml");
    fs::write(&file, yaml).unwrap();
    let policy = checked.policy.unwrap_or_else(|| panic!("{errors:#?}"));
    (policy, file.to_str().unwrap().to_owned())
}

/// Returns the engine's own decision, as the command writes it.
fn expected(policy: &Policy, text: &str) -> serde_json::Value {
    let call = Call::from_json(text).unwrap_or_else(|why| panic!("{text}: {why}"));
    let decision = decide(policy, &call, call.at).canonical().unwrap();
    serde_json::from_str(&decision).unwrap()
}

fn calls() -> Vec<CallText> {
    let mut random = Rng::with_seed(21);
    (0..700)
        .map(|number| CallText::new(&mut random, number))
        .collect()
}

#[test]
fn a_file_of_calls_is_decided_call_by_call_on_any_number_of_cores() {
    let folder = folder("values_many");
    let (policy, file) = policy_file(&folder);
    let mut lines: Vec<String> = calls().iter().map(CallText::json).collect();
    lines.insert(300, "no call".to_owned());
    lines.insert(17, "  ".to_owned());
    let calls = folder.join("calls.ndjson");
    fs::write(&calls, lines.join("\n")).unwrap();
    let calls = calls.to_str().unwrap();
    let mut outputs = Vec::new();
    for jobs in ["1", "3"] {
        let args = [
            "decide", "--policy", &file, "--calls", calls, "--json", "--jobs", jobs,
        ];
        let output = baton(&args, "");
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(
            text(&output.stderr),
            "note: 700 read, 1 empty row, 1 not read\n"
        );
        outputs.push(text(&output.stdout));
    }
    assert!(outputs[0] == outputs[1], "the order is that of the input");
    let mut written = outputs[0].lines();
    for (index, line) in lines.iter().enumerate().filter(|(index, _)| *index != 17) {
        let decided: serde_json::Value = serde_json::from_str(written.next().unwrap()).unwrap();
        if index == 301 {
            assert_eq!(decided["error"]["line"], 302);
            assert_eq!(decided["error"]["code"], "call_unreadable");
        } else {
            assert_eq!(decided, expected(&policy, line), "{line}");
        }
    }
    assert_eq!(written.next(), None);
    let people = baton(
        &["decide", "--policy", &file, "--calls", calls, "--jobs", "2"],
        "",
    );
    let people = text(&people.stdout);
    assert_eq!(people.lines().count(), 702);
    assert!(
        people.ends_with("\n700 read, 1 empty row, 1 not read\n"),
        "{people}"
    );
    let one = baton(
        &["decide", "--policy", &file, "--call", "-", "--jobs", "2"],
        &lines[0],
    );
    assert_eq!(one.status.code(), Some(2), "one call is one job");
}

#[test]
fn a_call_that_intake_writes_down_is_decided_as_its_payload_says() {
    let folder = folder("values_intake");
    let (policy, file) = policy_file(&folder);
    let made = calls();
    let generated = made.iter().take(60).map(|call| {
        let facts: Vec<_> = call
            .known
            .iter()
            .map(|(key, value)| format!("\"{key}\":{value}"))
            .collect();
        (call.id.clone(), facts.join(","))
    });
    let numbers = NUMBERS.iter().map(|number| {
        (
            "n".to_owned(),
            format!(r#""talk_ratio":{number},"budget_confirmed":true"#),
        )
    });
    for (id, facts) in generated.chain(numbers) {
        let payload = format!(r#"{{"id":"{id}","at":"{AT}","facts":{{{facts}}},"größe":0.5}}"#);
        let own = format!(r#"{{"id":"{id}","at":"{AT}","facts":{{{facts}}}}}"#);
        let intake = baton(
            &["intake", "--policy", &file, "--source", "own", "-"],
            &payload,
        );
        assert!(intake.status.success(), "{payload}: {intake:?}");
        let call = text(&intake.stdout);
        let piped = baton(
            &["decide", "--policy", &file, "--call", "-", "--json"],
            &call,
        );
        let piped = json(&piped);
        let direct = expected(&policy, &own);
        for part in ["outcome", "format", "trace", "sentence", "missing", "plan"] {
            assert_eq!(piped[part], direct[part], "{payload}\n{call}");
        }
        let program = baton(
            &[
                "intake", "--policy", &file, "--source", "own", "-", "--json",
            ],
            &payload,
        );
        let program = text(&program.stdout);
        let node = baton_core::document::json::parse_sent(&program).unwrap();
        let again = Call::from_node(node.get("call").unwrap().clone()).unwrap();
        assert_eq!(
            again,
            Call::from_json(&call).unwrap(),
            "{payload}\n{program}"
        );
    }
}

#[test]
fn every_text_comes_back_from_json_that_another_reader_takes() {
    let folder = folder("values_texts");
    let (_, file) = policy_file(&folder);
    let all: String = (0..=0x10_ffff_u32)
        .step_by(101)
        .chain(0..0x300)
        .filter_map(char::from_u32)
        .collect();
    for odd in [
        "\u{7f}",
        "\u{80}\u{9b}31m\u{9f}",
        "\u{0}\u{1b}[2J",
        "\u{2028}\u{feff}",
        "row\n     2  hand_off",
        &all,
    ] {
        let id = serde_json::to_string(&format!("<{odd}>")).unwrap();
        let call = format!(
            r#"{{"id":{id},"at":"{AT}","contact":{{"company":{id}}},"call_summary":{id},"facts":{{{id}:{id},"mood":{id}}}}}"#
        );
        for args in [
            vec!["--call", "-"],
            vec!["--calls", "-"],
            vec!["--calls", "-", "--jobs", "2"],
        ] {
            let args = [vec!["decide", "--policy", &file, "--json"], args].concat();
            let output = baton(&args, &call);
            let written = text(&output.stdout);
            assert_eq!(
                written.matches(char::is_control).collect::<String>(),
                "\n",
                "{args:?}"
            );
            let decided: serde_json::Value = serde_json::from_str(&written).unwrap();
            assert_eq!(decided["call"], format!("<{odd}>"));
            assert_eq!(decided["intake"][0]["field"], format!("<{odd}>"));
            assert_eq!(
                decided["brief"]["fields"]["call_summary"],
                format!("<{odd}>")
            );
        }
        let payload = format!(r#"{{"id":{id},"at":"{AT}","facts":{{"mood":{id}}}}}"#);
        let intake = ["intake", "--policy", &file, "--source", "own", "-"];
        let written = text(&baton(&intake, &payload).stdout);
        let call: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(call["facts"]["mood"], format!("<{odd}>"));
        let written = text(&baton(&[&intake[..], &["--json"]].concat(), &payload).stdout);
        let received: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(received["call"]["id"], format!("<{odd}>"));
        let people = text(
            &baton(
                &["decide", "--policy", &file, "--calls", "-"],
                &call.to_string(),
            )
            .stdout,
        );
        assert!(
            !people.contains(|c: char| c.is_control() && c != '\n' && c != '\t'),
            "{people:?}"
        );
        assert_eq!(people.lines().count(), 2, "a row and the summary");
    }
}

#[test]
fn errors_are_json_whatever_text_they_hold() {
    let folder = folder("values_errors");
    let (_, file) = policy_file(&folder);
    let odd = "\u{7f}\u{9b}31m\"\\\u{85}é";
    let source = baton(
        &["intake", "--policy", &file, "--source", odd, "-", "--json"],
        "{}",
    );
    let call = format!(r#"{{"id":"c","{}":1}}"#, "\u{7f}\u{9b}");
    let field = baton(
        &["decide", "--policy", &file, "--call", "-", "--json"],
        &call,
    );
    let line = baton(
        &["decide", "--policy", &file, "--calls", "-", "--json"],
        &call,
    );
    for (output, part) in [
        (source, odd),
        (field, "\u{7f}\u{9b}"),
        (line, "\u{7f}\u{9b}"),
    ] {
        let written = text(&output.stdout);
        assert!(
            !written.trim_end().contains(char::is_control),
            "{written:?}"
        );
        let read: serde_json::Value = serde_json::from_str(&written).unwrap();
        let message = read["error"]["message"].as_str().unwrap();
        assert!(message.contains(part), "{message:?}");
    }
    let people = baton(&["decide", "--policy", &file, "--call", "-"], &call);
    let people = text(&people.stderr);
    assert!(people.contains("\\u{7f}\\u{9b}"), "{people:?}");
}

#[test]
fn numbers_of_a_payload_may_have_an_exponent() {
    let folder = folder("values_milliseconds");
    let file = folder.join("policy.yaml");
    let intake = INTAKE.replace("at: /at", "at: { from: /at, read: epoch_milliseconds }");
    fs::write(&file, [POLICY, &intake].concat()).unwrap();
    let file = file.to_str().unwrap();
    for (id, at) in [
        ("7", "1781878980750"),
        ("7.0", "1.78187898075e12"),
        ("70e-1", "1781878980.750E+3"),
        ("0.7e1", "178187898075000e-2"),
        ("7", "1781878980750.5"),
    ] {
        let payload = format!(
            r#"{{"id":{id},"at":{at},"facts":{{"qualification_score":7.5e1,"deal_size":1.2E7,"talk_ratio":3e-1}}}}"#
        );
        let output = baton(
            &["intake", "--policy", file, "--source", "own", "-"],
            &payload,
        );
        let call = json(&output);
        assert_eq!(
            (&call["id"], &call["at"]),
            (&"7".into(), &AT.into()),
            "{payload}"
        );
        let facts = r#""facts":{"deal_size":12000000,"qualification_score":75,"talk_ratio":0.3}"#;
        assert!(text(&output.stdout).contains(facts), "{output:?}");
    }
    let long = r#"{"id":18446744073709551615,"at":1781878980750,"facts":{}}"#;
    let output = baton(&["intake", "--policy", file, "--source", "own", "-"], long);
    assert_eq!(
        Call::from_json(&text(&output.stdout)).unwrap().id,
        "18446744073709551615"
    );
}
