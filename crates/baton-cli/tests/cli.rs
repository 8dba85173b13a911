//! The command as its users meet it: exit codes, errors, and both forms of output.

mod support;

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use baton_core::PolicyDraft;
use support::{baton, folder, json, text};

const ARTICLE: &str = "../../web/samples/article-policy.yaml";
const CALL: &str = r#"{"id":"c-1","at":"2026-06-19T14:23:00Z","contact":{"name":"A","phone":"+447700900123"},"intent_signal":"x","call_summary":"x",
"facts":{"qualification_score":82,"budget_confirmed":true,"decision_maker_confirmed":true,"deal_size":"£15–20k"}}"#;

#[test]
fn decides_for_people_and_for_programs() {
    let people = baton(&["decide", "--policy", ARTICLE, "--call", "-"], CALL);
    assert!(people.status.success());
    assert!(
        text(&people.stdout)
            .starts_with("Handed off by Slack and SMS; AE to call back by 15:53.\n")
    );
    let program = baton(
        &["decide", "--policy", ARTICLE, "--call", "-", "--json"],
        CALL,
    );
    assert_eq!(json(&program)["timeline"][1]["at"], "2026-06-19T14:53:00Z");
    assert_eq!(text(&program.stdout).lines().count(), 1);
}

#[test]
fn a_step_that_cannot_be_done_is_shown_with_its_reason() {
    let withheld = CALL.replacen("+447700900123", "anonymous", 1);
    let output = baton(&["decide", "--policy", ARTICLE, "--call", "-"], &withheld);
    let shown = text(&output.stdout);
    assert!(
        shown.contains(
            "not possible: SMS to prospect: the number was withheld by the caller; the AE is alerted first"
        ),
        "{shown}"
    );
    assert!(
        !shown.contains("warm-hold SMS to the prospect\n"),
        "{shown}"
    );
    let brief = baton(&["brief", "--policy", ARTICLE, "--call", "-"], &withheld);
    assert_eq!(brief.status.code(), Some(1));
    let shown = text(&brief.stdout);
    assert!(
        shown.contains("the AE cannot reach the prospect"),
        "{shown}"
    );
}

#[test]
fn an_amount_that_was_not_read_follows_the_sentence() {
    for (size, code, words) in [
        (
            "£12.500",
            "amount_unreadable",
            "three digits after a separator",
        ),
        ("£15k per month", "amount_qualified", "says “per month”"),
    ] {
        let call = CALL.replace("£15–20k", size);
        let args = ["decide", "--policy", ARTICLE, "--call", "-"];
        let output = text(&baton(&args, &call).stdout);
        let second = output.lines().nth(1).unwrap_or_default();
        assert!(second.starts_with("  deal_size: the text “£1"), "{output}");
        assert!(second.contains(words), "{output}");
        assert!(!output.contains("not used"), "said once: {output}");
        let program = json(&baton(&[&args[..], &["--json"]].concat(), &call));
        assert_eq!(program["intake"][0]["code"], code);
    }
}

#[test]
fn another_moment_can_be_given() {
    let args = [
        "decide",
        "--policy",
        ARTICLE,
        "--call",
        "-",
        "--json",
        "--at",
        "2026-06-22T16:29:00Z",
    ];
    assert_eq!(
        json(&baton(&args, CALL))["timeline"][0]["at"],
        "2026-06-23T08:19:00Z"
    );
    let without = CALL.replacen(r#""at":"2026-06-19T14:23:00Z","#, "", 1);
    let output = baton(&["decide", "--policy", ARTICLE, "--call", "-"], &without);
    assert!(output.status.success());
    let shown = text(&output.stdout);
    assert!(
        shown.contains("no deadline, because the time of the call is not known"),
        "{shown}"
    );
    assert!(!shown.contains("When ("), "{shown}");
}

#[test]
fn a_policy_with_errors_says_where() {
    let folder = folder("policy_with_errors");
    let file = folder.join("policy.yaml");
    fs::write(
        &file,
        fs::read_to_string(ARTICLE)
            .unwrap()
            .replacen("gte", "atleast", 1),
    )
    .unwrap();
    let output = baton(
        &["decide", "--policy", file.to_str().unwrap(), "--call", "-"],
        CALL,
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).contains("error[unknown_word] at line 4, column 17"),
        "{}",
        text(&output.stderr)
    );
    let output = baton(
        &[
            "decide",
            "--policy",
            file.to_str().unwrap(),
            "--call",
            "-",
            "--json",
        ],
        CALL,
    );
    assert_eq!(json(&output)["error"]["diagnostics"][0]["span"]["line"], 4);
}

