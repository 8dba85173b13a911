//! `cargo bench --manifest-path tests/bench/Cargo.toml`: two triggers beside other engines.
//!
//! One run, the same thousand calls for each engine, and every rule compiled beforehand, in the way that the engine's own
//! documentation names for many calls of one rule. Each trigger is timed twice: on facts that are prepared, and from the
//! call's JSON text. The floor is the trigger written by hand over a struct, and `serde_json` before it. Before anything
//! is timed, every engine has to agree with Baton on every call. The others know two values: a call that Baton leaves
//! undecided is one that they do not hand off.

#[path = "../../crates/baton-cli/benches/budgets/calls.rs"]
mod calls;
#[path = "../../crates/baton-cli/benches/budgets/clock.rs"]
mod clock;
#[path = "../../crates/baton-cli/benches/budgets/floor.rs"]
mod floor;

use std::hint::black_box;
use std::sync::Arc;

use baton_core::rule::Facts;
use baton_core::{Call, Outcome, Policy, PolicyDraft};
use clock::{Timing, shown, time};
use floor::ByHand;
use serde::Deserialize;
use serde_json::Value;
use zen_expression::variable::Variable;
use zen_expression::vm::VM;

const ARTICLE: &str = include_str!("../../web/samples/article-policy.yaml");

/// One trigger in the language of each engine.
struct Trigger {
    name: &'static str,
    policy: &'static str,
    fields: &'static [&'static str],
    json_logic: &'static str,
    cel: &'static str,
    zen: &'static str,
}

const ARTICLE_TRIGGER: Trigger = Trigger {
    name: "the article's trigger",
    policy: ARTICLE,
    fields: &[
        "qualification_score",
        "budget_confirmed",
        "decision_maker_confirmed",
    ],
    json_logic: r#"{"and":[
        {">=":[{"var":"facts.qualification_score"},75]},
        {"===":[{"var":"facts.budget_confirmed"},true]},
        {"===":[{"var":"facts.decision_maker_confirmed"},true]}]}"#,
    cel: "qualification_score != null && qualification_score >= 75 && budget_confirmed == true \
          && decision_maker_confirmed == true",
    zen: "qualification_score != null and qualification_score >= 75 and budget_confirmed == true \
          and decision_maker_confirmed == true",
};

const NESTED_TRIGGER: Trigger = Trigger {
    name: "a nested trigger",
    policy: floor::NESTED,
    fields: &[
        "qualification_score",
        "budget_confirmed",
        "decision_maker_confirmed",
        "deal_size",
        "lead_source",
        "seats",
    ],
    json_logic: r#"{"and":[
        {">=":[{"var":"facts.qualification_score"},60]},
        {"===":[{"var":"facts.budget_confirmed"},true]},
        {"or":[{">=":[{"var":"facts.deal_size"},10000]},{">=":[{"var":"facts.seats"},20]}]},
        {"===":[{"var":"facts.decision_maker_confirmed"},true]},
        {"!!":[{"var":"facts.lead_source"}]},
        {"!":[{"===":[{"var":"facts.lead_source"},"outbound"]}]}]}"#,
    cel: "qualification_score != null && qualification_score >= 60 && budget_confirmed == true \
          && ((deal_size != null && deal_size >= 10000) || (seats != null && seats >= 20)) \
          && decision_maker_confirmed == true && lead_source != null && !(lead_source == 'outbound')",
    zen: "qualification_score != null and qualification_score >= 60 and budget_confirmed == true \
          and ((deal_size != null and deal_size >= 10000) or (seats != null and seats >= 20)) \
          and decision_maker_confirmed == true and lead_source != null and not (lead_source == 'outbound')",
};

/// The times of one trigger, on prepared facts or from JSON texts.
struct Table {
    want: Vec<bool>,
    rows: Vec<(&'static str, Timing)>,
}

impl Table {
    /// Checks an engine's result for every call, then times it.
    fn row(&mut self, name: &'static str, mut hands_off: impl FnMut(usize) -> bool) {
        for (call, want) in self.want.iter().enumerate() {
            assert_eq!(hands_off(call), *want, "{name} on call {call}");
        }
        let calls = self.want.len();
        let timing = time(calls, || {
            for call in 0..calls {
                black_box(hands_off(black_box(call)));
            }
        });
        self.rows.push((name, timing));
    }

