use baton_core::rehearsal::EscalationState;

use super::*;
use crate::action::Action;
use crate::model::tests::opened;

/// The screen with everything fetched.
pub(crate) fn at(fragment: &str) -> Model {
    let mut model = opened();
    model.go(fragment);
    assert_eq!(arrive(&mut model), [Wish::Rehearsals]);
    let scenarios = include_str!("../../../samples/scenarios.json").to_owned();
    let policies = include_str!("../../../samples/policies.json").to_owned();
    fetched(&mut model, Ok(scenarios), Ok(policies));
    assert!(model.live.shelf().is_some(), "{}", model.said);
    model
}

fn moment(model: &Model) -> String {
    run(model).unwrap().at.to_string()
}

/// Presses a key and does what comes of it, and says what has to be done outside.
fn press(model: &mut Model, chord: &str) -> Vec<Wish> {
    let what = key(model, chord).unwrap_or_else(|| panic!("{chord} does nothing"));
    let action = Action::parse(&what).unwrap();
    let wishes = match action.verb {
        // The worker does on its own what the page asks of it.
        Verb::Live => update(model, &action.to, ""),
        _ => crate::update::update(model, &action, "", 0),
    };
    for wish in &wishes {
        if let Wish::Go(address) = wish {
            model.go(address.trim_start_matches('#'));
            arrive(model);
        }
    }
    wishes
}

fn tick(model: &mut Model) -> Vec<Wish> {
    let to = format!("tick {}", model.live.turn);
    update(model, &to, "")
}

fn headlines(model: &Model) -> Vec<String> {
    let run = run(model).unwrap();
    run.sides
        .into_iter()
        .map(|side| side.scene.headline)
        .collect()
}

#[test]
fn nothing_is_fetched_twice_and_what_fails_can_be_tried_again() {
    let mut model = opened();
    model.go("/live");
    assert_eq!(arrive(&mut model), [Wish::Rehearsals]);
    assert_eq!(arrive(&mut model), []);
    assert_eq!(key(&model, " "), None, "there is nothing to play yet");
    fetched(
        &mut model,
        Err("the server answered 404".to_owned()),
        Ok(String::new()),
    );
    assert_eq!(model.said, "the server answered 404");
    assert_eq!(update(&mut model, "fetch", ""), [Wish::Rehearsals]);
}

#[test]
fn steps_go_from_key_moment_to_key_moment_and_back() {
    let mut model = at("/live/c-1042/latency");
    let keys = run(&model).unwrap().keys;
    for key in &keys {
        assert_eq!(moment(&model), key.to_string());
        press(&mut model, "ArrowRight");
    }
    assert_eq!(
        moment(&model),
        keys.last().unwrap().to_string(),
        "the end is the end"
    );
    for key in keys.iter().rev().skip(1) {
        press(&mut model, "ArrowLeft");
        assert_eq!(moment(&model), key.to_string());
    }
    press(&mut model, "ArrowLeft");
    assert_eq!(moment(&model), "2026-06-16T10:00:00Z");
    press(&mut model, "End");
    assert_eq!(moment(&model), keys.last().unwrap().to_string());
    press(&mut model, "Home");
    assert_eq!(moment(&model), "2026-06-16T10:00:00Z");
}

#[test]
fn the_scrubber_gives_every_key_moment_the_same_room() {
    let mut model = at("/live/c-1042/latency");
    let keys = run(&model).unwrap().keys;
    for (index, key) in keys.iter().enumerate() {
        let position = index * STEPS;
        update(&mut model, "seek", &position.to_string());
        assert_eq!(moment(&model), key.to_string());
        assert_eq!(run(&model).unwrap().position(), position);
    }
    // The second key moment is at 8 s, the third at 26 s: half of the way is 17 s.
    assert_eq!(
        (
            keys[1].epoch() - keys[0].epoch(),
            keys[2].epoch() - keys[0].epoch()
        ),
        (8, 26)
    );
    update(&mut model, "seek", &(STEPS + STEPS / 2).to_string());
    assert_eq!(moment(&model), "2026-06-16T10:00:17Z");
    assert_eq!(run(&model).unwrap().position(), STEPS + STEPS / 2);
    update(&mut model, "seek", "99999");
    assert_eq!(moment(&model), keys.last().unwrap().to_string());
}

#[test]
fn a_call_plays_by_the_second_and_what_follows_by_strides() {
    let mut model = at("/live/c-1042/latency/mine");
    assert_eq!(
        press(&mut model, " "),
        [Wish::Tick(model.live.turn, 200)],
        "five times as fast"
    );
    tick(&mut model);
    assert_eq!(moment(&model), "2026-06-16T10:00:01Z");
    // What an earlier run has asked for is not done any more.
    press(&mut model, " ");
    press(&mut model, " ");
    let old = format!("tick {}", model.live.turn - 1);
    assert_eq!(update(&mut model, &old, ""), []);
    assert_eq!(moment(&model), "2026-06-16T10:00:01Z");
    let keys = run(&model).unwrap().keys;
    let mut ticks = 0;
    let mut stops = Vec::new();
    while model.live.playing {
        let wishes = tick(&mut model);
        stops.push(run(&model).unwrap().at);
        ticks += 1;
        assert!(ticks < 400);
        assert_eq!(wishes.is_empty(), !model.live.playing);
    }
    assert!(
        keys.iter().skip(1).all(|key| stops.contains(key)),
        "no key moment is passed over"
    );
    assert_eq!(moment(&model), keys.last().unwrap().to_string());
    press(&mut model, " ");
    assert_eq!(
        moment(&model),
        "2026-06-16T10:00:00Z",
        "it plays again from the beginning"
    );
    model.go("/trigger");
    arrive(&mut model);
    assert!(!model.live.playing, "nothing plays where nobody looks");
}