#[test]
fn a_call_that_is_none_says_where() {
    let output = baton(
        &["decide", "--policy", ARTICLE, "--call", "-", "--json"],
        "{\"id\": }",
    );
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json(&output)["error"]["code"], "call_unreadable");
    assert!(
        json(&output)["error"]["message"]
            .as_str()
            .unwrap()
            .contains("line 1, column 8")
    );
    let missing = baton(
        &["decide", "--policy", ARTICLE, "--call", "nowhere.json"],
        "",
    );
    assert_eq!(missing.status.code(), Some(2));
    let neither = baton(&["decide", "--call", "-"], CALL);
    assert_eq!(neither.status.code(), Some(2));
}

#[test]
#[cfg(target_os = "linux")]
fn output_that_could_not_be_written_is_no_success() {
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_baton"))
        .args(["decide", "--policy", ARTICLE, "--call", "-", "--json"])
        .stdin(Stdio::piped())
        .stdout(full)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(CALL.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).contains("could not be written"),
        "{}",
        text(&output.stderr)
    );
}

/// Fails with one line of JSON on the standard output, exit code 2, and nothing beside it.
fn usage_as_json(args: &[&str]) -> String {
    let output = baton(args, CALL);
    assert_eq!(output.status.code(), Some(2), "{args:?}");
    assert_eq!(text(&output.stdout).lines().count(), 1, "{args:?}");
    assert_eq!(text(&output.stderr), "", "{args:?}");
    let error = &json(&output)["error"];
    assert_eq!(error["code"], "usage", "{args:?}");
    error["message"].as_str().unwrap().to_owned()
}

#[test]
fn a_wrong_command_line_is_json_for_those_who_asked_for_it() {
    for (args, says) in [
        (&["decide", "--json", "--call", "-"][..], "--policy <FILE>"),
        (&["decide", "--polcy", "x", "--json"], "'--polcy' found"),
        (&["brief", "--json", "--at", "noon"], "not an RFC 3339 time"),
        (&["nonsense", "--json"], "'nonsense'"),
    ] {
        let message = usage_as_json(args);
        assert!(message.contains(says), "{message}");
        assert!(
            !message.contains("error:") && !message.contains("Usage"),
            "{message}"
        );
    }
    let people = baton(&["decide", "--call", "-"], "");
    assert!(text(&people.stderr).contains("Usage: baton decide") && people.stdout.is_empty());
    let help = baton(&["decide", "--help", "--json"], "");
    assert!(
        help.status.success(),
        "help is an answer, whatever stands beside it"
    );
}

#[test]
fn the_standard_input_is_read_once() {
    for args in [
        &["decide", "--policy", "-", "--call", "-", "--json"][..],
        &["decide", "--policy", "-", "--calls", "-", "--json"],
        &["brief", "--policy", "-", "--call", "-", "--json"],
        &[
            "import", "-", "--trust", "-", "--state", "nowhere", "--json",
        ],
    ] {
        let message = usage_as_json(args);
        assert!(message.contains("cannot both be `-`"), "{message}");
    }
    let people = baton(&["decide", "--policy", "-", "--call", "-"], CALL);
    assert!(text(&people.stderr).starts_with("error[usage]: --policy and --call"));
}

