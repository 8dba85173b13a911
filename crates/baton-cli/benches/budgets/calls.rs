//! A thousand calls, the same on every run: made up, in the proportions of the sample calls.

use fastrand::Rng;

/// What the trigger of the article's policy asks about, and the call's JSON text.
pub struct MadeCall {
    /// From 0 to 100.
    pub score: Option<i64>,
    /// Whether money is set aside.
    pub budget: Option<bool>,
    /// Whether the person decides.
    pub decides: Option<bool>,
    /// The whole call, about as long as the sample calls are.
    pub json: String,
}

/// The thousand calls: each fact is missing in a tenth of them, a fifth is still going on.
pub fn thousand() -> Vec<MadeCall> {
    let mut random = Rng::with_seed(20_260_619);
    (0..1000).map(|number| call(&mut random, number)).collect()
}

/// Nine times of ten.
fn known<T>(random: &mut Rng, value: T) -> Option<T> {
    (random.u64(..10) > 0).then_some(value)
}

fn call(random: &mut Rng, number: u64) -> MadeCall {
    let score = random.u64(..60) as i64 + 41;
    let (budget, decides) = (random.u64(..4) > 0, random.u64(..4) > 0);
    let score = known(random, score);
    let (budget, decides) = (known(random, budget), known(random, decides));
    let live = random.u64(..5) == 0;
    let mut facts = Vec::new();
    facts.extend(score.map(|n| format!("\"qualification_score\":{n}")));
    facts.extend(budget.map(|yes| format!("\"budget_confirmed\":{yes}")));
    facts.extend(decides.map(|yes| format!("\"decision_maker_confirmed\":{yes}")));
    let size = random
        .choice(["12000", "\"£4,200\"", "\"£15–20k\"", "\"£60k\"", "8000"])
        .unwrap();
    facts.push(format!("\"deal_size\":{size}"));
    let source = random.choice(["inbound", "outbound"]).unwrap();
    facts.push(format!("\"lead_source\":\"{source}\""));
    let first = random
        .choice(["Sarah", "Tom", "Priya", "Marcus", "Helen", "Zoë"])
        .unwrap();
    let company = random
        .choice([
            "Apex Logistics UK",
            "Ellery & Daughters",
            "Northgate Lettings",
        ])
        .unwrap();
    let json = format!(
        "{{\"id\":\"c-{number}\",\"at\":\"2026-06-{:02}T{:02}:{:02}:00Z\",\"phase\":\"{}\",\
         \"contact\":{{\"name\":\"{first} Okonkwo\",\"company\":\"{company}\",\"phone\":\"+4477009{number:05}\",\
         \"email\":\"{}@example.com\"}},\"facts\":{{{}}},\
         \"intent_signal\":\"Asked what ten outbound agents would cost before we named a price\",\
         \"call_summary\":\"Runs a team of {} that cannot keep up with call-backs. Budget is set aside for this \
         quarter; the board has agreed in principle. Wants to see it work on their own leads before the end of the \
         month, and asked twice how soon a first agent could be live.\",\
         \"disqualifying_flags\":[],\"recording_url\":\"https://example.com/recordings/c-{number}\"}}",
        random.u64(..28) + 1,
        random.u64(..24),
        random.u64(..60),
        if live { "live" } else { "ended" },
        first.to_lowercase(),
        facts.join(","),
        random.u64(..40) + 2,
    );
    MadeCall {
        score,
        budget,
        decides,
        json,
    }
}
