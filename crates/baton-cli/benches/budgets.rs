//! `cargo bench`: the engine's times against their budgets.
//!
//! The calls are generated and the same on every run; the policy is the article's. Before the timing, every outcome is
//! compared with that of the whole decision. A budget is met if the median meets it, and exceeded if even the fastest
//! round does; then the exit code is not 0. Between the two, the machine was too busy for a result. `tests/bench`
//! compares the same trigger with other engines.
#![expect(unreachable_pub, reason = "the modules are shared with tests/bench")]

#[path = "budgets/calls.rs"]
mod calls;
#[path = "budgets/clock.rs"]
mod clock;
#[path = "budgets/floor.rs"]
mod floor;

use std::hint::black_box;
use std::process::ExitCode;

use baton_core::policy::DocumentForm;
use baton_core::rule::Facts;
use baton_core::{
    Call, Instant, Outcome, Policy, PolicyDraft, decide, document::json, document::yaml,
};
use serde::Deserialize;

use clock::{BesideFloor, Timing, beside_floor, shown, time};
use floor::ByHand;

const ARTICLE: &str = include_str!("../../../web/samples/article-policy.yaml");
const GOOD: &str = include_str!("../../../web/samples/policies/good.yaml");
const SAMPLES: &str = include_str!("../../../web/samples/calls.json");

fn policy(text: &str) -> Policy {
    let draft = PolicyDraft::from_yaml(text).expect("the document can be read");
    draft.check().policy.expect("the policy is sound")
}

/// Generates a policy of 700 tiers, half of which no call reaches.
fn seven_hundred_tiers() -> PolicyDraft {
    let mut yaml = String::from(
        "handoff_trigger:\n  conditions: [{field: lead_source, operator: is_present}]\n  actions: [pause_sequence]\n\
         handoff_formats:\n  tiers:\n",
    );
    for tier in 0..700 {
        let (from, below) = (tier / 2 * 100, tier / 2 * 100 + 150);
        yaml += &format!(
            "  - {{id: t{tier}, deal_size: {{from: {from}, below: {below}}}, format: [crm_note]}}\n"
        );
    }
    yaml += "  - {id: rest, deal_size: {from: 0}, format: [crm_note]}\n";
    PolicyDraft::from_yaml(&yaml).expect("the document can be read")
}

/// Returns the sample calls, each with its moment.
fn samples() -> Vec<(Call, Instant)> {
    let list = json::parse(SAMPLES).expect("the samples are JSON");
    let baton_core::Node::List(samples) = list else {
        panic!("the samples are a list")
    };
    let call = |node: &baton_core::Node| {
        let call = node.get("call").cloned().unwrap_or_default();
        let call = Call::from_node(call).expect("each sample has a call");
        let at = call.at.expect("each sample has a moment");
        (call, at)
    };
    samples.iter().map(call).collect()
}

/// A table, printed row by row.
struct Table {
    exceeded: usize,
}

impl Table {
    fn row(&mut self, what: &str, budget: Option<f64>, timing: Timing) {
        self.print(what, budget, timing, shown);
    }

    /// The floor, the engine beside it, and how many times as long as the floor the engine may take.
    fn beside_floor(&mut self, what: &str, budget: f64, times: &BesideFloor) {
        self.row(&format!("{what}: the floor"), None, times.floor);
        self.row(&format!("{what}: the engine"), None, times.timing);
        let ratio = |ratio| format!("{ratio:.2} ×");
        self.print("", Some(budget), times.ratio, ratio);
    }

    fn print(
        &mut self,
        what: &str,
        budget: Option<f64>,
        timing: Timing,
        shown: impl Fn(f64) -> String,
    ) {
        let verdict = match budget {
            None => "",
            Some(budget) if timing.median <= budget => "pass",
            // Other work on the machine only adds time.
            Some(budget) if timing.fastest <= budget => "unsure: too noisy",
            Some(_) => {
                self.exceeded += 1;
                "OVER"
            }
        };
        println!(
            "{what:<46} {:>9} {:>9} {:>5.1} % {:>9}  {verdict}",
            shown(timing.fastest),
            shown(timing.median),
            timing.noise,
            budget.map(shown).unwrap_or_default(),
        );
    }
}

