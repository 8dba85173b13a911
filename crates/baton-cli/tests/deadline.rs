//! `baton deadline`: the ladder as `decide` has it, calendars of their own, and what is not known.

mod support;

use std::fs;

use serde_json::Value;
use support::{baton, folder, json, text};

const ARTICLE: &str = "../../web/samples/article-policy.yaml";

/// The lines of JSON that a command printed.
fn lines(args: &[&str]) -> Vec<Value> {
    let output = baton(args, "");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let printed = text(&output.stdout);
    printed
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// A ladder's steps as `id at (what a text is merged into)`.
fn steps(ladder: &[Value], at: &str) -> Vec<String> {
    ladder
        .iter()
        .map(|step| {
            let merged = step["merged"]["into"].as_str().unwrap_or("sent");
            format!("{} {} ({merged})", step["id"], step[at])
        })
        .collect()
}

/// The ladder of a tier, by `deadline` and by `decide`.
fn both(tier: &str, call: &str, from: &str) -> [Vec<String>; 2] {
    let ladder = lines(&[
        "deadline", "--policy", ARTICLE, "--from", from, "--ladder", "--tier", tier, "--json",
    ]);
    let args = [
        "decide", "--policy", ARTICLE, "--call", "-", "--json", "--at", from,
    ];
    let decision = json(&baton(&args, call));
    assert_eq!(decision["format"]["tier"], tier, "{decision}");
    let timeline = decision["timeline"].as_array().unwrap();
    [steps(&ladder, "deadline"), steps(timeline, "at")]
}

fn call(size: &str) -> String {
    format!(
        r#"{{"id":"c-1","contact":{{"name":"Ada Lovelace","phone":"+447700900001","email":"a@example.com"}},
"intent_signal":"x","call_summary":"x",
"facts":{{"qualification_score":82,"budget_confirmed":true,"decision_maker_confirmed":true,"deal_size":"{size}"}}}}"#
    )
}

#[test]
fn the_ladder_merges_texts_as_a_decision_does() {
    for (tier, size, from) in [
        ("small", "£3,000", "2026-06-22T16:10:00Z"),
        ("small", "£3,000", "2026-06-22T10:00:00Z"),
        ("medium", "£10,000", "2026-06-22T16:10:00Z"),
        ("large", "£90,000", "2026-06-22T16:10:00Z"),
        ("large", "£90,000", "2026-06-19T15:51:00Z"),
        ("medium", "£10,000", "2026-10-23T16:11:00Z"),
    ] {
        let [ladder, decided] = both(tier, &call(size), from);
        assert_eq!(ladder, decided, "{tier} {from}");
        assert_eq!(ladder.len(), 5);
    }
}

#[test]
fn without_a_tier_two_texts_at_one_moment_are_still_one() {
    let args = [
        "deadline",
        "--policy",
        ARTICLE,
        "--from",
        "2026-06-22T16:10:00Z",
        "--ladder",
    ];
    let people = baton(&args, "");
    assert!(text(&people.stdout).contains("not sent: the holding message follows"));
    assert!(
        text(&people.stderr).contains("--tier"),
        "{}",
        text(&people.stderr)
    );
    let ladder = lines(&[&args[..], &["--json"]].concat());
    assert_eq!(ladder[0]["id"], "warm_hold");
    assert_eq!(ladder[0]["merged"]["into"], "holding_message");
    assert_eq!(ladder[1].get("merged"), None);
    let unknown = baton(&[&args[..], &["--tier", "smal"]].concat(), "");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("did you mean `small`?"));
}

#[test]
fn a_calendar_of_its_own_keeps_its_zone() {
    let folder = folder("deadline_zones");
    let file = folder.join("calendar.yaml");
    let path = file.to_str().unwrap();
    let due = |zone: &str, from: &str| {
        fs::write(&file, format!("timezone: {zone}\n")).unwrap();
        baton(
            &[
                "deadline",
                "--calendar",
                path,
                "--from",
                from,
                "--minutes",
                "30",
                "--json",
            ],
            "",
        )
    };
    // The team opens at 09:00: Vancouver at 16:00 UTC, Edmonton at 15:00.
    let monday = "2026-11-30T12:00:00Z";
    for (zone, at) in [
        ("America/Vancouver", "2026-11-30T16:30:00Z"),
        ("America/Edmonton", "2026-11-30T15:30:00Z"),
        ("America/Winnipeg", "2026-11-30T14:30:00Z"),
        ("America/Havana", "2026-11-30T13:30:00Z"),
        ("Africa/Casablanca", "2026-11-30T12:30:00Z"),
    ] {
        let output = due(zone, monday);
        assert_eq!(json(&output)["deadline"], at, "{zone}");
        assert_eq!(text(&output.stderr), "", "{zone}");
    }
    for (zone, said) in [
        ("GMT", "`Europe/London`"),
        ("EST", "`America/New_York`"),
        ("UTC", "the team works in UTC"),
    ] {
        let output = due(zone, monday);
        assert!(output.status.success(), "{zone}");
        let warning = text(&output.stderr);
        assert!(
            warning.starts_with("warning: ") && warning.contains("zone_without_place"),
            "{warning}"
        );
        assert!(warning.contains(said), "{warning}");
    }
    for (zone, meant) in [
        ("BST", "Europe/London"),
        ("UTC+1", "Europe/Berlin"),
        ("GMT Standard Time", "Europe/London"),
    ] {
        let output = due(zone, monday);
        assert_eq!(output.status.code(), Some(1), "{zone}");
        let error = json(&output);
        let found = error["error"]["diagnostics"].as_array().unwrap();
        assert_eq!(found.len(), 1, "the notes are no errors: {error}");
        assert_eq!(found[0]["code"], "unknown_zone");
        let hint = found[0]["hint"].as_str().unwrap();
        assert!(hint.contains(&format!("`{meant}`")), "{hint}");
    }
}

#[test]
fn a_deadline_past_what_is_known_says_so() {
    let args = [
        "deadline",
        "--policy",
        ARTICLE,
        "--from",
        "2028-12-29T16:00:00Z",
        "--minutes",
        "180",
    ];
    let people = text(&baton(&args, "").stdout);
    assert!(
        people.contains("warning: public holidays are known"),
        "{people}"
    );
    assert!(
        people.contains("time zone rules are known only until 31 December 2027"),
        "{people}"
    );
    let program = lines(&[&args[..], &["--json"]].concat());
    assert_eq!(program[0]["warning"], "holidays_and_zone_rules_unknown");
    let decided = [
        "decide",
        "--policy",
        ARTICLE,
        "--call",
        "-",
        "--at",
        "2028-03-01T12:00:00Z",
    ];
    let decided = text(&baton(&decided, &call("£10,000")).stdout);
    assert!(
        decided.contains("  warning: time zone rules are known"),
        "{decided}"
    );
}

#[test]
fn the_version_stays_short_unless_details_are_asked_for() {
    let short = text(&baton(&["--version"], "").stdout);
    assert_eq!(short, format!("baton {}\n", env!("CARGO_PKG_VERSION")));
    for args in [
        ["--version", "--verbose"],
        ["--verbose", "--version"],
        ["-V", "--verbose"],
    ] {
        let long = text(&baton(&args, "").stdout);
        assert!(long.starts_with(&short), "{long}");
        let zones = format!(
            "IANA {}, rules known to 31 December 2027",
            baton_core::calendar::Zone::DATABASE
        );
        assert!(long.contains(&zones), "{long}");
        assert!(long.contains("2019 to 2028"), "{long}");
    }
}
