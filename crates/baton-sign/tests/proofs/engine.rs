//! Engines that decide wrongly: the self-test finds each of them out.

use baton_core::call::Phase;
use baton_core::{
    Decision, Node, Outcome, Path, Policy, PolicyDraft, decide, policy::DocumentForm,
};
use baton_sign::import::Engine;
use baton_sign::self_test::SelfTest;
use baton_sign::{Importer, RefusalCode};

use crate::common::{ROOT, at, policy};
use crate::golden::{NOW, approved, payload, pin, signed_trust, trust_content};
use crate::importer::folder;

/// The meaning of a decision, without its texts, which a wrong engine could get right.
fn meaning(decision: &Decision) -> impl PartialEq {
    let truths: Vec<_> = decision.trace.iter().map(|line| line.result).collect();
    let missing: Vec<_> = decision.missing.iter().map(|m| m.field.clone()).collect();
    let format = decision.format.as_ref();
    let tier = format.map(|f| (f.tier.clone(), f.callback_by.as_ref().map(|by| by.at)));
    let ladder: Vec<_> = decision
        .timeline
        .iter()
        .map(|s| (s.id, s.deadline.at))
        .collect();
    (decision.outcome, truths, missing, tier, ladder)
}

/// The right decision wherever the wrong one means the same: what is left is the mistake alone.
fn but_for_words(right: Decision, wrong: Decision) -> Decision {
    if meaning(&right) == meaning(&wrong) {
        right
    } else {
        wrong
    }
}

/// The policy with some places of its document set to other values.
fn mutated<const N: usize>(policy: &Policy, changes: [(&str, Node); N]) -> Policy {
    let mut node = policy.to_node(DocumentForm::Signed);
    for (place, value) in changes {
        *node
            .at_mut(&Path::new(place))
            .unwrap_or_else(|| panic!("no {place}")) = value;
    }
    let checked = PolicyDraft::from_node(node).check();
    checked
        .policy
        .unwrap_or_else(|| panic!("{:?}", checked.diagnostics))
}

/// An engine that decides by a document in which something reads otherwise.
macro_rules! misread {
    ($($place:literal = $value:expr),+) => {
        (concat!("misreads" $(, " ", $place)+), |policy, call, at| {
            let other = mutated(policy, [$(($place, $value)),+]);
            but_for_words(decide(policy, call, at), decide(&other, call, at))
        })
    };
}

/// Engines for the article's policy, each with one mistake.
const WRONG: [(&str, Engine); 21] = [
    misread!("/handoff_trigger/conditions/0/operator" = Node::text("gt")),
    misread!("/handoff_trigger/conditions/0/operator" = Node::text("eq")),
    misread!("/handoff_trigger/conditions/0/value" = Node::Int(74)),
    misread!("/handoff_trigger/conditions/0/value" = Node::Int(76)),
    misread!("/handoff_trigger/conditions/1/operator" = Node::text("ne")),
    misread!("/handoff_trigger/conditions/2/value" = Node::Bool(false)),
    misread!("/handoff_trigger/require_all" = Node::Bool(false)),
    misread!("/handoff_formats/tiers/0/when/0/value" = Node::text("outbound")),
    misread!(
        "/handoff_formats/tiers/1/deal_size/below" = minor(500_001),
        "/handoff_formats/tiers/2/deal_size/from" = minor(500_001)
    ),
    misread!(
        "/handoff_formats/tiers/1/deal_size/below" = minor(499_999),
        "/handoff_formats/tiers/2/deal_size/from" = minor(499_999)
    ),
    misread!(
        "/handoff_formats/tiers/2/deal_size/up_to" = minor(2_499_999),
        "/handoff_formats/tiers/3/deal_size/above" = minor(2_499_999)
    ),
    misread!("/handoff_formats/when_unknown" = Node::text("review")),
    misread!("/handoff_formats/tiers/0/callback_within_minutes" = Node::Int(6)),
    misread!("/facts/qualification_score/when_missing" = Node::text("no_handoff")),
    misread!("/handoff_sla/tier_1_response_minutes" = Node::Int(31)),
    misread!("/handoff_sla/clock" = Node::text("elapsed")),
    misread!("/handoff_sla/late_day" = Node::text("carry")),
    misread!("/calendar/timezone" = Node::text("UTC")),
    misread!("/calendar/hours/fri" = Node::List(vec![Node::text("09:00-17:31")])),
    ("takes a missing fact for false", |policy, call, at| {
        let mut filled = call.clone();
        for fact in ["budget_confirmed", "decision_maker_confirmed"] {
            if call.facts.get(fact).is_none() {
                filled.set_fact(fact, Node::Bool(false));
            }
        }
        but_for_words(decide(policy, call, at), decide(policy, &filled, at))
    }),
    ("takes a close for open", |policy, call, at| {
        let calendar = policy.calendar();
        let closes = calendar.close_of_day(at) == Some(at) && calendar.is_open(at.plus(-1));
        let heard = if closes { at.plus(-1) } else { at };
        but_for_words(decide(policy, call, at), decide(policy, call, heard))
    }),
];

