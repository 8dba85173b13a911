//! `baton decide --calls` with a table: what is read, what is told, and what is refused.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use support::{baton, folder, json, text};

const ARTICLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../web/samples/article-policy.yaml"
);

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let file = folder.join(name);
    fs::write(&file, bytes).unwrap();
    file
}

struct Said {
    code: Option<i32>,
    out: String,
    err: String,
    output: Output,
}

fn decide(file: &Path, more: &[&str]) -> Said {
    let file = file.to_str().unwrap();
    let mut args = vec!["decide", "--policy", ARTICLE, "--calls", file];
    args.extend(more);
    let output = baton(&args, "");
    Said {
        code: output.status.code(),
        out: text(&output.stdout),
        err: text(&output.stderr),
        output,
    }
}

/// The columns of the text lines: line, outcome, tier, call.
fn rows(said: &Said) -> Vec<Vec<&str>> {
    let lines = said
        .out
        .lines()
        .map(|line| line.split_whitespace().collect());
    let mut lines: Vec<Vec<&str>> = lines.collect();
    lines.pop();
    lines
}

#[test]
fn a_table_is_decided_as_it_comes_from_a_crm() {
    let folder = folder("table_crm");
    let table = "Calls of June,,,,,,\n\nOpportunity ID,Created Date,Lead Score,Budget,Decision maker,Amount,Mood\n\
                 c-1,19/06/2026 14:23,82.0,Y,1,\"£15,000\",good\n\
                 ,,,,,,\n\
                 c-2,06/07/2026 09:00,70,yes,yes,£5k,\n\
                 c-3,soon,82,✓,on,£5k,\n\
                 c-4,,82,yes,yes,£5k,,late\n";
    let file = write(&folder, "calls.csv", table);
    let said = decide(&file, &[]);
    assert_eq!(said.code, Some(1));
    assert_eq!(
        rows(&said)[..3],
        [
            ["4", "hand_off", "medium", "c-1"],
            ["6", "no_handoff", "-", "c-2"],
            ["7", "hand_off", "medium", "c-3"],
        ]
    );
    assert!(
        said.out
            .contains("     8  cell 8 holds “late”, and the table has 7 columns\n")
    );
    assert!(
        said.out.ends_with("\n3 read, 1 empty row, 1 not read\n"),
        "{}",
        said.out
    );
    for part in [
        "note: columns: “Opportunity ID” is id, “Created Date” is at, “Lead Score” is qualification_score",
        "; not used: “Mood”\n",
        "note: dates: day, month, year, as the file shows; times without an offset are local to Europe/London\n",
        "warning: line 7: at “soon” is not a date and time; it counts as missing\n",
    ] {
        assert!(said.err.contains(part), "{part}: {}", said.err);
    }
    // As JSON, on several cores: the decisions, and the figures beside them.
    let json = decide(&file, &["--json", "--jobs", "3"]);
    let lines: Vec<serde_json::Value> = json
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines[0]["at"], "2026-06-19T13:23:00Z");
    assert_eq!(lines[1]["at"], "2026-07-06T08:00:00Z");
    assert_eq!(lines[2]["at"], serde_json::Value::Null);
    assert_eq!(lines[2]["intake"][0]["code"], "moment_missing");
    assert_eq!(
        (&lines[3]["error"]["code"], &lines[3]["error"]["line"]),
        (&"broken_row".into(), &8.into())
    );
    assert!(
        json.err
            .ends_with("note: 3 read, 1 empty row, 1 not read\n")
    );
}

#[test]
fn a_map_an_order_a_zone_and_a_country_are_followed() {
    let folder = folder("table_map");
    let table =
        "Ref;When;Points;Money;Boss;Mobile\nc-1;06/07/2026 09:00;82,0;ja;yes;07700 900123\n";
    let file = write(&folder, "calls.csv", table);
    let none = decide(&write(&folder, "none.csv", "Foo,Bar\n1,2\n"), &[]);
    assert_eq!((none.code, none.out.as_str()), (Some(1), ""));
    assert!(
        none.err.contains("error[no_column_mapped]: "),
        "{}",
        none.err
    );
    let map = "Ref: id\nWhen: part:at\nPoints: fact:qualification_score\nMoney: budget_confirmed\nMobile: phone\n";
    let map = write(&folder, "columns.yaml", map);
    let more = [
        "--map",
        map.to_str().unwrap(),
        "--dates",
        "mdy",
        "--zone",
        "America/New_York",
        "--phone-country",
        "GB",
        "--json",
    ];
    let said = decide(&file, &more);
    assert_eq!(said.code, Some(0), "{}", said.err);
    let decision = json(&said.output);
    assert_eq!(decision["at"], "2026-06-07T13:00:00Z");
    assert_eq!(decision["call"], "c-1");
    assert!(
        said.err
            .contains("warning: line 2: budget confirmed is the text “ja”"),
        "{}",
        said.err
    );
    assert!(
        !said.err.contains("07700") && !said.err.contains("columns:"),
        "{}",
        said.err
    );
    // The same map as JSON.
    let json = write(
        &folder,
        "columns.json",
        "{\"Ref\": \"id\", \"points\": \"qualification_score\"}",
    );
    let said = decide(&file, &["--map", json.to_str().unwrap()]);
    assert_eq!(rows(&said), [["2", "undecided", "-", "c-1"]]);
}

