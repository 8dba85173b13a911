//! temp
use baton_core::*;
fn main() {
    let policy = PolicyDraft::from_yaml(include_str!("../../../web/samples/article-policy.yaml"))
        .unwrap()
        .check()
        .policy
        .unwrap();
    let text = std::fs::read_to_string("/tmp/calls.ndjson").unwrap();
    let what = std::env::args().nth(1).unwrap();
    let n: usize = std::env::args().nth(2).unwrap().parse().unwrap();
    let mut s = 0;
    let t = std::time::Instant::now();
    let calls: Vec<_> = text.lines().map(|l| Call::from_json(l).unwrap()).collect();
    let decs: Vec<_> = calls
        .iter()
        .map(|c| decide(&policy, c, c.at.unwrap()))
        .collect();
    println!("{:?}", t.elapsed());
    let t = std::time::Instant::now();
    for _ in 0..n {
        match what.as_str() {
            "call" => {
                for l in text.lines() {
                    s += Call::from_json(l).unwrap().id.len()
                }
            }
            "decide" => {
                for c in &calls {
                    s += decide(&policy, c, c.at.unwrap()).trace.len()
                }
            }
            "canon" => {
                for d in &decs {
                    s += d.canonical().unwrap().len()
                }
            }
            _ => {
                for l in text.lines() {
                    s += policy.verdict_of_json(l).unwrap().outcome as usize
                }
            }
        }
    }
    println!("{what} {:?} per call {s}", t.elapsed() / (n as u32) / 1000);
}