#[test]
fn a_deadline_names_the_calendar_it_was_worked_out_by() {
    let args = [
        "deadline",
        "--policy",
        ARTICLE,
        "--from",
        "2026-06-19T14:23:00Z",
        "--minutes",
        "30",
        "--json",
    ];
    let given = json(&baton(&args, ""));
    assert_eq!(given["deadline"], "2026-06-19T14:53:00Z");
    let calendar = baton_core::calendar::Calendar::uk();
    assert_eq!(given["calendar_digest"], calendar.digest());
}

#[test]
fn a_payload_becomes_a_call_that_can_be_decided() {
    let policy = "../baton-core/tests/fixtures/intake/policy.yaml";
    let payload =
        fs::read_to_string("../baton-core/tests/fixtures/intake/retell-call-analyzed.json")
            .unwrap();
    let args = ["intake", "--policy", policy, "--source", "retell", "-"];
    let received = baton(&args, &payload);
    assert!(received.status.success(), "{}", text(&received.stderr));
    assert_eq!(text(&received.stdout).lines().count(), 1);
    assert!(text(&received.stderr).contains("note: converted: "));
    let decided = baton(
        &["decide", "--policy", policy, "--call", "-", "--json"],
        &text(&received.stdout),
    );
    let id = json(&received)["id"].clone();
    assert!(id.is_string());
    assert_eq!(json(&decided)["call"], id);

    let mut as_json = args.to_vec();
    as_json.push("--json");
    let whole = json(&baton(&as_json, &payload));
    assert_eq!(whole["call"]["id"], id);
    assert_eq!(
        whole["findings"].as_array().unwrap().len(),
        text(&received.stderr).lines().count()
    );
    let other = baton(
        &as_json,
        &payload.replacen("call_analyzed", "call_started", 1),
    );
    assert_eq!(
        (other.status.code(), &json(&other)["error"]["code"]),
        (Some(1), &"other_event".into())
    );
    let nobody = baton(
        &[
            "intake", "--policy", policy, "--source", "retel", "-", "--json",
        ],
        &payload,
    );
    assert_eq!(nobody.status.code(), Some(2));
    let message = json(&nobody)["error"]["message"].to_string();
    assert!(message.contains("it has retell"), "{message}");
}

#[test]
fn turns_are_previewed() {
    let folder = folder("route");
    let roster = folder.join("team.json");
    fs::write(
        &roster,
        r#"[{"id":"amara","weight":5},{"id":"ben","weight":1},{"id":"cleo","weight":1}]"#,
    )
    .unwrap();
    let roster = roster.to_str().unwrap();
    let args = [
        "route", "--policy", ARTICLE, "--roster", roster, "--turns", "7",
    ];
    let people = text(&baton(&args, "").stdout);
    let names: Vec<_> = people
        .lines()
        .skip(1)
        .filter_map(|l| l.split_whitespace().nth(1))
        .collect();
    assert_eq!(
        names,
        ["amara", "amara", "ben", "amara", "cleo", "amara", "amara"]
    );
    let with = |more: &[&str]| baton(&[&args[..], more].concat(), "");
    let away = json(&with(&["--away", "amara", "--json"]));
    assert_eq!(away["turns"][0], "ben");
    assert_eq!(away["strategy"], "smooth_weighted_round_robin");
    assert!(text(&with(&["--away", "amara,ben,cleo"]).stdout).contains("no AE is available"));
    let unknown = with(&["--away", "dora", "--json"]);
    assert_eq!(
        (unknown.status.code(), &json(&unknown)["error"]["code"]),
        (Some(2), &"unknown_ae".into())
    );
    let rotation = folder.join("rotation.json");
    let standing = r#"{"handoffs":2,"standings":{"amara":{"credit":-4,"last":2},"ben":{"credit":2,"last":0},"cleo":{"credit":2,"last":0}}}"#;
    fs::write(&rotation, standing).unwrap();
    let goes_on = text(&with(&["--rotation", rotation.to_str().unwrap()]).stdout);
    assert!(goes_on.contains("\n     3  ben\n"), "{goes_on}");
}

