//! Output that nobody reads, and output that cannot be written, for every command.
#![cfg(target_os = "linux")]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use support::{baton, folder, json, text};

const ARTICLE: &str = "../../web/samples/article-policy.yaml";
const CALL: &str = r#"{"id":"c-1","at":"2026-06-19T14:23:00Z","contact":{"name":"Sarah Okonkwo","company":"A","phone":"+447700900123"},"intent_signal":"asked for a contract this week","call_summary":"Sarah wants to start in July and asked for a contract. They compared two other vendors last month and found both too slow for a team of forty people, and the board signed off the budget on Monday.",
"facts":{"qualification_score":82,"budget_confirmed":true,"decision_maker_confirmed":true,"deal_size":"£15–20k"}}"#;
const HANDOFF: &str = r#"{"id":"h-1","call":"c-1","triggered_at":"2026-06-01T09:00:00Z","effective_start":"2026-06-01T09:00:00Z","due_at":"2026-06-01T09:30:00Z","attempt_at":"2026-06-01T09:10:00Z","ae":"amara","way":"warm","source":"x"}
"#;

/// A command line of every command, in which `OUT` is a folder of its own and what it writes is a new file.
const COMMANDS: [&str; 71] = [
    "--help",
    "--version",
    "help",
    "help decide",
    "help trust init",
    "init --help",
    "check --help",
    "test --help",
    "fmt --help",
    "decide --help",
    "deadline --help",
    "brief --help",
    "intake --help",
    "route --help",
    "quality --help",
    "import --help",
    "status --help",
    "keygen --help",
    "trust --help",
    "trust add --help",
    "sign --help",
    "cosign --help",
    "verify --help",
    "completions --help",
    "man --help",
    "completions bash",
    "completions zsh",
    "completions fish",
    "completions powershell",
    "completions elvish",
    "man",
    "init OUT/init.yaml",
    "init OUT/init-2.yaml --json",
    "check POLICY",
    "check POLICY --json",
    "test TESTED",
    "test TESTED --json",
    "fmt POLICY",
    "fmt POLICY --json",
    "decide --policy POLICY --call CALL",
    "decide --policy POLICY --call CALL --json",
    "decide --policy POLICY --calls CALLS",
    "decide --policy POLICY --calls CALLS --json",
    "deadline --policy POLICY --from 2026-06-19T14:23:00Z --minutes 30",
    "deadline --policy POLICY --from 2026-06-19T14:23:00Z --ladder --json",
    "brief --policy POLICY --call CALL",
    "brief --policy POLICY --call CALL --json",
    "intake --policy POLICY --source retell RETELL",
    "intake --policy POLICY --source retell RETELL --json",
    "route --policy POLICY --roster TEAM",
    "quality --policy POLICY HANDOFFS --at 2026-07-20T09:00:00Z",
    "quality --policy POLICY HANDOFFS --at 2026-07-20T09:00:00Z --json",
    "keygen --principal eve --out OUT/eve.pem",
    "keygen --principal eve --out OUT/eve-2.pem --json",
    "trust init DESK/ada.card.json --root DESK/root.pem --out OUT/t.json",
    "trust show DESK/trust.json",
    "sign POLICY --key DESK/ada.pem --author ada --reason x --out OUT/signed.json",
    "cosign DESK/v1.json --dry-run",
    "verify DESK/v1.json --trust DESK/trust.json --pin PIN --explain",
    "verify DESK/v1.json --trust DESK/trust.json --pin PIN --json",
    "status --state DESK/state",
    "status --state DESK/state --json",
    "decide --state DESK/state --call CALL --json",
    "import DESK/v1.json --state OUT/state --trust DESK/trust.json --pin PIN",
    "import DESK/v1.json --state OUT/state-2 --trust DESK/trust.json --pin PIN --explain",
    "import DESK/v1.json --state OUT/state-3 --trust DESK/trust.json --pin PIN --json",
    "trust add DESK/trust.json DESK/root.card.json --root DESK/root.pem --out OUT/t2.json",
    "trust revoke DESK/trust.json ada --root DESK/root.pem --out OUT/t3.json --json",
    "trust rotate DESK/trust.json --root DESK/root.pem --new-root DESK/ada.pem --out OUT/t4.json",
    "cosign DESK/v1.json --key DESK/ada.pem --out OUT/v1.json",
    "route --policy POLICY --roster TEAM --json",
];

/// Files that the commands read.
struct Desk {
    at: String,
    pin: String,
}

