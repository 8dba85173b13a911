//! What the command line accepts and refuses.

use super::*;

/// Parses words separated by spaces.
fn parsed(line: &str) -> Result<Command, Failure> {
    parse(line.split_whitespace().map(str::to_owned))
}

/// Whether a line is refused as a usage error that mentions `word`.
fn refused(line: &str, word: &str) -> bool {
    matches!(parsed(line), Err(Failure::Usage(text)) if text.contains(word))
}

#[test]
fn serve_listens_on_8080_unless_told() {
    let serve = |port, open| Ok(Command::Serve(ServeOptions { port, open }));
    assert_eq!(parsed("serve"), serve(8080, false));
    assert_eq!(parsed("serve --port 9000 --open"), serve(9000, true));
    assert_eq!(parsed("serve --port=9000"), serve(9000, false));
}

#[test]
fn a_port_is_a_number_that_can_be_listened_on() {
    for line in [
        "serve --port",
        "serve --port 0",
        "serve --port 70000",
        "serve --port=x",
    ] {
        assert!(refused(line, "--port"), "{line}");
    }
}

#[test]
fn steps_can_be_chosen() {
    let only = |names: &[&str]| {
        let only = names.iter().map(|name| (*name).to_owned()).collect();
        Ok(Command::Test(TestOptions { only, list: false }))
    };
    assert_eq!(parsed("test"), only(&[]));
    assert_eq!(
        parsed("test --only format --only=unit"),
        only(&["format", "unit"])
    );
    assert!(refused("test --only", "--list"));
}

#[test]
fn help_is_found_everywhere() {
    for line in ["help", "--help", "serve --help", "help serve", "test -h"] {
        assert!(matches!(parsed(line), Ok(Command::Help(_))), "{line}");
    }
}

#[test]
fn what_is_unknown_is_refused_by_name() {
    assert!(refused("", "serve"));
    assert!(refused("build", "`build`"));
    assert!(refused("serve --prot 1", "`--prot`"));
    assert!(refused("test --fast", "`--fast`"));
}

#[test]
fn tools_take_nothing() {
    for tool in [Tool::Latency, Tool::Pictures] {
        assert_eq!(parsed(tool.word()), Ok(Command::Tool(tool)));
        assert!(refused(&format!("{} now", tool.word()), "takes nothing"));
        assert!(matches!(
            parsed(&format!("{} --help", tool.word())),
            Ok(Command::Help(_))
        ));
    }
}

#[test]
fn zones_are_written_unless_the_latest_is_asked_for() {
    let zones = |latest| Ok(Command::Zones(ZonesOptions { latest }));
    assert_eq!(parsed("zones"), zones(false));
    assert_eq!(parsed("zones --latest"), zones(true));
    assert!(refused("zones --newest", "`--newest`"));
    assert!(matches!(parsed("zones --help"), Ok(Command::Help(_))));
}