#[test]
fn mistakes_in_a_map_have_their_place() {
    let folder = folder("table_mistakes");
    let file = write(&folder, "calls.csv", "id,score\na,80\n");
    for (map, part) in [
        (
            "id: id\nscore: qualification_scor\n",
            ":2:8: “qualification_scor” is neither a fact of the policy nor a part of a call; did you mean `qualification_score`?",
        ),
        (
            "id: id\nscor: qualification_score\n",
            ":2:1: the table has no column “scor”; did you mean `score`?",
        ),
        (
            "id: id\nscore: part:id\n",
            ":2:8: “score” and “id” are both id",
        ),
        ("- id\n", ":1:1: a column map is one mapping, not a list"),
        ("id: [\n", "map_unreadable"),
    ] {
        let map = write(&folder, "map.yaml", map);
        let said = decide(&file, &["--map", map.to_str().unwrap()]);
        assert_eq!(said.code, Some(1), "{}", said.err);
        assert!(said.err.contains(part), "{part}: {}", said.err);
    }
    for (more, part) in [
        (["--dates", "ymd"], "not one of dmy, mdy, iso"),
        (["--phone-country", "ZZ"], "not a supported country code"),
        (["--zone", "Europe/Lodon"], "did you mean `Europe/London`"),
    ] {
        let said = decide(&file, &more);
        assert_eq!(said.code, Some(2));
        assert!(said.err.contains(part), "{part}: {}", said.err);
    }
    let lines = write(&folder, "calls.ndjson", "{\"id\":\"a\",\"facts\":{}}\n");
    let said = decide(&lines, &["--dates", "dmy"]);
    assert!(
        said.code == Some(2) && said.err.contains("not_a_table"),
        "{}",
        said.err
    );
}

#[test]
fn other_encodings_are_named() {
    let folder = folder("table_encoding");
    let table = "id,score,company\na,80,Zoë’s £\n";
    let utf16 = |mark: &str, big: bool| -> Vec<u8> {
        let units = format!("{mark}{table}")
            .encode_utf16()
            .collect::<Vec<u16>>();
        let bytes = |unit: u16| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        };
        units.into_iter().flat_map(bytes).collect()
    };
    let cases: [(&str, Vec<u8>, &str); 7] = [
        ("le", utf16("\u{feff}", false), "is UTF-16"),
        ("be", utf16("\u{feff}", true), "is UTF-16"),
        ("bare", utf16("", false), "is UTF-16"),
        (
            "1252",
            b"id,score,company\na,80,\xa35 shop\n".to_vec(),
            "byte 0xA3 in line 2 is “£” in Windows-1252",
        ),
        (
            "xlsx",
            b"PK\x03\x04\x14\x00".to_vec(),
            "Excel workbook (.xlsx)",
        ),
        ("gz", b"\x1f\x8b\x08\x00".to_vec(), "compressed by gzip"),
        (
            "xls",
            b"\xd0\xcf\x11\xe0\xa1".to_vec(),
            "Excel workbook (.xls)",
        ),
    ];
    for (name, bytes, part) in cases {
        let said = decide(&write(&folder, name, bytes), &[]);
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{name}");
        assert!(said.err.contains(part), "{name}: {}", said.err);
    }
    let marked = write(&folder, "bom", format!("\u{feff}{table}"));
    assert_eq!(decide(&marked, &[]).code, Some(0));
    // Behind the part that is looked at first, one row is lost and told.
    let rows = "a,80,Acme\n".repeat(120_000);
    let bytes = [
        b"id,score,company\n",
        rows.as_bytes(),
        b"b,80,\xa35\nc,80,x\n",
    ]
    .concat();
    let said = decide(&write(&folder, "late", bytes), &[]);
    assert!(
        said.out.contains("\n120002  it is not UTF-8; "),
        "{}",
        said.err
    );
    assert!(said.out.ends_with("\n120,001 read, 1 not read\n"));
}

