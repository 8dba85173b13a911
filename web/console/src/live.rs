//! The live call: a scenario at a moment, under one policy or two. What is shown is a function of this state; playing,
//! stepping and scrubbing only move the moment.

mod clock;
mod shelf;

use std::sync::Arc;

use baton_core::Instant;
use baton_core::rehearsal::{Choice, ChoiceKind};

use crate::action::{Verb, act};
use crate::model::{Model, Screen};
use crate::update::Wish;

pub use clock::{Run, STEPS, Side, run};
pub use shelf::{POLICIES, SCENARIOS, Shelf, Stock, fetched};

/// Which policies are seen: the word in the address, the name, and their places: 0 is the draft, then the shelf's.
pub const VIEWS: [(&str, &str, &[usize]); 5] = [
    ("mine", "My draft", &[0]),
    ("pair", "Good beside bad", &[1, 2]),
    ("mine-bad", "My draft beside bad", &[0, 2]),
    ("mine-good", "My draft beside good", &[0, 1]),
    ("ugly", "Good beside ugly", &[1, 3]),
];

/// How fast a call plays: its name, the milliseconds of a second of the call, and of a key moment after it.
pub const SPEEDS: [(&str, u32, u32); 3] = [("1×", 1000, 3000), ("5×", 200, 1500), ("20×", 50, 500)];

/// Where the live call stands.
#[derive(Clone, Debug)]
pub struct Live {
    /// The scenarios and the policies to compare with.
    pub stock: Stock,
    /// The scenario's id; an unknown one is the first.
    pub scenario: String,
    /// The moment; `None` is the beginning.
    pub at: Option<Instant>,
    /// Which of the [`VIEWS`].
    pub view: usize,
    /// Which of the [`SPEEDS`].
    pub speed: usize,
    /// Whether time passes by itself.
    pub playing: bool,
    /// Which run of the clock: what an earlier one has asked for is not done any more.
    pub turn: u32,
    /// From when on the trainer decides what the AE does; before it, the scenario.
    pub decides_from: Option<Instant>,
    /// What the trainer has decided.
    pub choices: Vec<Choice>,
    /// Large type, and nothing but the call.
    pub projector: bool,
    /// Why what was asked for last is not done; empty if it is.
    pub refused: &'static str,
}

impl Default for Live {
    fn default() -> Self {
        Self {
            stock: Stock::Absent,
            scenario: String::new(),
            at: None,
            view: 0,
            speed: 1,
            playing: false,
            turn: 0,
            decides_from: None,
            choices: Vec::new(),
            projector: false,
            refused: "",
        }
    }
}

impl Live {
    /// What was fetched, if it is here.
    pub fn shelf(&self) -> Option<&Arc<Shelf>> {
        match &self.stock {
            Stock::Here(shelf) => Some(shelf),
            _ => None,
        }
    }

    /// The word of the view.
    pub fn view_word(&self) -> &'static str {
        VIEWS.get(self.view).map_or("", |(word, ..)| word)
    }

    /// Plays no more until it is asked to.
    pub fn pause(&mut self) {
        self.playing = false;
        self.turn += 1;
    }

    fn restart(&mut self) {
        self.pause();
        self.at = None;
        self.decides_from = None;
        self.choices.clear();
    }

    /// From this moment on nothing happens but what the trainer decides.
    fn decide(&mut self, at: Instant, what: Option<ChoiceKind>) {
        self.choices.retain(|choice| choice.at < at);
        self.choices.extend(what.map(|what| Choice { at, what }));
        self.decides_from = Some(self.decides_from.map_or(at, |from| from.min(at)));
    }
}

/// The address of a scenario in a view.
pub fn address(model: &Model, scenario: &str, view: &str) -> String {
    let place = model.place.address(Screen::Live, model.samples());
    [&place, scenario, view].join("/")
}

/// Takes up what the address says: a scenario and a view. Fetches what is not here yet.
pub fn arrive(model: &mut Model) -> Vec<Wish> {
    if model.place.screen != Screen::Live {
        model.live.pause();
        return Vec::new();
    }
    let live = &mut model.live;
    let (scenario, view) = match model.place.rest.split_once('/') {
        Some((scenario, view)) => (scenario, view),
        None => (model.place.rest.as_str(), ""),
    };
    if let Some(view) = VIEWS.iter().position(|(word, ..)| *word == view) {
        live.view = view;
    }
    let mut wishes = Vec::new();
    if !scenario.is_empty() && live.scenario != scenario {
        live.restart();
        live.scenario = scenario.to_owned();
        if live.shelf().is_some() {
            wishes.push(Wish::Focus("live-play".to_owned()));
        }
    }
    if matches!(live.stock, Stock::Absent) {
        live.stock = Stock::Asked;
        wishes.push(Wish::Rehearsals);
    }
    wishes
}

