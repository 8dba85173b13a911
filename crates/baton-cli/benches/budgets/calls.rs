//! A thousand calls, the same on every run: made up, in the proportions of the sample calls.

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

/// SplitMix64, with its seed.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len() as u64) as usize]
    }

    /// Nine times of ten.
    fn known<T>(&mut self, value: T) -> Option<T> {
        (self.below(10) > 0).then_some(value)
    }
}

/// The thousand calls: each fact is missing in a tenth of them, a fifth is still going on.
pub fn thousand() -> Vec<MadeCall> {
    let mut random = Random(20_260_619);
    (0..1000).map(|number| call(&mut random, number)).collect()
}

fn call(random: &mut Random, number: u64) -> MadeCall {
    let score = random.below(60) as i64 + 41;
    let (budget, decides) = (random.below(4) > 0, random.below(4) > 0);
    let score = random.known(score);
    let (budget, decides) = (random.known(budget), random.known(decides));
    let live = random.below(5) == 0;
    let mut facts = Vec::new();
    facts.extend(score.map(|n| format!("\"qualification_score\":{n}")));
    facts.extend(budget.map(|yes| format!("\"budget_confirmed\":{yes}")));
    facts.extend(decides.map(|yes| format!("\"decision_maker_confirmed\":{yes}")));
    let size = random.pick(&["12000", "\"£4,200\"", "\"£15–20k\"", "\"£60k\"", "8000"]);
    facts.push(format!("\"deal_size\":{size}"));
    let source = random.pick(&["inbound", "outbound"]);
    facts.push(format!("\"lead_source\":\"{source}\""));
    let first = random.pick(&["Sarah", "Tom", "Priya", "Marcus", "Helen", "Zoë"]);
    let company = random.pick(&[
        "Apex Logistics UK",
        "Ellery & Daughters",
        "Northgate Lettings",
    ]);
    let json = format!(
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
    );
    MadeCall {
        score,
        budget,
        decides,
        json,
    }
}
