//! `cargo bench --manifest-path tests/bench/Cargo.toml`: the article's trigger beside other engines.
//!
//! One run, the same thousand calls, and for every engine its facts prepared and its rule compiled beforehand, in
//! the way its own documentation names for many calls of one rule. The floor is the trigger written by hand over a
//! struct. Before anything is timed, every engine has to say of every call what we say. The others know two values:
//! a call that we leave undecided is one that they do not hand off.

#[path = "../../crates/baton-cli/benches/budgets/calls.rs"]
mod calls;
#[path = "../../crates/baton-cli/benches/budgets/clock.rs"]
mod clock;
#[path = "../../crates/baton-cli/benches/budgets/floor.rs"]
mod floor;

use std::hint::black_box;

use baton_core::{Call, Outcome, PolicyDraft};
use calls::MadeCall;
use clock::{Timing, shown, time};
use floor::{ByHand, by_hand};
use zen_expression::variable::Variable;
use zen_expression::vm::VM;

const ARTICLE: &str = include_str!("../../web/samples/article-policy.yaml");

/// The three facts as JSON, with null for what is missing.
fn json(call: &MadeCall) -> serde_json::Value {
    serde_json::json!({ "score": call.score, "budget": call.budget, "decides": call.decides })
}

/// One engine's name and its time.
struct Row {
    name: &'static str,
    timing: Timing,
}

/// Asks an engine about every call, compares, and only then times it.
fn row(name: &'static str, want: &[bool], mut hands_off: impl FnMut(usize) -> bool) -> Row {
    for (call, want) in want.iter().enumerate() {
        assert_eq!(hands_off(call), *want, "{name} on call {call}");
    }
    let calls = want.len();
    let timing = time(calls, || {
        for call in 0..calls {
            black_box(hands_off(black_box(call)));
        }
    });
    Row { name, timing }
}

fn main() {
    let made = calls::thousand();
    let draft = PolicyDraft::from_yaml(ARTICLE).expect("the article's policy can be read");
    let policy = draft.check().policy.expect("and is sound");
    let facts: Vec<_> = made
        .iter()
        .map(|call| {
            let call = Call::from_json(&call.json).expect("a made call is a call");
            call.prepare(policy.schema(), policy.money()).0
        })
        .collect();
    let want: Vec<bool> = facts
        .iter()
        .map(|facts| policy.outcome(facts) == Outcome::HandOff)
        .collect();
    let mut rows = Vec::new();

    let structs: Vec<ByHand> = made.iter().map(ByHand::from).collect();
    for (by, facts) in structs.iter().zip(&facts) {
        assert_eq!(
            by_hand(by),
            policy.outcome(facts),
            "the floor has three values too"
        );
    }
    rows.push(row("by hand over a struct", &want, |call| {
        by_hand(&structs[call]) == Outcome::HandOff
    }));
    rows.push(row("baton, the outcome", &want, |call| {
        policy.outcome(&facts[call]) == Outcome::HandOff
    }));
    rows.push(row("baton, the complete trace", &want, |call| {
        let lines = baton_core::decision::explain::trace(policy.trigger(), &facts[call]);
        lines[0].result == baton_core::Truth::Met
    }));

    let engine = datalogic_rs::Engine::new();
    let logic = engine
        .compile(
            r#"{"and":[{">=":[{"var":"score"},75]},{"===":[{"var":"budget"},true]},{"===":[{"var":"decides"},true]}]}"#,
        )
        .expect("the rule is JSONLogic");
    let parsed: Vec<_> = made
        .iter()
        .map(|call| datalogic_rs::ParsedData::from_json(&json(call).to_string()).expect("JSON"))
        .collect();
    let mut session = engine.session();
    rows.push(row("datalogic-rs 5", &want, |call| {
        session.reset();
        let value = session.eval_borrowed(&logic, &parsed[call]);
        value.expect("it evaluates").as_bool() == Some(true)
    }));

    let env = std::sync::Arc::new(cel::Env::stdlib());
    let program = env
        .compile("score != null && score >= 75 && budget == true && decides == true")
        .expect("the rule is CEL");
    let contexts: Vec<cel::Context> = made
        .iter()
        .map(|call| {
            let mut context = cel::Context::with_env(env.clone());
            let value = |b: Option<bool>| b.map_or(cel::Value::Null, cel::Value::Bool);
            let score = call.score.map_or(cel::Value::Null, cel::Value::Int);
            context.add_variable_from_value("score", score);
            context.add_variable_from_value("budget", value(call.budget));
            context.add_variable_from_value("decides", value(call.decides));
            context
        })
        .collect();
    rows.push(row("cel 0.15", &want, |call| {
        let value = program.execute(&contexts[call]);
        value.expect("it evaluates") == cel::Value::Bool(true)
    }));

    let expression = zen_expression::compile_expression(
        "score != null and score >= 75 and budget == true and decides == true",
    )
    .expect("the rule is a ZEN expression");
    let variables: Vec<Variable> = made.iter().map(|call| json(call).into()).collect();
    let mut vm = VM::new();
    rows.push(row("zen-expression 2", &want, |call| {
        let value = expression.evaluate_with(variables[call].clone(), &mut vm);
        value.expect("it evaluates").as_bool() == Some(true)
    }));

    let handed_off = want.iter().filter(|want| **want).count();
    println!(
        "the article's trigger on {} calls, {handed_off} handed off\n",
        want.len()
    );
    println!(
        "{:<28} {:>9} {:>9} {:>7} {:>10}",
        "", "fastest", "median", "noise", "of floor"
    );
    let floor = rows.first().map_or(1.0, |row| row.timing.fastest);
    for Row { name, timing } in &rows {
        println!(
            "{name:<28} {:>9} {:>9} {:>5.1} % {:>8.1} ×",
            shown(timing.fastest),
            shown(timing.median),
            timing.noise,
            timing.fastest / floor,
        );
    }
}