#[test]
fn figures_of_handoffs_for_people_and_for_programs() {
    let handoff = |n: usize, attempt: &str| {
        format!(
            r#"{{"id":"h{n}","call":"c{n}","triggered_at":"2026-06-01T09:00:00Z","effective_start":"2026-06-01T09:00:00Z","due_at":"2026-06-01T09:30:00Z","attempt_at":"2026-06-01T{attempt}:00Z","ae":"amara","way":"warm"}}"#
        )
    };
    let lines = |late: usize| -> String {
        let all = (0..20).map(|n| handoff(n, if n < late { "09:31" } else { "09:30" }));
        all.map(|line| line + "\n").collect()
    };
    let args = [
        "quality",
        "--policy",
        ARTICLE,
        "-",
        "--at",
        "2026-07-20T09:00:00Z",
    ];
    let quiet = baton(&args, &lines(3));
    assert!(quiet.status.success());
    assert!(
        text(&quiet.stdout).contains("2026-W23  late 15.0 % (3 of 20), 0 pending  quiet"),
        "{}",
        text(&quiet.stdout)
    );
    let alarm = baton(&args, &lines(4));
    assert_eq!(alarm.status.code(), Some(1));
    assert!(
        text(&alarm.stdout).contains("ALARM\n    The cause is unclear"),
        "{}",
        text(&alarm.stdout)
    );
    let program = baton(&[&args[..], &["--json"]].concat(), &lines(4));
    assert_eq!(json(&program)["weeks"][0]["alarm"], "raised");
    assert_eq!(json(&program)["months"][0]["all"]["health"], "failure");
    let broken = baton(&[&args[..], &["--json"]].concat(), &(lines(1) + "{}\n"));
    assert_eq!(json(&broken)["error"]["code"], "outcome_unreadable");
    assert!(
        json(&broken)["error"]["message"]
            .to_string()
            .contains("line 21")
    );
}

#[test]
fn a_policy_to_start_from_is_laid_out_already() {
    let folder = folder("init");
    let file = folder.join("p.yaml").to_str().unwrap().to_owned();
    assert_eq!(json(&baton(&["init", &file, "--json"], ""))["file"], file);
    let again = baton(&["init", &file, "--json"], "");
    assert_eq!(json(&again)["error"]["code"], "file_unwritable");
    assert_eq!(
        json(&baton(&["fmt", &file, "--json"], ""))["changed"],
        false
    );
    fs::write(&file, fs::read_to_string(&file).unwrap() + "# a remark\n").unwrap();
    assert_eq!(baton(&["fmt", &file, "--check"], "").status.code(), Some(1));
    let mended = json(&baton(&["fmt", &file, "--write", "--json"], ""));
    assert_eq!(mended["changed"], true);
    assert_eq!(mended["yaml"], fs::read_to_string(&file).unwrap());
}