/// The floor and the engine on one trigger: on facts that are there, and from the calls' JSON texts.
fn outcomes<'t, F: Deserialize<'t>>(
    table: &mut Table,
    name: &str,
    budget: f64,
    policy: &Policy,
    texts: &'t [String],
    by_hand: impl Fn(&F) -> Outcome,
) {
    let parse = |text: &'t String| -> ByHand<F> {
        serde_json::from_str(text).expect("a made call has the facts")
    };
    let structs: Vec<F> = texts.iter().map(|text| parse(text).facts).collect();
    let facts: Vec<Facts> = texts.iter().map(|text| prepared(policy, text)).collect();
    for ((text, by), facts) in texts.iter().zip(&structs).zip(&facts) {
        let call = Call::from_json(text).expect("a made call is a call");
        let outcome = decide(policy, &call, Instant::from_epoch(1_781_879_000)).outcome;
        assert_eq!(by_hand(by), outcome, "{text}");
        assert_eq!(policy.outcome(facts), outcome, "{text}");
        assert_eq!(policy.outcome_of_json(text), Ok(outcome), "{text}");
    }
    let prepared = beside_floor(
        texts.len(),
        || {
            for facts in &structs {
                black_box(by_hand(black_box(facts)));
            }
        },
        || {
            for facts in &facts {
                black_box(policy.outcome(black_box(facts)));
            }
        },
    );
    table.beside_floor(&format!("{name}, facts prepared"), budget, &prepared);
    let from_json = beside_floor(
        texts.len(),
        || {
            for text in texts {
                black_box(by_hand(&parse(black_box(text)).facts));
            }
        },
        || {
            for text in texts {
                let _ = black_box(policy.outcome_of_json(black_box(text)));
            }
        },
    );
    table.beside_floor(&format!("{name}, from JSON"), 1.2, &from_json);
}

fn prepared(policy: &Policy, text: &str) -> Facts {
    let call = Call::from_json(text).expect("a made call is a call");
    call.prepare(policy.schema(), policy.money()).0
}

/// Returns the slowest timing of several items.
fn slowest<T>(of: &[T], mut run: impl FnMut(&T) -> Timing) -> Timing {
    let timings = of.iter().map(&mut run);
    let slowest = timings.max_by(|a, b| a.median.total_cmp(&b.median));
    slowest.expect("there is something to time")
}

fn main() -> ExitCode {
    let article = policy(ARTICLE);
    let nested = policy(floor::NESTED);
    let (made, nested_calls) = (calls::article(), calls::nested());
    let facts: Vec<Facts> = made.iter().map(|text| prepared(&article, text)).collect();
    let samples = samples();
    let full = yaml::write(&policy(GOOD).to_node(DocumentForm::Authored));
    let bytes: usize = made.iter().map(String::len).sum();

    println!(
        "{} calls of {} bytes on average\n",
        made.len(),
        bytes / made.len()
    );
    println!(
        "{:<46} {:>9} {:>9} {:>7} {:>9}",
        "", "fastest", "median", "noise", "budget"
    );
    let mut table = Table { exceeded: 0 };
    let n = made.len();
    outcomes(
        &mut table,
        "the article's trigger",
        3.0,
        &article,
        &made,
        floor::article,
    );
    outcomes(
        &mut table,
        "a nested trigger",
        5.0,
        &nested,
        &nested_calls,
        floor::nested,
    );
    table.row(
        "outcome and tier from a call's JSON text",
        Some(400.0),
        time(n, || {
            for text in &made {
                let _ = black_box(article.verdict_of_json(black_box(text)));
            }
        }),
    );
    table.row(
        "outcome with the complete trace",
        Some(500.0),
        time(n, || {
            for facts in &facts {
                black_box(baton_core::decision::explain::trace(
                    article.trigger(),
                    black_box(facts),
                ));
            }
        }),
    );
    table.row(
        "the same with every sentence written",
        None,
        time(n, || {
            for facts in &facts {
                let lines =
                    baton_core::decision::explain::trace(article.trigger(), black_box(facts));
                black_box(baton_core::decision::trace_lines(&article, &lines));
            }
        }),
    );
    table.row(
        "a call from its JSON text",
        None,
        time(n, || {
            for text in &made {
                let _ = black_box(Call::from_json(black_box(text)));
            }
        }),
    );
    table.row(
        "a whole decision, the slowest sample call",
        Some(15_000.0),
        slowest(&samples, |(call, at)| {
            time(1, || decide(&article, black_box(call), *at))
        }),
    );
    table.row(
        "that, and its canonical text",
        None,
        slowest(&samples, |(call, at)| {
            time(1, || decide(&article, black_box(call), *at).canonical())
        }),
    );
    table.row(
        "a deadline 240 business minutes ahead, slowest",
        Some(1_000.0),
        slowest(&samples, |(_, at)| {
            time(1, || {
                article
                    .sla()
                    .deadline(article.calendar(), black_box(*at), 240)
            })
        }),
    );
    table.row(
        &format!("a policy of {} bytes, loaded and checked", full.len()),
        Some(1_000_000.0),
        time(1, || policy(black_box(&full))),
    );
    let large = seven_hundred_tiers();
    table.row(
        "a policy of 700 tiers, checked",
        Some(200_000_000.0),
        time(1, || black_box(&large).check()),
    );
    table.row(
        "that, read to decide calls",
        Some(50_000_000.0),
        time(1, || black_box(&large).read()),
    );
    if table.exceeded > 0 {
        println!("\n{} over budget", table.exceeded);
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