#[test]
fn who_wants_stillness_goes_from_key_moment_to_key_moment() {
    let mut model = at("/live/c-1042/latency");
    press(&mut model, " ");
    let stride = format!("stride {}", model.live.turn);
    update(&mut model, &stride, "");
    assert_eq!(moment(&model), "2026-06-16T10:00:08Z");
    assert!(model.live.playing);
}

#[test]
fn the_trainer_decides_from_a_moment_on() {
    let mut model = at("/live/c-1042/latency/pair");
    press(&mut model, "c");
    assert_eq!(
        model.said,
        "Nothing is handed over yet: there is nobody to ring."
    );
    press(&mut model, "End");
    assert_eq!(
        headlines(&model),
        [
            "The AE called Nadia Farouk in time.",
            "Nadia Farouk went elsewhere: no one called in time."
        ]
    );
    // Nobody rings, from the handoff on: the good policy's clock runs out.
    press(&mut model, "Home");
    press(&mut model, "n");
    press(&mut model, "End");
    let good = run(&model).unwrap().sides.remove(0).scene;
    assert!(
        good.escalation
            .iter()
            .any(|rung| rung.state == EscalationState::Breached)
    );
    // Ten minutes after the handoff the AE rings after all, under both.
    model.live.at = Instant::parse("2026-06-16T10:12:04Z");
    press(&mut model, "l");
    press(&mut model, "ArrowRight");
    press(&mut model, "c");
    press(&mut model, "End");
    assert_eq!(
        headlines(&model),
        [
            "The AE called Nadia Farouk in time.",
            "The AE called Nadia Farouk. No response deadline applied."
        ]
    );
    press(&mut model, "r");
    press(&mut model, "End");
    assert!(
        headlines(&model)[1].contains("went elsewhere"),
        "the scenario's choices are back"
    );
}

#[test]
fn a_choice_further_back_takes_back_what_was_chosen_later() {
    let mut model = at("/live/c-1042/latency");
    model.live.at = Instant::parse("2026-06-16T10:20:00Z");
    press(&mut model, "c");
    model.live.at = Instant::parse("2026-06-16T10:10:00Z");
    press(&mut model, "l");
    assert_eq!(model.live.choices.len(), 1);
    assert_eq!(model.live.choices[0].what, ChoiceKind::AeClaims);
    press(&mut model, "n");
    assert_eq!(model.live.choices, []);
}

#[test]
fn keys_choose_scenarios_and_views_and_are_silent_elsewhere() {
    let mut model = at("/live");
    press(&mut model, "2");
    assert_eq!(
        (run(&model).unwrap().index, model.live.view_word()),
        (1, "mine")
    );
    press(&mut model, "s");
    assert_eq!(model.live.view_word(), "pair");
    press(&mut model, "0");
    assert_eq!(
        (run(&model).unwrap().index, model.live.view_word()),
        (9, "pair")
    );
    assert_eq!(model.place.rest, "not-qualified/pair");
    press(&mut model, "s");
    assert_eq!(model.live.view_word(), "mine");
    press(&mut model, "p");
    assert!(model.live.projector);
    press(&mut model, "Escape");
    assert!(!model.live.projector, "Escape leaves it");
    assert_eq!(press(&mut model, "f"), [Wish::FullScreen]);
    for other in ["x", "Escape", "Enter", "ArrowUp", "mod+c", "Tab"] {
        assert_eq!(key(&model, other), None, "{other}");
    }
    // The page passes keys on from this screen only, and only if single keys are shortcuts.
    let passed = |model: &Model| crate::update::key(model, " ", "");
    assert_eq!(passed(&model).as_deref(), Some("live key  "));
    model.single_keys = false;
    assert_eq!(passed(&model), None);
    model.single_keys = true;
    model.go("/trigger");
    assert_eq!(passed(&model), None);
}

#[test]
fn a_new_situation_is_announced_once() {
    let mut model = at("/live/c-1042/latency");
    press(&mut model, "ArrowRight");
    model.said = String::new();
    model.live.at = Instant::parse("2026-06-16T10:02:03Z");
    update(&mut model, "step 1", "");
    assert!(model.said.starts_with("Handed off"), "{}", model.said);
    model.said = String::new();
    let position = run(&model).unwrap().position().to_string();
    update(&mut model, "seek", &position);
    assert_eq!(model.said, "");
}

#[test]
fn a_draft_with_an_error_that_can_be_mended_is_rehearsed_and_leaks() {
    let mut model = at("/live");
    let document = json_of("bad");
    crate::update::load(&mut model, document, 0);
    assert!(model.stale(), "a handoff without its pause is an error");
    let mine = run(&model).unwrap().sides.remove(0);
    assert!(
        mine.leaks
            .contains(&baton_core::rehearsal::PolicyFlaw::SequenceNotPaused)
    );
}

fn json_of(name: &str) -> baton_core::Node {
    let all =
        baton_core::document::json::parse(include_str!("../../../samples/policies.json")).unwrap();
    all.get(name).cloned().unwrap()
}