#[test]
fn a_layout_loads_again_or_is_not_written() {
    let folder = folder("fmt");
    let file = folder.join("p.yaml").to_str().unwrap().to_owned();
    let policy = |values: &str| {
        format!(
            "facts: {{product: {{type: text}}}}\nhandoff_trigger:\n  require_all: true\n  conditions:\n    - {{field: product, operator: in, value: [{values}]}}\n  actions: [pause_sequence, write_crm_contact]\n"
        )
    };
    let numbered = |range: std::ops::Range<u32>| {
        let all: Vec<String> = range.map(|n| format!("product {n}")).collect();
        all.join(", ")
    };
    for source in [
        policy(&numbered(0..2500)),
        policy(&numbered(1000..5600)),
        policy(&vec!["ab"; 21_000].join(",")),
    ] {
        fs::write(&file, &source).unwrap();
        let written = baton(&["fmt", &file, "--write"], "");
        assert!(written.status.success(), "{}", text(&written.stderr));
        let now = fs::read_to_string(&file).unwrap();
        assert!(
            now.len() <= 64 * 1024,
            "{} became {}",
            source.len(),
            now.len()
        );
        let before = PolicyDraft::from_yaml(&source).unwrap();
        let after = PolicyDraft::from_yaml(&now).unwrap();
        assert_eq!(after.node(), before.node());
        assert!(after.check().policy.is_some());
        assert!(baton(&["fmt", &file, "--check"], "").status.success());
    }
    // Numbers that are longer in decimal than they were: no layout is short enough.
    let source = policy(&vec!["0xffffffffffffffff"; 3400].join(","));
    fs::write(&file, &source).unwrap();
    let refused = baton(&["fmt", &file, "--write", "--json"], "");
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(json(&refused)["error"]["code"], "document_too_large");
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        source,
        "the file is as it was"
    );
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn figures_are_not_made_of_a_handoff_that_comes_twice_or_cannot_be() {
    let line = |id: &str, more: &str| {
        format!(
            r#"{{"id":"{id}","call":"c","triggered_at":"2026-06-01T09:00:00Z","effective_start":"2026-06-01T09:00:00Z","due_at":"2026-06-01T09:30:00Z","way":"warm"{more}}}"#
        ) + "\n"
    };
    let sound = line("h-1", r#","attempt_at":"2026-06-01T09:10:00Z""#);
    for (second, code, says) in [
        (line("h-1", ""), "duplicate_handoff", "lines 1 and 3"),
        (sound.clone(), "duplicate_handoff", "lines 1 and 3"),
        (
            line("h-2", r#","attempt_at":"2026-06-01T08:00:00Z""#),
            "impossible_order",
            "line 3: the attempt",
        ),
        (
            line("h-2", r#","booked_at":"2026-05-31T09:00:00Z""#),
            "impossible_order",
            "line 3: the booking",
        ),
        (
            line("h-2", "").replace("T09:30", "T08:30"),
            "impossible_order",
            "line 3: the deadline",
        ),
        (line("", ""), "handoff_without_id", "line 3: "),
    ] {
        let lines = format!("{sound}\n{second}");
        let args = [
            "quality",
            "--policy",
            ARTICLE,
            "-",
            "--at",
            "2026-07-20T09:00:00Z",
            "--json",
        ];
        let output = baton(&args, &lines);
        assert_eq!(output.status.code(), Some(1));
        let error = json(&output)["error"].clone();
        assert_eq!(error["code"], code, "{error}");
        assert!(error["message"].as_str().unwrap().contains(says), "{error}");
        assert_eq!(text(&output.stdout).lines().count(), 1, "and no figures");
    }
}

#[test]
fn a_voicemail_is_told_on_the_way_through_the_pipe() {
    let fixtures = "../baton-core/tests/fixtures/intake";
    let policy = format!("{fixtures}/policy-2026.yaml");
    let payload = format!("{fixtures}/retell-voicemail-2026.json");
    let args = [
        "intake", "--policy", &policy, "--source", "retell", &payload,
    ];
    let call = baton(&args, "");
    assert!(call.status.success());
    let said = text(&call.stderr);
    assert!(said.starts_with("warning: a voicemail answered"), "{said}");
    let program = json(&baton(&[&args[..], &["--json"]].concat(), ""));
    assert_eq!(program["findings"][0]["code"], "voicemail");
    let decide = ["decide", "--policy", &policy, "--call", "-", "--json"];
    let decided = json(&baton(&decide, &text(&call.stdout)));
    let flags = &decided["brief"]["fields"]["disqualifying_flags"];
    assert_eq!(flags[0], "reached voicemail, not a person", "{decided}");
}