fn minor(minor: i64) -> Node {
    Node::map([("minor", Node::Int(minor))])
}

#[test]
fn each_wrong_engine_is_refused_by_name() {
    let folder = folder("engines");
    let importer = Importer::new(&folder, "prod");
    let document = signed_trust(&trust_content(), &[&ROOT]);
    importer.pin(&document, &pin(&document), at(NOW)).unwrap();
    let file = approved(&payload()).to_json();
    for (mistake, engine) in WRONG {
        let (report, result) = importer.clone().with_engine(engine).import(&file, at(NOW));
        let why = result.map(|i| i.digest).expect_err(mistake);
        assert_eq!(
            why.code(),
            RefusalCode::EngineMismatch.as_str(),
            "{mistake}"
        );
        assert!(report.rows(&Ok::<(), _>(())).len() == 16);
        assert!(importer.running(at(NOW)).unwrap().is_none(), "{mistake}");
    }
    // A wrong engine that finds itself with a policy that another has taken says so at the start, too.
    importer.import(&file, at(NOW)).1.unwrap();
    for (mistake, engine) in WRONG {
        let why = importer.clone().with_engine(engine).running(at(NOW));
        assert_eq!(
            why.expect_err(mistake).code(),
            "engine_mismatch",
            "{mistake}"
        );
    }
    assert!(importer.running(at(NOW)).unwrap().is_some());
}

#[test]
fn an_engine_that_only_explains_otherwise_is_accepted() {
    let reworded: Engine = |policy, call, at| {
        let mut decision = decide(policy, call, at);
        decision.sentence.push_str(" In other words.");
        for line in &mut decision.trace {
            line.sentence.clear();
            line.distance = Some("not far".to_owned());
        }
        for step in &mut decision.plan {
            step.words = "a step";
            step.note = Some("a note");
        }
        if let Some(format) = &mut decision.format {
            format.why.clear();
        }
        decision
    };
    let folder = folder("reworded");
    let importer = Importer::new(&folder, "prod").with_engine(reworded);
    let document = signed_trust(&trust_content(), &[&ROOT]);
    importer.pin(&document, &pin(&document), at(NOW)).unwrap();
    let file = approved(&payload()).to_json();
    importer.import(&file, at(NOW)).1.unwrap();
    assert!(importer.running(at(NOW)).unwrap().is_some());
}

/// Whether a case of the generated self-test is decided with another meaning by another policy.
fn caught(right: &Policy, wrong: &Policy) -> bool {
    let moment = at("2026-06-19T14:23:00Z");
    let self_test = SelfTest::generate(right, moment, []).unwrap();
    self_test.cases.iter().any(|case| {
        let [right, wrong] = [right, wrong].map(|p| decide(p, &case.call, case.at));
        meaning(&right) != meaning(&wrong)
    })
}

