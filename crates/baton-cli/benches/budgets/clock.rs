//! Timing: rounds of many passes, the fastest and the middle one, and how far the rounds lie apart.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long a call of something took, in nanoseconds.
#[derive(Clone, Copy)]
pub struct Timing {
    /// The fastest round: what it takes when nothing else runs.
    pub fastest: f64,
    /// The middle round, which a budget is held against.
    pub median: f64,
    /// How far the middle half of the rounds lies apart, in percent of the median: the noise.
    pub noise: f64,
}

/// Many short rounds: most of them then lie between two interruptions by whatever else runs.
const ROUNDS: usize = 201;
const ROUND: Duration = Duration::from_millis(1);

/// Times a pass over `calls` things, again and again.
pub fn time<T>(calls: usize, mut pass: impl FnMut() -> T) -> Timing {
    let mut run = |passes: u32| {
        let begin = Instant::now();
        for _ in 0..passes {
            black_box(pass());
        }
        begin.elapsed()
    };
    // As many passes as fill a round; this also warms up.
    let mut passes = 1;
    loop {
        let took = run(passes);
        if took >= ROUND {
            break;
        }
        let more = ROUND.as_secs_f64() / took.as_secs_f64().max(1e-9);
        passes = (f64::from(passes) * more.clamp(1.2, 100.0)).ceil() as u32;
    }
    let a_call = |took: Duration| took.as_secs_f64() * 1e9 / f64::from(passes) / calls as f64;
    let mut rounds: Vec<f64> = (0..ROUNDS).map(|_| a_call(run(passes))).collect();
    rounds.sort_by(f64::total_cmp);
    let median = rounds[ROUNDS / 2];
    Timing {
        fastest: rounds[0],
        median,
        noise: (rounds[ROUNDS * 3 / 4] - rounds[ROUNDS / 4]) / median * 100.0,
    }
}

/// Nanoseconds in the unit that reads best.
pub fn shown(nanoseconds: f64) -> String {
    match nanoseconds {
        n if n < 100.0 => format!("{n:.1} ns"),
        n if n < 10_000.0 => format!("{n:.0} ns"),
        n if n < 1_000_000.0 => format!("{:.1} µs", n / 1e3),
        n => format!("{:.2} ms", n / 1e6),
    }
}