    fn print(&self, title: &str) {
        let handed_off = self.want.iter().filter(|want| **want).count();
        println!(
            "{title}: {} calls, {handed_off} handed off",
            self.want.len()
        );
        println!(
            "{:<28} {:>9} {:>9} {:>7} {:>10}",
            "", "fastest", "median", "noise", "of floor"
        );
        let floor = self.rows.first().map_or(1.0, |(_, timing)| timing.fastest);
        for (name, timing) in &self.rows {
            println!(
                "{name:<28} {:>9} {:>9} {:>5.1} % {:>8.1} ×",
                shown(timing.fastest),
                shown(timing.median),
                timing.noise,
                timing.fastest / floor,
            );
        }
        println!();
    }
}

/// A call's facts, with null for those that are missing.
fn facts(text: &str, fields: &[&str]) -> Value {
    let mut call: Value = serde_json::from_str(text).expect("a made call is JSON");
    let facts = call["facts"].take();
    let fact = |field: &&str| ((*field).to_owned(), facts[*field].clone());
    Value::Object(fields.iter().map(fact).collect())
}

fn compare<'t, F: Deserialize<'t>>(
    trigger: &Trigger,
    texts: &'t [String],
    by_hand: impl Fn(&F) -> Outcome,
) {
    let draft = PolicyDraft::from_yaml(trigger.policy).expect("the policy can be read");
    let policy: Policy = draft.check().policy.expect("and is sound");
    let prepare = |text: &String| -> Facts {
        let call = Call::from_json(text).expect("a made call is a call");
        call.prepare(policy.schema(), policy.money()).0
    };
    let prepared: Vec<Facts> = texts.iter().map(prepare).collect();
    let parse = |text: &'t String| -> ByHand<F> {
        serde_json::from_str(text).expect("a made call has the facts")
    };
    let structs: Vec<F> = texts.iter().map(|text| parse(text).facts).collect();
    let hands_off = |facts| policy.outcome(facts) == Outcome::HandOff;
    let want: Vec<bool> = prepared.iter().map(hands_off).collect();
    let table = || Table {
        want: want.clone(),
        rows: Vec::new(),
    };
    let (mut on_facts, mut on_text) = (table(), table());

    on_facts.row("by hand over a struct", |call| {
        by_hand(&structs[call]) == Outcome::HandOff
    });
    on_text.row("serde_json, then by hand", |call| {
        by_hand(&parse(&texts[call]).facts) == Outcome::HandOff
    });

    on_facts.row("baton, the outcome", |call| hands_off(&prepared[call]));
    on_text.row("baton, the outcome", |call| {
        policy.outcome_of_json(&texts[call]) == Ok(Outcome::HandOff)
    });
    on_facts.row("baton, the complete trace", |call| {
        let lines = baton_core::decision::explain::trace(policy.trigger(), &prepared[call]);
        lines[0].result == baton_core::Truth::Met
    });

    let engine = datalogic_rs::Engine::new();
    let logic = engine
        .compile(trigger.json_logic)
        .expect("the rule is JSONLogic");
    let parsed: Vec<_> = texts
        .iter()
        .map(|text| {
            let facts = serde_json::json!({ "facts": facts(text, trigger.fields) });
            datalogic_rs::ParsedData::from_json(&facts.to_string()).expect("JSON")
        })
        .collect();
    let mut session = engine.session();
    on_facts.row("datalogic-rs 5", |call| {
        session.reset();
        let value = session.eval_borrowed(&logic, &parsed[call]);
        value.expect("it evaluates").as_bool() == Some(true)
    });
    on_text.row("datalogic-rs 5", |call| {
        session.reset();
        let value = session.eval_borrowed(&logic, texts[call].as_str());
        value.expect("it evaluates").as_bool() == Some(true)
    });

    let env = Arc::new(cel::Env::stdlib());
    let program = env.compile(trigger.cel).expect("the rule is CEL");
    let context = |text: &str| {
        let mut context = cel::Context::with_env(env.clone());
        let facts: Value = serde_json::from_str(text).expect("JSON");
        for field in trigger.fields {
            let value = match &facts["facts"][*field] {
                Value::Bool(yes) => cel::Value::Bool(*yes),
                Value::Number(number) => cel::Value::Int(number.as_i64().expect("whole")),
                Value::String(text) => cel::Value::String(Arc::new(text.clone())),
                _ => cel::Value::Null,
            };
            context.add_variable_from_value(*field, value);
        }
        context
    };
    let contexts: Vec<cel::Context> = texts.iter().map(|text| context(text)).collect();
    on_facts.row("cel 0.15", |call| {
        let value = program.execute(&contexts[call]);
        value.expect("it evaluates") == cel::Value::Bool(true)
    });
    on_text.row("serde_json, then cel 0.15", |call| {
        let value = program.execute(&context(&texts[call]));
        value.expect("it evaluates") == cel::Value::Bool(true)
    });

    let expression =
        zen_expression::compile_expression(trigger.zen).expect("the rule is a ZEN expression");
    let variables: Vec<Variable> = texts
        .iter()
        .map(|text| facts(text, trigger.fields).into())
        .collect();
    let mut vm = VM::new();
    on_facts.row("zen-expression 2", |call| {
        let value = expression.evaluate_with(variables[call].clone(), &mut vm);
        value.expect("it evaluates").as_bool() == Some(true)
    });
    on_text.row("serde_json, then zen 2", |call| {
        let mut whole: Value = serde_json::from_str(&texts[call]).expect("JSON");
        let value = expression.evaluate_with(whole["facts"].take().into(), &mut vm);
        value.expect("it evaluates").as_bool() == Some(true)
    });

    on_facts.print(&format!("{}, on prepared facts", trigger.name));
    on_text.print(&format!("{}, from the call's JSON text", trigger.name));
}

fn main() {
    compare(&ARTICLE_TRIGGER, &calls::article(), floor::article);
    compare(&NESTED_TRIGGER, &calls::nested(), floor::nested);
}
