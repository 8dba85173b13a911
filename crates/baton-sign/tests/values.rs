//! A call of a self-test is decided as the call that it was made of, whatever its facts are.

#[path = "../../baton-core/tests/support/call_texts.rs"]
mod call_texts;

use baton_core::{Call, PolicyDraft, decide, document::canonical, document::json};
use baton_sign::self_test::SelfTestCase;
use call_texts::{CallText, NUMBERS, POLICY};
use fastrand::Rng;

#[test]
fn calls_of_a_self_test_keep_their_values() {
    let checked = PolicyDraft::from_yaml(POLICY).unwrap().check();
    let policy = checked.policy.unwrap();
    let mut random = Rng::with_seed(20);
    let generated = (0..1500).map(|number| CallText::new(&mut random, number).json());
    let numbers = NUMBERS.map(|number| {
        format!(
            r#"{{"id":"n","at":"2026-06-19T14:23:00Z","facts":{{"talk_ratio":{number},"mood":{number},"deal_size":{number},"tags":[{number}],"größe":{number}}}}}"#
        )
    });
    for text in generated.chain(numbers) {
        let call = Call::from_json(&text).unwrap();
        let at = call.at.unwrap();
        let case =
            SelfTestCase::of(&policy, &call, at).unwrap_or_else(|why| panic!("{text}: {why}"));
        // As an importer reads it.
        let written = canonical::to_string(&case).unwrap();
        let node = json::parse(&written).unwrap();
        let again = SelfTestCase {
            call: Call::from_node(node.get("call").unwrap().clone()).unwrap(),
            ..case.clone()
        };
        assert_eq!(again, case, "{text}");
        assert!(again.holds(&policy, decide));
        let (own, carried) = (decide(&policy, &call, at), decide(&policy, &again.call, at));
        assert_eq!(carried.outcome, own.outcome, "{text}\n{written}");
        assert_eq!(carried.format, own.format, "{text}\n{written}");
        assert_eq!(carried.trace, own.trace, "{text}\n{written}");
        // Facts that the policy does not know do not travel; all others are found alike.
        let known = own
            .intake
            .iter()
            .filter(|finding| finding.code != "unknown_fact");
        let known: std::collections::BTreeSet<_> = known.map(|finding| &finding.message).collect();
        assert_eq!(
            carried
                .intake
                .iter()
                .map(|finding| &finding.message)
                .collect::<std::collections::BTreeSet<_>>(),
            known,
            "{text}\n{written}"
        );
    }
}
