//! What this page's engine finds of a file: checks 14 and 15. The worker makes the others and has no engine.

use baton_core::{Node, decide, document::json};
use baton_sign::Verdict;
use baton_sign::import;
use baton_sign::self_test::SelfTest;
use baton_worker::protocol::Proof;

/// Proves what the worker has admitted: the policy is sound, and this engine decides as the signer's did.
pub(crate) fn prove(asked: &str) -> Result<Proof, String> {
    let node = json::parse(asked).map_err(|why| why.to_string())?;
    let text = |key| node.get(key).map(Node::typed).unwrap_or_default();
    let nothing = Node::Null;
    let part = |key| node.get(key).unwrap_or(&nothing);
    let self_test = SelfTest::from_node(part("self_test")).ok_or("the self-test cannot be read")?;
    let (report, result) = import::prove(part("policy"), &text("policy_id"), &self_test, decide);
    let mut passed = Vec::new();
    for (_, verdict) in report.rows(&result) {
        if let Verdict::Passed(seen) = verdict {
            passed.push(seen);
        }
    }
    let (refused, message) = match result {
        Ok(_) => (None, String::new()),
        Err(why) => {
            let mut message = why.message;
            for found in why.diagnostics.iter().take(3) {
                message.push_str("; ");
                message.push_str(&found.message);
            }
            (Some(why.code.as_str().to_owned()), message)
        }
    };
    Ok(Proof {
        digest: text("digest"),
        passed,
        refused,
        message,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use baton_core::policy::DocumentForm;
    use baton_core::{Instant, PolicyDraft, document::canonical};

    /// What a worker asks to be proved, with one word of it exchanged.
    fn asked(from: &str, to: &str) -> String {
        let yaml = include_str!("../../samples/article-policy.yaml");
        let checked = PolicyDraft::from_yaml(yaml).unwrap().check();
        let policy = checked.policy.unwrap();
        let at = Instant::parse("2026-06-19T14:23:00Z").unwrap();
        let self_test = SelfTest::generate(&policy, at, []).unwrap();
        let text = format!(
            r#"{{"digest":"sha256:1","policy":{},"policy_id":"{}","self_test":{}}}"#,
            canonical::to_string(&policy.to_node(DocumentForm::Signed)).unwrap(),
            policy.id(),
            canonical::to_string(&self_test).unwrap()
        );
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    }

    #[test]
    fn a_file_of_this_engine_is_proved() {
        let proof = prove(&asked("sha256:1", "sha256:2")).unwrap();
        assert_eq!((proof.refused, proof.digest.as_str()), (None, "sha256:2"));
        assert_eq!(proof.passed.len(), 2);
        assert!(
            proof.passed[1].ends_with("calls decided alike"),
            "{:?}",
            proof.passed
        );
    }

    #[test]
    fn another_engine_and_another_policy_are_found_out() {
        let digest = "\"decided_digest\":\"sha256:";
        let other = prove(&asked(digest, &format!("{digest}f"))).unwrap();
        assert_eq!(other.refused.as_deref(), Some("engine_mismatch"));
        assert_eq!(other.passed.len(), 1);
        let unsound = prove(&asked("\"baton\":1", "\"baton\":9"));
        let unsound = unsound.unwrap();
        assert_eq!(unsound.refused.as_deref(), Some("policy_invalid"));
        assert!(unsound.passed.is_empty());
    }
}
