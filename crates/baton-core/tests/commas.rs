//! Numbers with a comma within brackets, where the comma ends the value.

use baton_core::{Code, Diagnostic, PolicyDraft};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const TIERS: &str = "handoff_trigger: { require_all: true, conditions: [{ field: budget_confirmed, operator: eq, value: true }], actions: [pause_sequence] }
handoff_formats:
  when_unknown: review
  tiers:
    - { id: small, deal_size: { RANGE }, format: [slack_alert] }
    - { id: rest, deal_size: { from: 0 }, format: [slack_alert] }
";
const CONDITION: &str =
    "handoff_trigger: { require_all: true, conditions: [CONDITION], actions: [pause_sequence] }
facts: { seats: { type: integer }, names: { type: text } }
";

fn errors(yaml: &str) -> Vec<Diagnostic> {
    match PolicyDraft::from_yaml(yaml) {
        Err(refused) => vec![refused],
        Ok(draft) => {
            let checked = draft.check();
            let errors: Vec<_> = checked.errors().cloned().collect();
            assert_eq!(errors.is_empty(), checked.policy.is_some());
            errors
        }
    }
}

fn says(error: &Diagnostic, number: &str, bare: &str) {
    assert_eq!(error.code, Code::CommaInNumber, "{error}");
    let message = format!("the comma ends the value: “{number}” is read as");
    assert!(error.message.contains(&message), "{error}");
    let hint = error.hint.as_deref().unwrap();
    let start = format!("put it into quotes, \"{number}\", or write {bare};");
    assert!(hint.starts_with(&start), "{hint}");
}

#[test]
fn a_comma_that_ends_a_value_too_early_is_said_with_what_to_write() {
    for (range, number, bare) in [
        ("below: 5,000", "5,000", "5000"),
        ("below: 12,500", "12,500", "12500"),
        ("below: 1,250,000", "1,250,000", "1250000"),
        ("below: £5,000", "£5,000", "£5000"),
        ("below: 12,500.50", "12,500.50", "12500.50"),
        ("below: 999,5", "999,5", "999.5"),
        ("from: 500, below: 5,000", "5,000", "5000"),
    ] {
        let found = errors(&TIERS.replace("RANGE", range));
        assert_eq!(
            found.len(),
            1,
            "and nothing that follows from it: {found:#?}"
        );
        says(&found[0], number, bare);
        let span = found[0].span.unwrap();
        let column = TIERS
            .replace("RANGE", range)
            .lines()
            .nth(4)
            .unwrap()
            .find(number)
            .unwrap();
        assert_eq!((span.line, span.column as usize), (5, column + 1));
        assert!(
            found[0]
                .path
                .as_str()
                .starts_with("/handoff_formats/tiers/0/deal_size/")
        );
    }
    // Two of them share the key `000`.
    let found = errors(&TIERS.replace("RANGE", "from: 1,000, below: 5,000"));
    assert_eq!(found.len(), 1);
    says(&found[0], "5,000", "5000");
    assert_eq!(
        found[0].path.as_str(),
        "/handoff_formats/tiers/0/deal_size/below"
    );
}

#[test]
fn the_same_in_conditions_facts_and_lists() {
    for (condition, numbers) in [
        (
            "{ field: seats, operator: gte, value: 1,500 }",
            vec![("1,500", "1500")],
        ),
        (
            "{ field: deal_size, operator: gte, value: 10,000 }",
            vec![("10,000", "10000")],
        ),
        (
            "{ value: 10,000, field: seats, operator: gte }",
            vec![("10,000", "10000")],
        ),
        (
            "{ field: seats, operator: between, value: [1,000, 2,000] }",
            vec![("1,000", "1000"), ("2,000", "2000")],
        ),
        (
            "{ field: seats, operator: between, value: [1,200, 2,400] }",
            vec![("1,200", "1200"), ("2,400", "2400")],
        ),
        (
            "{ field: seats, operator: in, value: [1,000,000] }",
            vec![("1,000,000", "1000000")],
        ),
    ] {
        let found = errors(&CONDITION.replace("CONDITION", condition));
        assert_eq!(found.len(), numbers.len(), "{condition}: {found:#?}");
        for (error, (number, bare)) in found.iter().zip(numbers) {
            says(error, number, bare);
        }
    }
    let facts = CONDITION
        .replace("CONDITION", "{ field: seats, operator: gte, value: 5 }")
        .replace("type: integer", "type: integer, max: 9,000");
    let found = errors(&facts);
    assert_eq!(found.len(), 1, "{found:#?}");
    says(&found[0], "9,000", "9000");
}

#[test]
fn a_number_that_is_whole_is_left_alone() {
    for range in [
        "below: 5000",
        "below: \"5,000\"",
        "below: '5,000'",
        "below: £5k",
        "from: 5,below: 10",
    ] {
        assert_eq!(errors(&TIERS.replace("RANGE", range)), [], "{range}");
    }
    for condition in [
        "{ field: seats, operator: between, value: [1,200] }",
        "{ field: seats, operator: in, value: [100,200,300] }",
        "{ field: seats, operator: in, value: [1,2,3] }",
        "{ field: seats, operator: in, value: [1, 200, 300] }",
        "{ field: seats, operator: in, value: [5, 10,15] }",
        "{ field: names, operator: in, value: [a1,b2, c3,4d] }",
        "{ field: names, operator: in, value: [\"5\",\"000\"] }",
    ] {
        assert_eq!(
            errors(&CONDITION.replace("CONDITION", condition)),
            [],
            "{condition}"
        );
    }
    // Without brackets a comma ends nothing.
    let block = TIERS
        .replace("{ RANGE }", "\n        below: 5,000\n     ")
        .replace(
            "    - { id: small, deal_size:",
            "    - id: small\n      deal_size:",
        )
        .replace(
            "     , format: [slack_alert] }",
            "      format: [slack_alert]",
        );
    assert_eq!(errors(&block), [], "{block}");
}

#[test]
fn another_key_without_a_value_is_what_it_was() {
    let code = |range: &str| {
        let found = errors(&TIERS.replace("RANGE", range));
        found.iter().map(|error| error.code).collect::<Vec<_>>()
    };
    assert_eq!(code("below: 5, 000"), [Code::UnknownKey]);
    assert_eq!(code("below: 5000, upto"), [Code::UnknownKey]);
    assert_eq!(code("below: 5000, below: 6000"), [Code::DuplicateKey]);
}
