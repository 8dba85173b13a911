//! Property: any text as a policy is refused with a position, or read, written and read again without loss.

use baton_core::intake::parse_payload;
use baton_core::policy::DocumentForm;
use baton_core::document::yaml::{self, MAX_BYTES, Positions};
use baton_core::{Diagnostic, Node, Path, Policy, PolicyDraft, Severity, document::canonical, analysis::cases};

use crate::policies;

/// Checks one text.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let draft = match PolicyDraft::from_yaml(text) {
        Ok(draft) => draft,
        Err(refusal) => return assert_placed(text, &refusal),
    };
    let (node, places) = yaml::read(text).expect("it was read before");
    assert_eq!(node, *draft.node());
    assert_seen_alike(&node, &places, &Path::root());
    let written = draft.to_yaml();
    if written.len() <= MAX_BYTES {
        let again = PolicyDraft::from_yaml(&written);
        let again = again.unwrap_or_else(|why| panic!("{why}\n{written}"));
        assert_eq!(again.node(), draft.node(), "{written}");
    }
    let checked = draft.check();
    for diagnostic in &checked.diagnostics {
        assert_placed(text, diagnostic);
    }
    let errors = checked.errors().count();
    assert_eq!(
        errors == 0,
        checked.policy.is_some(),
        "a policy or an error"
    );
    let Some(policy) = checked.policy else {
        assert_eq!(draft.clone().completed(), draft, "errors are not completed");
        return;
    };
    same_when_completed(draft, &policy);
    same_when_signed(&policy);
    policies::decide(&policy, &policies::CALL);
    let report = cases::run(&policy);
    assert_eq!(report.cases.len(), policy.tests().len());
}

fn same_when_completed(draft: PolicyDraft, policy: &Policy) {
    let completed = draft.completed();
    let written = completed.to_yaml();
    if written.len() > MAX_BYTES {
        return;
    }
    let again = PolicyDraft::from_yaml(&written).unwrap_or_else(|why| panic!("{why}\n{written}"));
    assert_eq!(again.node(), completed.node(), "{written}");
    let checked = again.check();
    let errors: Vec<_> = checked.errors().map(ToString::to_string).collect();
    let again = checked.policy;
    let again = again.unwrap_or_else(|| panic!("{errors:#?}\n{written}"));
    assert_eq!(again.digest(), policy.digest(), "{written}");
}

fn same_when_signed(policy: &Policy) {
    let signed = canonical::to_string(&policy.to_node(DocumentForm::Signed)).expect("it has a digest");
    let node = parse_payload(&signed).expect("canonical JSON is JSON");
    let checked = PolicyDraft::from_node(node).check();
    let errors: Vec<_> = checked.errors().map(ToString::to_string).collect();
    let again = checked.policy;
    let again = again.unwrap_or_else(|| panic!("{errors:#?}\n{signed}"));
    assert_eq!(again.digest(), policy.digest(), "{signed}");
}

/// Checks that every value has a position from the other parser.
fn assert_seen_alike(node: &Node, places: &Positions, path: &Path) {
    match node {
        Node::Map(entries) => {
            for (key, value) in entries {
                let below = path.key(key);
                assert!(places.key(&below).is_some(), "no place for {below}");
                assert_seen_alike(value, places, &below);
            }
        }
        Node::List(items) => {
            for (index, item) in items.iter().enumerate() {
                assert_seen_alike(item, places, &path.index(index));
            }
        }
        _ => assert!(places.value(path).is_some(), "no place for {path}"),
    }
}

/// Checks that an error has a position within the text.
fn assert_placed(text: &str, diagnostic: &Diagnostic) {
    let Some(span) = diagnostic.span else {
        assert!(
            diagnostic.severity != Severity::Error,
            "no place: {diagnostic}"
        );
        return;
    };
    // The error of an early end is just after the text.
    let lines = text.split(['\n', '\r']).count() as u32;
    assert!(
        (1..=lines + 1).contains(&span.line),
        "{span:?}, {lines} lines: {diagnostic}"
    );
    assert!(span.column >= 1, "{diagnostic}");
    assert!(
        span.column as usize <= text.chars().count() + 1,
        "{diagnostic}"
    );
}
