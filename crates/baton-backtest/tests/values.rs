//! A call of a file is decided as the same call by itself, whatever its facts are and however the file is written.

#[path = "../../baton-core/tests/support/call_texts.rs"]
mod call_texts;

use baton_backtest::{CallVerdict, Calls, CellRules, Mapping, Reader, Table, Target};
use baton_core::{Call, Policy, PolicyDraft, decide};
use call_texts::{CallText, NUMBERS, POLICY};
use fastrand::Rng;

fn policy() -> Policy {
    PolicyDraft::from_yaml(POLICY)
        .unwrap()
        .check()
        .policy
        .unwrap()
}

/// Returns the outcome and tier of the complete decision on a call.
fn verdict(policy: &Policy, call: &Call) -> CallVerdict {
    let decision = decide(policy, call, call.at);
    let tier = decision.format.and_then(|format| format.tier);
    let tiers = &policy.formats().tiers;
    CallVerdict {
        outcome: decision.outcome,
        tier: tier.map(|id| tiers.iter().position(|tier| tier.id == id).unwrap()),
    }
}

fn read(mut reader: Reader, text: &str) -> Calls {
    let mut calls = Calls::default();
    reader.feed(text, &mut calls);
    reader.finish(&mut calls);
    calls
}

#[test]
fn calls_of_a_file_keep_their_values() {
    let policy = policy();
    let mut random = Rng::with_seed(18);
    let texts: Vec<String> = (0..2000)
        .map(|number| CallText::new(&mut random, number).json())
        .collect();
    let lines = read(Reader::lines(policy.clone()), &texts.join("\n"));
    let list = read(
        Reader::list(policy.clone()),
        &format!("[{}]", texts.join(",\n")),
    );
    for calls in [lines, list] {
        assert_eq!((calls.bad(), calls.len()), (&[][..], texts.len()));
        let verdicts = calls.verdicts(&policy, 0, usize::MAX);
        for (index, text) in texts.iter().enumerate() {
            let call = Call::from_json(text).unwrap();
            assert_eq!(calls.call(index).as_ref(), Some(&call), "{text}");
            assert_eq!(verdicts[index], verdict(&policy, &call), "{text}");
        }
    }
}

#[test]
fn one_fact_that_nothing_uses_costs_no_call() {
    let policy = policy();
    let nines = "9".repeat(400);
    for (key, value) in [
        ("crm_id", "90071992547409931"),
        ("größe", "5"),
        ("", "0.5"),
        ("a\\u0000b", "1e400"),
        ("n", nines.as_str()),
        ("o", r#"{"größe":[{"":1.5}]}"#),
    ] {
        let odd = format!(
            r#"{{"id":"a","facts":{{"{key}":{value},"qualification_score":80,"budget_confirmed":true}}}}"#
        );
        let good = r#"{"id":"b","facts":{"qualification_score":80,"budget_confirmed":true}}"#;
        let calls = read(Reader::lines(policy.clone()), &format!("{odd}\n{good}\n"));
        assert_eq!((calls.len(), calls.bad_count()), (2, 0), "{odd}");
        assert_eq!(
            calls.doubt_count(),
            0,
            "facts of other policies are no mistakes"
        );
        let verdicts = calls.verdicts(&policy, 0, 2);
        assert_eq!(verdicts[0], verdicts[1], "{odd}");
    }
}

#[test]
fn a_decimal_in_a_cell_is_the_decimal_of_a_call() {
    let policy = policy();
    let mapping = Mapping(vec![
        Target::Part("id"),
        Target::Fact("talk_ratio".to_owned()),
        Target::Fact("budget_confirmed".to_owned()),
    ]);
    for number in NUMBERS.iter().chain(&["0.62", "1e-7", "62e-2"]) {
        let table = format!("id,talk_ratio,budget_confirmed\nc,{number},true\n");
        let head = Table::detect(&table, &policy).unwrap();
        let rules = CellRules::detect(&table, &head, &mapping, &policy);
        let reader = Reader::table(&head, mapping.clone(), rules, policy.clone()).unwrap();
        let calls = read(reader, &table);
        let text =
            format!(r#"{{"id":"c","facts":{{"talk_ratio":{number},"budget_confirmed":true}}}}"#);
        let call = Call::from_json(&text).unwrap();
        assert_eq!(calls.call(0), Some(call.clone()), "{number}");
        assert_eq!(
            calls.verdicts(&policy, 0, 1),
            [verdict(&policy, &call)],
            "{number}"
        );
    }
}