/// A policy whose trigger is one condition on a field of a type.
fn one_condition(kind: &str, operator: &str, value: &str) -> Policy {
    let value = if value.is_empty() {
        String::new()
    } else {
        format!(", value: {value}")
    };
    let yaml = format!(
        "baton: 1\npolicy: test/edges\nfacts:\n  f: {{ type: {kind} }}\nhandoff_trigger:\n  conditions:\n    \
         - {{ field: f, operator: {operator}{value} }}\n  actions: [pause_sequence]\n"
    );
    let checked = PolicyDraft::from_yaml(&yaml).unwrap().check();
    checked
        .policy
        .unwrap_or_else(|| panic!("{yaml}\n{:?}", checked.diagnostics))
}

const TEXT: &str = "text";
const SCORE: &str = "integer, min: 0, max: 100";
const MOOD: &str = "choice, options: [cold, warm, hot]";

/// A field's type, an operator with its value, and what a wrong engine might take them for.
type Reading = (&'static str, &'static str, &'static str, Others);
type Others = &'static [(&'static str, &'static str)];

/// For each operator: the type, the right condition, and the conditions that a wrong engine might take it for.
const OPERATORS: [Reading; 30] = [
    (
        SCORE,
        "eq",
        "50",
        &[("gte", "50"), ("lte", "50"), ("ne", "50"), ("eq", "51")],
    ),
    (
        MOOD,
        "eq",
        "warm",
        &[("ne", "warm"), ("eq", "hot"), ("in", "[warm, hot]")],
    ),
    (
        TEXT,
        "eq",
        "demo",
        &[
            ("contains", "demo"),
            ("starts_with", "demo"),
            ("ends_with", "demo"),
            ("eq", "Demo"),
        ],
    ),
    (
        "boolean",
        "eq",
        "true",
        &[("ne", "true"), ("is_present", "")],
    ),
    (
        SCORE,
        "ne",
        "50",
        &[("gt", "50"), ("lt", "50"), ("eq", "50")],
    ),
    (
        TEXT,
        "ne",
        "demo",
        &[("not_contains", "demo"), ("eq", "demo")],
    ),
    (
        SCORE,
        "lt",
        "50",
        &[("lte", "50"), ("gt", "50"), ("ne", "50"), ("lt", "49")],
    ),
    ("money", "lt", "50", &[("lte", "50"), ("ne", "50")]),
    (
        SCORE,
        "lte",
        "50",
        &[("lt", "50"), ("eq", "50"), ("gte", "50"), ("lte", "51")],
    ),
    (
        "instant",
        "lte",
        "\"2026-06-19T14:23:00Z\"",
        &[
            ("lt", "\"2026-06-19T14:23:00Z\""),
            ("gte", "\"2026-06-19T14:23:00Z\""),
        ],
    ),
    (
        SCORE,
        "gt",
        "50",
        &[("gte", "50"), ("lt", "50"), ("ne", "50"), ("gt", "51")],
    ),
    ("number", "gt", "0.5", &[("gte", "0.5"), ("ne", "0.5")]),
    (
        SCORE,
        "gte",
        "50",
        &[("gt", "50"), ("eq", "50"), ("lte", "50"), ("gte", "49")],
    ),
    ("number", "gte", "0.5", &[("gt", "0.5"), ("eq", "0.5")]),
    (SCORE, "gte", "0", &[("gt", "0")]),
    (SCORE, "gte", "100", &[("eq", "99"), ("gte", "99")]),
    (
        SCORE,
        "between",
        "[40, 60]",
        &[
            ("between", "[41, 60]"),
            ("between", "[40, 59]"),
            ("between", "[39, 60]"),
            ("between", "[40, 61]"),
            ("gte", "40"),
            ("lte", "60"),
        ],
    ),
    (
        "money",
        "between",
        "[40, 60]",
        &[("between", "[40, 59.99]"), ("between", "[40.01, 60]")],
    ),
    (
        MOOD,
        "in",
        "[warm, hot]",
        &[
            ("in", "[warm]"),
            ("in", "[hot]"),
            ("not_in", "[warm, hot]"),
            ("is_present", ""),
        ],
    ),
    (
        SCORE,
        "in",
        "[10, 20]",
        &[("between", "[10, 20]"), ("in", "[10]"), ("in", "[20]")],
    ),
    (
        MOOD,
        "not_in",
        "[warm]",
        &[
            ("not_in", "[warm, hot]"),
            ("not_in", "[warm, cold]"),
            ("in", "[warm]"),
            ("is_present", ""),
        ],
    ),
    (
        TEXT,
        "not_in",
        "[demo]",
        &[("not_contains", "demo"), ("is_present", "")],
    ),
    (
        TEXT,
        "contains",
        "demo",
        &[
            ("starts_with", "demo"),
            ("ends_with", "demo"),
            ("eq", "demo"),
            ("not_contains", "demo"),
            ("contains", "DEMO"),
        ],
    ),
    (
        "texts",
        "contains",
        "demo",
        &[("not_contains", "demo"), ("is_present", "")],
    ),
    (
        TEXT,
        "not_contains",
        "demo",
        &[
            ("ne", "demo"),
            ("contains", "demo"),
            ("not_contains", "demo-"),
        ],
    ),
    (
        "texts",
        "not_contains",
        "demo",
        &[("contains", "demo"), ("is_present", "")],
    ),
    (
        TEXT,
        "starts_with",
        "demo",
        &[("contains", "demo"), ("ends_with", "demo"), ("eq", "demo")],
    ),
    (
        TEXT,
        "ends_with",
        "demo",
        &[
            ("contains", "demo"),
            ("starts_with", "demo"),
            ("eq", "demo"),
        ],
    ),
    (SCORE, "is_present", "", &[("is_missing", ""), ("gte", "1")]),
    (SCORE, "is_missing", "", &[("is_present", ""), ("lt", "0")]),
];

#[test]
fn each_operator_s_wrong_reading_is_found_by_the_generated_calls() {
    let mut seen: Vec<&str> = Vec::new();
    let mut missed = Vec::new();
    for (kind, operator, value, others) in OPERATORS {
        if !seen.contains(&operator) {
            seen.push(operator);
        }
        let right = one_condition(kind, operator, value);
        for (other, instead) in others {
            if !caught(&right, &one_condition(kind, other, instead)) {
                missed.push(format!(
                    "{kind}: {operator} {value} taken for {other} {instead}"
                ));
            }
        }
    }
    assert_eq!(missed, [] as [String; 0]);
    assert_eq!(seen.len(), 15, "every operator: {seen:?}");
}

/// Presence is known at the end of a call, not before: an engine that takes a live call for ended is found.
#[test]
fn a_live_call_taken_for_ended_is_found() {
    let moment = at("2026-06-19T14:23:00Z");
    for operator in ["is_present", "is_missing"] {
        let policy = one_condition(SCORE, operator, "");
        let cases = SelfTest::generate(&policy, moment, []).unwrap().cases;
        let found = cases.iter().any(|case| {
            let mut ended = case.call.clone();
            ended.phase = Phase::Ended;
            let [right, wrong] = [&case.call, &ended].map(|call| decide(&policy, call, case.at));
            meaning(&right) != meaning(&wrong)
        });
        assert!(found, "{operator}");
    }
}

/// An engine for which an operator never, or always, holds: whatever the policy, one of its calls shows it.
#[test]
fn a_constant_answer_is_found_for_every_operator() {
    let moment = at("2026-06-19T14:23:00Z");
    for (kind, operator, value, _) in OPERATORS {
        let policy = one_condition(kind, operator, value);
        let cases = SelfTest::generate(&policy, moment, []).unwrap().cases;
        let outcomes = |wanted| {
            let decided = |case: &&baton_sign::self_test::SelfTestCase| {
                decide(&policy, &case.call, case.at).outcome == wanted
            };
            cases.iter().filter(decided).count()
        };
        let met = outcomes(Outcome::HandOff);
        assert!(met > 0, "{kind} {operator} {value} never holds");
        assert!(met < cases.len(), "{kind} {operator} {value} always holds");
    }
}

#[test]
fn a_policy_with_many_tests_keeps_the_calls_at_its_edges() {
    let mut node = policy().to_node(DocumentForm::Signed);
    let case = |n: usize| {
        Node::map([
            ("name", Node::text(format!("case {n}"))),
            ("call", Node::map([("qualification_score", Node::Int(1))])),
            ("at", Node::text("2026-06-19T14:23:00Z")),
            ("expect", Node::map([("outcome", Node::text("undecided"))])),
        ])
    };
    if let Node::Map(entries) = &mut node {
        entries.push(("tests".to_owned(), Node::List((0..250).map(case).collect())));
    }
    let checked = PolicyDraft::from_node(node).check();
    let policy = checked
        .policy
        .unwrap_or_else(|| panic!("{:?}", checked.diagnostics));
    assert_eq!(policy.tests().len(), 250);
    let gt = mutated(
        &policy,
        [("/handoff_trigger/conditions/0/operator", Node::text("gt"))],
    );
    assert!(caught(&policy, &gt));
    let calls = SelfTest::generate(&policy, at("2026-06-19T14:23:00Z"), []).unwrap();
    assert_eq!(calls.cases.len(), 200);
}

/// A call that a wrong engine is given is the one in the file, not another.
#[test]
fn a_self_test_that_was_tampered_with_before_signing_is_refused() {
    let mut payload = payload();
    let last = payload.self_test.cases.len() - 1;
    payload.self_test.cases[last].decided_digest = format!("sha256:{}", "0".repeat(64));
    let file = approved(&payload).to_json();
    let trust = crate::golden::trust();
    let verified = baton_sign::verify(file.as_bytes(), &trust, crate::golden::golden_context());
    assert_eq!(
        verified.map(|i| i.digest).unwrap_err().code,
        RefusalCode::EngineMismatch
    );
}

/// However many facts a policy asks about, its self-test leaves the file below its largest size.
#[test]
fn a_wide_policy_s_self_test_fits_into_a_file() {
    let mut yaml = "baton: 1\npolicy: test/wide\nfacts:\n".to_owned();
    let lines = |line: &dyn Fn(usize) -> String| (0..60).map(line).collect::<String>();
    yaml += &lines(&|i| {
        format!("  a_fact_with_a_long_name_{i}: {{ type: integer, min: 0, max: 100 }}\n")
    });
    yaml += "handoff_trigger:\n  conditions:\n";
    yaml += &lines(&|i| {
        format!("    - {{ field: a_fact_with_a_long_name_{i}, operator: gte, value: 50 }}\n")
    });
    yaml += "  actions: [pause_sequence]\n";
    let checked = PolicyDraft::from_yaml(&yaml).unwrap().check();
    let wide = checked.policy.unwrap();
    let mut payload = payload();
    payload.policy_id = wide.id().to_owned();
    payload.policy = wide.to_node(DocumentForm::Signed);
    payload.self_test = SelfTest::generate(&wide, at("2026-06-19T14:23:00Z"), []).unwrap();
    let cases = payload.self_test.cases.len();
    assert!((50..200).contains(&cases), "{cases} cases");
    let file = approved(&payload).to_json();
    assert!(file.len() <= 256 * 1024, "{} bytes", file.len());
    let trust = crate::golden::trust();
    let verified = baton_sign::verify(file.as_bytes(), &trust, crate::golden::golden_context());
    assert_eq!(
        verified.map(|i| i.digest).map_err(|why| why.code).err(),
        None
    );
}