/// Does what is asked on the screen of the live call.
pub fn update(model: &mut Model, to: &str, value: &str) -> Vec<Wish> {
    let (word, rest) = to.split_once(' ').unwrap_or((to, ""));
    match word {
        "key" => {
            let action = key(model, rest).and_then(|action| crate::action::Action::parse(&action));
            return match action {
                Some(action) if action.verb == Verb::Go => vec![Wish::Go(action.to)],
                Some(action) => update(model, &action.to, ""),
                None => Vec::new(),
            };
        }
        "full" => return vec![Wish::FullScreen],
        "fetch" => {
            model.live.stock = Stock::Asked;
            return vec![Wish::Rehearsals];
        }
        "view" => {
            let view = if rest.is_empty() { value } else { rest };
            return vec![Wish::Go(address(model, &model.live.scenario, view))];
        }
        _ => {}
    }
    let Some(mut run) = run(model) else {
        return Vec::new();
    };
    let before = run.headlines();
    let wishes = change(&mut model.live, &mut run, word, rest, value);
    // A refusal is shown until something else is done; that time passes is nothing that anybody does.
    match &wishes {
        Err(refused) => {
            model.live.refused = refused;
            (*refused).clone_into(&mut model.said);
        }
        Ok(_) if !matches!(word, "tick" | "stride") => model.live.refused = "",
        Ok(_) => {}
    }
    let after = clock::run(model).map(|run| run.headlines());
    if let Some(after) = after.filter(|after| *after != before) {
        model.said = after;
    }
    wishes.unwrap_or_default()
}

/// What a word does; an error says why it does nothing.
fn change(
    live: &mut Live,
    run: &mut Run,
    word: &str,
    rest: &str,
    value: &str,
) -> Result<Vec<Wish>, &'static str> {
    let mine = rest.parse() == Ok(live.turn) && live.playing;
    match word {
        "play" => {
            let play = !live.playing;
            live.pause();
            live.playing = play;
            if play && run.at >= run.last() {
                live.at = None;
                run.at = run.moment(0);
            }
            if play {
                return Ok(vec![run.tick(live)]);
            }
        }
        "tick" | "stride" if mine => {
            let at = if word == "tick" {
                run.passed()
            } else {
                run.beside(true)
            };
            live.at = Some(at);
            live.playing = at < run.last();
            run.at = at;
            if live.playing {
                return Ok(vec![run.tick(live)]);
            }
        }
        "step" => {
            live.pause();
            live.at = Some(run.beside(rest == "1"));
        }
        "home" | "end" => {
            live.pause();
            live.at = (word == "end").then(|| run.last());
        }
        "seek" => {
            live.pause();
            live.at = Some(run.moment(value.parse().unwrap_or_default()));
        }
        "pause" => live.pause(),
        "restart" => live.restart(),
        "speed" => live.speed = value.parse().unwrap_or(live.speed).min(SPEEDS.len() - 1),
        "projector" => live.projector = !live.projector,
        "nobody" => live.decide(run.at, None),
        "calls" | "claims" if run.fired_at().is_none() => {
            return Err("Nothing is handed over yet: there is nobody to ring.");
        }
        "calls" => live.decide(run.at, Some(ChoiceKind::AeCalls)),
        "claims" => live.decide(run.at, Some(ChoiceKind::AeClaims)),
        _ => {}
    }
    Ok(Vec::new())
}

/// What a key does there.
pub fn key(model: &Model, chord: &str) -> Option<String> {
    let shelf = model.live.shelf()?;
    let word = match chord {
        " " => "play",
        "ArrowLeft" => "step -1",
        "ArrowRight" => "step 1",
        "Home" => "home",
        "End" => "end",
        "c" => "calls",
        "l" => "claims",
        "n" => "nobody",
        "r" => "restart",
        "p" => "projector",
        "Escape" if model.live.projector => "projector",
        "Escape" => return None,
        "f" => "full",
        "s" if model.live.view == 0 => "view pair",
        "s" => "view mine",
        digit => {
            let number: usize = digit.parse().ok()?;
            let scenario = shelf.scenarios.get((number + 9) % 10)?;
            let address = address(model, &scenario.id, model.live.view_word());
            return Some(act(Verb::Go, &address));
        }
    };
    Some(act(Verb::Live, word))
}

#[cfg(test)]
pub(crate) mod tests;
