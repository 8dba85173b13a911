//! How long 50,000 made-up calls take: `cargo run --release -p baton-backtest --example speed`.

use std::time::Instant;

use baton_backtest::{Calls, Reader, Tally};
use baton_core::PolicyDraft;

const CALLS: usize = 50_000;

fn main() {
    let yaml = include_str!("../../../web/samples/article-policy.yaml");
    let policy = PolicyDraft::from_yaml(yaml)
        .unwrap()
        .check()
        .policy
        .unwrap();
    let mut text = String::new();
    for index in 0..CALLS {
        let (score, size) = (index * 37 % 101, 500 * (1 + index % 80));
        text.push_str(&format!(
            "{{\"id\":\"c-{index}\",\"contact\":{{\"name\":\"Contact {index}\",\"company\":\"Company\"}},\
             \"facts\":{{\"qualification_score\":{score},\"budget_confirmed\":{},\"decision_maker_confirmed\":true,\
             \"deal_size\":{size},\"lead_source\":\"outbound\"}},\"intent_signal\":\"Asked for pricing\"}}\n",
            index % 3 > 0
        ));
    }
    let mut calls = Calls::default();
    let (mut reader, begin) = (Reader::lines(policy.clone()), Instant::now());
    reader.feed(&text, &mut calls);
    reader.finish(&mut calls);
    let read = begin.elapsed();
    let mut times: Vec<_> = (0..9)
        .map(|_| {
            let begin = Instant::now();
            let verdicts = calls.verdicts(&policy, 0, CALLS);
            assert!(Tally::count(&verdicts, Some(&verdicts)).handed_off > 1000);
            begin.elapsed()
        })
        .collect();
    times.sort();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    println!("{CALLS} calls, {} MB of text", text.len() / 1_000_000);
    println!("read      {read:.1?}");
    println!(
        "judged    {median:.1?} (median of 9, fastest {:.1?})",
        times.first().copied().unwrap_or_default()
    );
}