impl Desk {
    fn new(name: &str) -> Self {
        let folder = folder(name);
        let at = folder.to_str().unwrap().to_owned();
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        write("call.json", CALL);
        write("calls.ndjson", &(CALL.replace('\n', " ") + "\n").repeat(30));
        write("handoffs.ndjson", HANDOFF);
        write("team.json", r#"[{"id":"amara","weight":5}]"#);
        let policy = fs::read_to_string(ARTICLE).unwrap();
        write(
            "policy.yaml",
            &(policy.clone() + "intake: {retell: {preset: retell_call_analyzed}}\n"),
        );
        let tests = "tests: [{name: x, call: {qualification_score: 1}, at: 2026-06-19T14:23:00Z, expect: {outcome: no_handoff}}]\n";
        write("tested.yaml", &(policy + tests));
        let mut desk = Self {
            at,
            pin: String::new(),
        };
        for who in ["root", "ada"] {
            desk.run(&format!("keygen --principal {who} --out DESK/{who}.pem"));
        }
        let made = desk.output(
            "trust init DESK/ada.card.json --root DESK/root.pem --out DESK/trust.json --json",
        );
        let made = json(&made);
        desk.pin = made["digest"].as_str().unwrap().to_owned();
        desk.run("sign POLICY --key DESK/ada.pem --author ada --reason x --out DESK/v1.json");
        desk.run("import DESK/v1.json --state DESK/state --trust DESK/trust.json --pin PIN");
        desk
    }

    fn args(&self, line: &str, out: &str) -> Vec<String> {
        let retell = "../baton-core/tests/fixtures/intake/retell-call-analyzed.json";
        let place = |word: &str| {
            let word = match word {
                "POLICY" => "DESK/policy.yaml",
                "TESTED" => "DESK/tested.yaml",
                "CALL" => "DESK/call.json",
                "CALLS" => "DESK/calls.ndjson",
                "HANDOFFS" => "DESK/handoffs.ndjson",
                "TEAM" => "DESK/team.json",
                "RETELL" => retell,
                "PIN" => &self.pin,
                other => other,
            };
            word.replace("DESK", &self.at).replace("OUT", out)
        };
        line.split(' ').map(place).collect()
    }

    /// Runs a command that succeeds.
    fn run(&self, line: &str) {
        self.output(line);
    }

    fn output(&self, line: &str) -> Output {
        let args = self.args(line, &self.at);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let output = baton(&args, "");
        assert!(output.status.success(), "{line}: {}", text(&output.stderr));
        output
    }

    /// Runs a command with another standard output.
    fn run_into(&self, line: &str, out: &str, stdout: impl Into<Stdio>) -> Output {
        let out = Path::new(&self.at).join(out);
        let _ = fs::remove_dir_all(&out);
        fs::create_dir(&out).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_baton"))
            .args(self.args(line, out.to_str().unwrap()))
            .stdin(Stdio::null())
            .stdout(stdout)
            .stderr(Stdio::piped())
            .spawn();
        child.and_then(Child::wait_with_output).unwrap()
    }
}

#[test]
fn a_closed_pipe_ends_every_command_quietly() {
    let desk = Desk::new("closed-pipe");
    for line in COMMANDS {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = desk.run_into(line, "out", writer);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{line}: {said}");
        let quiet = said
            .lines()
            .all(|line| line.starts_with("note: ") || line.starts_with("warning: "));
        assert!(quiet, "{line}: {said}");
    }
}

#[test]
fn a_full_disk_is_an_error_of_every_command() {
    let desk = Desk::new("full-disk");
    for line in COMMANDS {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let output = desk.run_into(line, "out", full);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{line}: {said}");
        assert!(said.contains("error[not_written]: "), "{line}: {said}");
        assert!(!said.contains("panicked"), "{line}: {said}");
    }
}

#[test]
fn what_is_found_counts_though_nobody_reads_it() {
    let desk = Desk::new("found");
    let bad = Path::new(&desk.at).join("bad.yaml");
    fs::write(&bad, "handoff_trigger: 1\n").unwrap();
    for line in [
        "check DESK/bad.yaml",
        "check DESK/bad.yaml --json",
        "verify DESK/v1.json --trust DESK/trust.json --pin sha256:00 --json",
        "test POLICY",
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = desk.run_into(line, "out", writer);
        assert_eq!(output.status.code(), Some(1), "{line}");
    }
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let line = "verify DESK/v1.json --trust DESK/trust.json";
    assert_eq!(desk.run_into(line, "out", writer).status.code(), Some(3));
}

#[test]
fn an_error_that_cannot_be_said_keeps_its_exit_code() {
    for (args, code) in [
        (vec!["check"], 2),
        (vec!["nothing"], 2),
        (vec![], 2),
        (vec!["check", "nowhere.yaml"], 2),
        (vec!["completions", "tcsh"], 2),
    ] {
        for closed in [true, false] {
            let stderr: Stdio = if closed {
                std::io::pipe().unwrap().1.into()
            } else {
                fs::File::options()
                    .write(true)
                    .open("/dev/full")
                    .unwrap()
                    .into()
            };
            let status = Command::new(env!("CARGO_BIN_EXE_baton"))
                .args(&args)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(stderr)
                .status()
                .unwrap();
            assert_eq!(status.code(), Some(code), "{args:?}");
        }
    }
}
