//! Two times a thousand calls, the same on every run: made up, in the proportions of the sample calls.

use std::fmt::Display;

use fastrand::Rng;

/// Random numbers, the same on every run.
struct Random(Rng);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0.u64(..n)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.0.usize(..from.len())]
    }

    /// Adds a fact to nine calls of ten.
    fn add(&mut self, facts: &mut Vec<String>, name: &str, value: impl Display) {
        if self.below(10) > 0 {
            facts.push(format!("\"{name}\":{value}"));
        }
    }
}

/// The JSON texts of calls with the facts of the article, money in words among them.
pub fn article() -> Vec<String> {
    let mut random = Random(Rng::with_seed(20_260_619));
    let mut call = |number| {
        let mut facts = Vec::new();
        let score = random.below(60) + 41;
        let (budget, decides) = (random.below(4) > 0, random.below(4) > 0);
        random.add(&mut facts, "qualification_score", score);
        random.add(&mut facts, "budget_confirmed", budget);
        random.add(&mut facts, "decision_maker_confirmed", decides);
        let size = random.pick(&["12000", "\"£4,200\"", "\"£15–20k\"", "\"£60k\"", "8000"]);
        facts.push(format!("\"deal_size\":{size}"));
        let source = random.pick(&["inbound", "outbound"]);
        facts.push(format!("\"lead_source\":\"{source}\""));
        text(&mut random, number, &facts)
    };
    (0..1000).map(&mut call).collect()
}

/// The JSON texts of calls with the six facts that the nested trigger asks about.
pub fn nested() -> Vec<String> {
    let mut random = Random(Rng::with_seed(20_260_620));
    let mut call = |number| {
        let mut facts = Vec::new();
        let score = random.below(60) + 41;
        let (budget, decides) = (random.below(6) > 0, random.below(6) > 0);
        let (size, seats) = (random.below(20) * 1000, random.below(40));
        let source = random.pick(&["\"inbound\"", "\"inbound\"", "\"outbound\""]);
        random.add(&mut facts, "qualification_score", score);
        random.add(&mut facts, "budget_confirmed", budget);
        random.add(&mut facts, "decision_maker_confirmed", decides);
        random.add(&mut facts, "deal_size", size);
        random.add(&mut facts, "lead_source", source);
        random.add(&mut facts, "seats", seats);
        text(&mut random, number, &facts)
    };
    (0..1000).map(&mut call).collect()
}

/// A whole call about as long as the sample calls are; a fifth of the calls are still live.
fn text(random: &mut Random, number: u64, facts: &[String]) -> String {
    let live = random.below(5) == 0;
    let first = random.pick(&["Sarah", "Tom", "Priya", "Marcus", "Helen", "Zoë"]);
    let company = random.pick(&[
        "Apex Logistics UK",
        "Ellery & Daughters",
        "Northgate Lettings",
    ]);
    format!(
        "{{\"id\":\"c-{number}\",\"at\":\"2026-06-{:02}T{:02}:{:02}:00Z\",\"phase\":\"{}\",\
         \"contact\":{{\"name\":\"{first} Okonkwo\",\"company\":\"{company}\",\"phone\":\"+4477009{number:05}\",\
         \"email\":\"{}@example.com\"}},\"facts\":{{{}}},\
         \"intent_signal\":\"Asked what ten outbound agents would cost before we named a price\",\
         \"call_summary\":\"Runs a team of {} that cannot keep up with call-backs. Budget is set aside for this \
         quarter; the board has agreed in principle. Wants to see it work on their own leads before the end of the \
         month, and asked twice how soon a first agent could be live.\",\
         \"disqualifying_flags\":[],\"recording_url\":\"https://example.com/recordings/c-{number}\"}}",
        random.below(28) + 1,
        random.below(24),
        random.below(60),
        if live { "live" } else { "ended" },
        first.to_lowercase(),
        facts.join(","),
        random.below(40) + 2,
    )
}
