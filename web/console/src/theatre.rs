//! The live call, played beside the page; calls that are pasted are read here too, by the same engine. Requests in, HTML
//! out; the page carries none of it, and shows what it is given.

use std::cell::RefCell;

use baton_core::policy::History;
use baton_core::{Instant, PolicyDraft, document::json};
use baton_worker::protocol::{Perform, Performed, ReadCalls, Request};
use baton_worker::{respond, told};

use crate::live;
use crate::model::Model;
use crate::samples;
use crate::update::Wish;
use crate::views;

/// One call under a name of no meaning: the console's model has at least one.
const NOBODY: &str = r#"[{"title":"-","story":"-","call":{"id":"-","facts":{}}}]"#;

thread_local! {
    /// The play, from the first request on.
    static PLAY: RefCell<Option<Model>> = const { RefCell::new(None) };
}

/// The answer to one request, both as JSON texts of the protocol.
#[must_use]
pub fn answer(request: &str) -> String {
    respond(request, |what, body| match what {
        Perform::WHAT => told(body, perform),
        ReadCalls::WHAT => told(body, crate::calls::asked),
        _ => Err("the worker does not know this request".to_owned()),
    })
}

/// Does what is asked, and shows what there is to see then.
fn perform(request: Perform) -> Result<Performed, String> {
    PLAY.with_borrow_mut(|play| {
        let model = match play {
            Some(model) => model,
            None => {
                let opened = Model::open(samples::POLICY, NOBODY, None, Instant::from_epoch(0))?;
                play.insert(opened)
            }
        };
        played(model, request)
    })
}

fn played(model: &mut Model, request: Perform) -> Result<Performed, String> {
    model.said.clear();
    if let Some(draft) = request.draft {
        let node = json::parse(&draft).map_err(|why| why.to_string())?;
        model.replace_history(History::new(PolicyDraft::from_node(node)));
    }
    model.stand_in(&request.call);
    // A dialog lies over it.
    if !model.go(&request.fragment) {
        model.live.pause();
    }
    let mut wishes = match request.what.as_str() {
        "arrive" | "look" => Vec::new(),
        "fetched" => {
            let failed = request.failed.unwrap_or_default();
            let file = |text: Option<String>| text.ok_or_else(|| failed.clone());
            live::fetched(model, file(request.scenarios), file(request.policies))
        }
        what => live::update(model, what, &request.value),
    };
    wishes.extend(live::arrive(model));
    let mut performed = Performed {
        controls: views::live::controls(model),
        sides: views::live::sides(model),
        said: model.said.clone(),
        go: None,
        focus: None,
        tick: None,
        browser: Vec::new(),
    };
    for wish in wishes {
        match wish {
            Wish::Go(address) => performed.go = Some(address),
            Wish::Focus(id) => performed.focus = Some(id),
            Wish::Tick(run, ms) => performed.tick = Some(vec![u64::from(run), u64::from(ms)]),
            Wish::Rehearsals => performed.browser.push("fetch".to_owned()),
            Wish::FullScreen => performed.browser.push("full".to_owned()),
            // A live call wishes for nothing else.
            _ => {}
        }
    }
    Ok(performed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(model: &mut Model, what: &str, fragment: &str) -> Performed {
        let fetched = what == "fetched";
        let file = |text: &str| fetched.then(|| text.to_owned());
        let request = Perform {
            what: what.to_owned(),
            value: String::new(),
            fragment: fragment.to_owned(),
            call: "c-1044".to_owned(),
            draft: None,
            scenarios: file(include_str!("../../samples/scenarios.json")),
            policies: file(include_str!("../../samples/policies.json")),
            failed: None,
        };
        played(model, request).unwrap()
    }

    #[test]
    fn a_call_is_fetched_played_and_followed_by_its_address() {
        let now = Instant::from_epoch(0);
        let mut model = Model::open(samples::POLICY, NOBODY, None, now).unwrap();
        let first = ask(&mut model, "arrive", "/live/c-1044");
        assert_eq!(first.browser, ["fetch"]);
        assert_eq!(first.sides, "", "nothing to see before the files are here");
        let here = ask(&mut model, "fetched", "/live/c-1044");
        assert!(here.controls.contains("live-play"), "{}", here.controls);
        assert!(here.sides.contains("headline"), "{}", here.sides);
        assert!(
            here.controls.contains("#/live/c-1044/"),
            "addresses keep the selected call"
        );

        let playing = ask(&mut model, "play", "/live/c-1044");
        assert!(playing.tick.is_some(), "the page is asked to let time pass");
        let other = ask(&mut model, "key 2", "/live/c-1044");
        let go = other.go.expect("a digit goes to a scenario");
        let there = ask(&mut model, "arrive", go.trim_start_matches('#'));
        assert_ne!(there.controls, here.controls);
        let left = ask(&mut model, "arrive", "/sla/c-1044");
        assert_eq!(left.tick, None, "nothing plays where nobody looks");
    }
}