#[test]
fn a_list_and_an_empty_file_are_read() {
    let folder = folder("table_list");
    let list = "[\n {\"id\":\"a\",\"facts\":{}},\n 5,\n {\"id\":\"b\",\"facts\":{}}\n]\n";
    let said = decide(&write(&folder, "calls.json", list), &[]);
    assert_eq!(said.code, Some(1));
    assert_eq!(rows(&said)[0], ["2", "undecided", "-", "a"]);
    assert!(
        said.out.contains("     3  a call is one JSON object"),
        "{}",
        said.out
    );
    assert!(said.out.ends_with("\n2 read, 1 not read\n"));
    let said = decide(&write(&folder, "empty.csv", "\n\n"), &[]);
    assert_eq!((said.code, said.out.as_str()), (Some(0), "0 read\n"));
    let help = text(&baton(&["decide", "--help"], "").stdout);
    for part in [
        "--map <FILE>",
        "--dates <ORDER>",
        "--zone <ZONE>",
        "--phone-country <COUNTRY>",
        "Lead Score: qualification_score",
    ] {
        assert!(help.contains(part), "{part}");
    }
}

#[test]
fn a_column_that_is_passed_over_is_told() {
    let folder = folder("table_rivals");
    let table = "Call ID,Lead Score,Deal ID,qualification_score,Flags\nc-1,10,d-1,82,late;rude\n";
    let file = write(&folder, "calls.csv", table);
    let said = decide(&file, &["--json"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(
        said.err
            .contains("“qualification_score” is qualification_score"),
        "{}",
        said.err
    );
    assert!(
        said.err
            .contains("“Deal ID” is not used: “Call ID” comes first, and both could be id"),
        "{}",
        said.err
    );
    assert!(
        !said.err.contains("“Lead Score” is not used:"),
        "{}",
        said.err
    );
    assert!(said.out.contains("[\"late\",\"rude\"]"), "{}", said.out);
}

#[test]
fn a_zone_is_met_as_in_a_policy() {
    let folder = folder("table_zones");
    let file = write(
        &folder,
        "calls.csv",
        "id,at,score\nc-1,2026-06-19 14:23,82\n",
    );
    for (zone, wanted) in [
        ("BST", "did you mean `Europe/London`"),
        ("IST", "`Asia/Kolkata`"),
        ("UTC+1", "an offset has no summer time"),
        ("Mumbai", "`Asia/Kolkata`"),
        ("Nowhere at all", "a name from the IANA database"),
    ] {
        let said = decide(&file, &["--zone", zone]);
        assert_eq!(said.code, Some(2), "{zone}");
        assert!(said.err.contains(wanted), "{zone}: {}", said.err);
    }
    for (zone, warns) in [
        ("EST", true),
        ("GMT", true),
        ("CET", true),
        ("Etc/GMT+5", true),
        ("UTC", true),
        ("Europe/London", false),
        ("America/New_York", false),
    ] {
        let said = decide(&file, &["--zone", zone]);
        assert_eq!(said.code, Some(0), "{zone}");
        assert_eq!(
            said.err.contains("--zone: `"),
            warns,
            "{zone}: {}",
            said.err
        );
    }
}

#[test]
fn json_of_another_shape_is_one_error_and_a_list_that_is_cut_off_is_told() {
    let folder = folder("table_shapes");
    let pretty = "{\n  \"id\": \"c-1\",\n  \"facts\": {}\n}\n";
    let said = decide(&write(&folder, "pretty.json", pretty), &[]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(said.err.contains("use --call"), "{}", said.err);
    let said = decide(
        &write(&folder, "in.json", "{\"calls\":[{\"id\":\"c\"}]}"),
        &[],
    );
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(said.err.contains("pass the list itself"), "{}", said.err);
    for (list, read, unread) in [
        (
            "[{\"id\":\"a\"},\n{\"id\":\"b\"}",
            "2 read",
            "the list does not end",
        ),
        ("[", "0 read", "the list does not end"),
        (
            "[{\"id\":\"a\"}\n{\"id\":\"b\"}]",
            "2 read",
            "     2  a comma is missing",
        ),
    ] {
        let said = decide(&write(&folder, "list.json", list), &[]);
        assert_eq!(said.code, Some(1), "{list}");
        assert!(said.out.contains(unread), "{list}: {}", said.out);
        assert!(
            said.out.ends_with(&format!("{read}, 1 not read\n")),
            "{}",
            said.out
        );
    }
}

#[test]
fn an_id_turns_no_text_round_and_makes_no_column() {
    let folder = folder("table_ids");
    let lines =
        "{\"id\":\"c-\u{202e}1\\t\u{2066}x\"}\n{\"id\":5,\"contact\":{\"phone\":447700900123}}\n";
    let said = decide(&write(&folder, "calls.jsonl", lines), &[]);
    assert_eq!(said.code, Some(0), "{}", said.out);
    assert!(
        said.out.contains("c-\\u{202e}1\\t\\u{2066}x\n"),
        "{}",
        said.out
    );
    assert!(said.out.contains("  5\n"), "{}", said.out);
}
