//! Timing by rounds of many passes: the fastest round, the median and the noise.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// The time of one call in nanoseconds, or a ratio of two such times.
#[derive(Clone, Copy)]
pub struct Timing {
    /// The fastest round: the time on an idle machine.
    pub fastest: f64,
    /// The median round, which is compared with the budget.
    pub median: f64,
    /// The noise: the range of the middle half of the rounds, in percent of the median.
    pub noise: f64,
}

/// The number of rounds. Many short rounds leave most of them without an interruption.
const ROUNDS: usize = 201;
const ROUND: Duration = Duration::from_millis(1);

/// A pass over some things, and how often it is repeated to fill a round.
struct Rounds<F> {
    pass: F,
    passes: u32,
    things: usize,
}

impl<T, F: FnMut() -> T> Rounds<F> {
    /// Finds out how many passes fill a round; this also warms up.
    fn new(things: usize, pass: F) -> Self {
        let mut rounds = Self {
            pass,
            passes: 1,
            things,
        };
        loop {
            let took = rounds.elapsed();
            if took >= ROUND {
                return rounds;
            }
            let more = ROUND.as_secs_f64() / took.as_secs_f64().max(1e-9);
            rounds.passes = (f64::from(rounds.passes) * more.clamp(1.2, 100.0)).ceil() as u32;
        }
    }

    fn elapsed(&mut self) -> Duration {
        let begin = Instant::now();
        for _ in 0..self.passes {
            black_box((self.pass)());
        }
        begin.elapsed()
    }

    /// One round: the nanoseconds of one thing.
    fn round(&mut self) -> f64 {
        self.elapsed().as_secs_f64() * 1e9 / f64::from(self.passes) / self.things as f64
    }
}

impl Timing {
    fn of(mut rounds: Vec<f64>) -> Self {
        rounds.sort_by(f64::total_cmp);
        let median = rounds[rounds.len() / 2];
        Self {
            fastest: rounds[0],
            median,
            noise: (rounds[rounds.len() * 3 / 4] - rounds[rounds.len() / 4]) / median * 100.0,
        }
    }
}

/// Times a pass over some things, again and again.
pub fn time<T>(things: usize, pass: impl FnMut() -> T) -> Timing {
    let mut rounds = Rounds::new(things, pass);
    Timing::of((0..ROUNDS).map(|_| rounds.round()).collect())
}

/// Something timed beside its floor.
pub struct BesideFloor {
    pub floor: Timing,
    pub timing: Timing,
    /// Returns the ratio to the floor. The fastest ratio is that of the two fastest rounds.
    pub ratio: Timing,
}

/// Times a pass and its floor round by round in turn, so that what else the machine does slows both.
pub fn beside_floor<T, U>(
    things: usize,
    floor: impl FnMut() -> T,
    pass: impl FnMut() -> U,
) -> BesideFloor {
    let (mut floor, mut pass) = (Rounds::new(things, floor), Rounds::new(things, pass));
    let pairs: Vec<(f64, f64)> = (0..ROUNDS).map(|_| (floor.round(), pass.round())).collect();
    let ratio = Timing::of(pairs.iter().map(|(floor, pass)| pass / floor).collect());
    let (floors, passes) = pairs.into_iter().unzip();
    let (floor, timing) = (Timing::of(floors), Timing::of(passes));
    BesideFloor {
        floor,
        timing,
        ratio: Timing {
            fastest: timing.fastest / floor.fastest,
            ..ratio
        },
    }
}

/// Formats nanoseconds in a suitable unit.
pub fn shown(nanoseconds: f64) -> String {
    match nanoseconds {
        n if n < 100.0 => format!("{n:.1} ns"),
        n if n < 10_000.0 => format!("{n:.0} ns"),
        n if n < 1_000_000.0 => format!("{:.1} µs", n / 1e3),
        n => format!("{:.2} ms", n / 1e6),
    }
}
